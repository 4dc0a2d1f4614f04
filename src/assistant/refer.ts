// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../places/model.ts';
import type { Draft, Named } from './draft.ts';
import { namesMeasure } from './read/asked-aspect.ts';
import { mayGoOn, OF_ONESELF, type Thread, type Threads } from './read/conversation.ts';
import { completed, withNumber } from './read/ellipsis.ts';
import type { Reading } from './read/reading.ts';
import { findReference, missingSubject, type Reference } from './read/references.ts';

/** A conversation whose last turn names what it refers to. */
export interface Resolved {
  readonly turns: readonly string[];
  /** What is known of each turn from the reply before it. */
  readonly threads: Threads;
  /** What the last turn was read to refer to, to be shown; null where it refers to nothing. */
  readonly referred: string | null;
}

/** What it takes to tell what a turn refers to. */
export interface Referring {
  /** The reply to the last of some turns. */
  answer(turns: readonly string[], threads: Threads): Promise<Draft>;
  /** How a turn is read by itself. */
  alone(turn: string): Reading;
  /** Whether a turn, as it is read by itself, asks a figure and nothing else. */
  asksFigures(alone: Reading): boolean;
  readonly gazetteer: Gazetteer;
}

/**
 * Turns in which "il secondo", "quel comune" or "lì" give way to the name that the replies before them gave. A turn without
 * such words costs nothing; one with them has the turns before it answered, the nearest first. A turn that goes on with a
 * reply in the documents' words is made whole by the question that the reply answered.
 */
export async function resolveReferences(
  turns: readonly string[],
  { answer, alone, asksFigures, gazetteer }: Referring,
): Promise<Resolved> {
  const resolved: string[] = [];
  const threads: (Thread | null)[] = [];
  const drafts = new Map<number, Promise<Draft>>();
  const draftOf = (index: number) => {
    const known = drafts.get(index) ?? answer(resolved.slice(0, index + 1), threads.slice(0, index + 1));
    drafts.set(index, known);
    return known;
  };
  let referred: string | null = null;
  // After a question on figures, one that only changes its place is on figures too: no reply is needed to tell.
  let onFigures = false;
  for (const [index, turn] of turns.entries()) {
    referred = null;
    const reading = calm(alone(turn));
    const plain: boolean = asksFigures(reading) || (onFigures && changesPlace(reading));
    const free = index === 0 || plain || (onFigures && reading.recall !== null) || !mayGoOn(reading);
    const thread = free ? null : await threadOf(reading, resolved, draftOf);
    const wasOnFigures = onFigures;
    onFigures = plain || (onFigures && (reading.recall !== null || reading.smalltalk !== null));
    if (thread && thread.turn !== turn) {
      resolved.push(thread.turn);
      threads.push(thread);
      continue;
    }
    threads.push(thread);
    const last = resolved.at(-1);
    const numbered =
      last !== undefined && wasOnFigures && changesNumber(reading) ? withNumber(turn, last) : null;
    if (numbered !== null) {
      onFigures = true;
      resolved.push(numbered);
      continue;
    }
    const reference = index === 0 ? null : (findReference(turn) ?? missingSubject(turn));
    const named = reference && (await lookUp(reference, turn, resolved, draftOf));
    if (!reference || !named) {
      resolved.push(turn);
      continue;
    }
    const name = asAsked(named, gazetteer);
    const bare = reference.start === reference.end;
    const put = `${reference.preposition ? `${reference.preposition} ` : bare ? ' ' : ''}${name}`;
    resolved.push(turn.slice(0, reference.start) + put + turn.slice(reference.end));
    referred = name;
  }
  return { turns: resolved, threads, referred };
}

/** Words of danger of nobody who writes ("quanti erano senza casa?") go on with what was said. */
const calm = (reading: Reading): Reading =>
  reading.danger && !OF_ONESELF.test(reading.question) ? { ...reading, danger: false } : reading;

/** "E a Soncino?", "e nel 2019?", "e di ALER?": nothing is said but where, when or whose. */
const changesPlace = ({ topics, unknownWords, places, years, owners, aspect, uses }: Reading) =>
  topics.length === 0 &&
  unknownWords.length === 0 &&
  aspect === null &&
  places.length + years.length + owners.length + uses.length > 0;

/** "E la 7?": nothing is said but a number. */
const changesNumber = ({ topics, places, years, owners, codes, recall }: Reading) =>
  topics.length + places.length + years.length + owners.length + codes.length === 0 && recall === null;

/** Turns back to which small talk may stand between a reply and what goes on with it. */
const MOST_BETWEEN = 2;

/** The reply in the documents' words that a turn may go on with, and the turn made whole; null where the last reply is none. */
async function threadOf(
  reading: Reading,
  before: readonly string[],
  draftOf: (index: number) => Promise<Draft>,
): Promise<(Thread & { readonly turn: string }) | null> {
  const { question, recall } = reading;
  for (let index = before.length - 1; index >= Math.max(0, before.length - MOST_BETWEEN); index--) {
    const draft = await draftOf(index);
    if (draft.outcome === 'smalltalk') continue;
    const said = before[index];
    if (draft.prose === undefined || said === undefined) return null;
    const near = { document: draft.prose.documento, line: draft.prose.righe[0] };
    if (recall !== null) return { near, recall, whole: true, turn: said };
    const turn = reading.places.length > 0 || namesMeasure(reading) ? null : completed(question, said);
    return { near, recall, whole: turn !== null, turn: turn ?? question };
  }
  return null;
}

/** What a reference stands for, in the nearest reply that can tell; null where none can. */
async function lookUp(
  { to, start, end }: Reference,
  turn: string,
  before: readonly string[],
  draftOf: (index: number) => Promise<Draft>,
): Promise<Named | null> {
  const implied = start === end;
  for (let index = before.length - 1; index >= 0; index--) {
    const draft = await draftOf(index);
    const ofArea = to.kind === 'that' && !implied && AREA.test(turn.slice(start, end));
    const items = ofArea ? areasOf(draft) : (draft.named ?? namesOf(draft));
    const [first] = items;
    if (!first) continue;
    switch (to.kind) {
      case 'nth':
        if (items.length < 2) continue;
        return items.at(to.index > 0 ? to.index - 1 : -1) ?? null;
      case 'other': {
        if (items.length !== 2) continue;
        const since = before.slice(index + 1).join(' ');
        return items.find(({ name }) => !since.includes(name)) ?? null;
      }
      case 'that':
        // Of several, the one that the reply put first; a verb's subject is only ever that.
        if (draft.ranked) return turn.slice(start, end).includes('ambito') ? null : first;
        return items.length === 1 && !implied ? first : ofArea ? first : null;
    }
  }
  if (to.kind === 'that') return null;
  // "Il primo", of things asked about one by one.
  const each: Named[] = [];
  for (const index of before.keys()) {
    const draft = await draftOf(index);
    const items = draft.named ?? namesOf(draft);
    const [only] = items;
    if (only && items.length === 1 && !each.some(({ name }) => name === only.name)) each.push(only);
  }
  if (each.length < 2) return null;
  return (to.kind === 'nth' ? each.at(to.index > 0 ? to.index - 1 : -1) : each.at(-2)) ?? null;
}

/** "Quella AT", "questa aggregazione". */
const AREA = /\b(?:at|aggregazione|sub-?ambito)\b/i;

/** The areas that a reply names, or that it says a comune is in. */
function areasOf({ named, figures }: Draft): Named[] {
  const areas = (named ?? []).filter(({ kind }) => kind === 'area');
  if (areas.length > 0) return areas;
  return figures.flatMap(({ misura, valore }): Named[] =>
    misura === 'aggregazione' && typeof valore === 'string' ? [{ kind: 'area', name: valore }] : [],
  );
}

/** The comuni whose figures a reply gives, in its order. */
function namesOf(draft: Draft): Named[] {
  const names = draft.figures.flatMap(({ luogo }) => (luogo?.tipo === 'comune' ? [luogo.nome] : []));
  return [...new Set(names)].map((name) => ({ kind: 'comune', name }));
}

/** A name as the reader knows it: a sub-ambito may be called as one of its comuni. */
function asAsked({ kind, name }: Named, gazetteer: Gazetteer): string {
  if (kind === 'ambito') return `ambito ${name}`;
  if (kind !== 'area') return name;
  const area = gazetteer.aree.find(({ nome }) => nome === name);
  return area?.alias.includes(name) ? name : (area?.alias[0] ?? name);
}
