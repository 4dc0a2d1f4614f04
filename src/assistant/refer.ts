// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import type { Gazetteer } from '../places/model.ts';
import type { Draft, Named } from './draft.ts';
import { COUNTS, namesMeasure } from './read/asked-aspect.ts';
import { asksOfFigures, mayGoOn, OF_ONESELF, type Thread, type Threads } from './read/conversation.ts';
import { completed, isOfNothingNamed, withNumber } from './read/ellipsis.ts';
import type { Reading } from './read/reading.ts';
import {
  findReference,
  missingSubject,
  type Reference,
  unsaidPlace,
  unsaidPlaces,
} from './read/references.ts';
import { answersTurn, isBareMeasure, isWeak, otherWays, tellsNothing, unreadBy } from './read-again.ts';
import { type DraftOf, lookUp, toldByLast, toldInList } from './told.ts';

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
  /** What each reply told. */
  const shapes: Shape[] = [];
  const asMeant = async (
    turn: string,
    index: number,
    reading: Reading,
    plain: boolean,
  ): Promise<TurnMeant> => {
    const free = index === 0 || plain || (onFigures && reading.recall !== null) || !mayGoOn(reading);
    const thread = free ? null : await threadOf(reading, resolved, threads, draftOf);
    if (thread && thread.turn !== turn) return { turn: thread.turn, thread, shape: 'other' };
    const numbered = onFigures && changesNumber(turn, reading) ? ofLastNumber(turn, resolved) : null;
    if (numbered !== null) return { turn: numbered, thread, shape: 'other', onFigures: true };
    const said = index === 0 ? null : (findReference(turn) ?? subjectLeftOut(turn, reading));
    const ofThose = said?.to.kind === 'those' && reading.places.length > 0;
    const told = said && !ofThose ? await found(said, lookUp(said, turn, resolved, draftOf)) : null;
    const named = told ?? (index === 0 ? null : await leftUnsaid(turn, reading, shapes, draftOf));
    const shape = shapeOf(reading, named);
    if (!named) return { turn, thread, shape };
    const shown = shownNames(named.items, gazetteer);
    return { turn: withNames(turn, named, gazetteer), thread, shape, referred: shown };
  };
  /** What answers nothing as it was read is read in the other ways in which it may be meant. */
  const settle = async (index: number, reading: Reading) => {
    if (index === 0) return;
    const first = await draftOf(index);
    const weak = isWeak(first);
    // Of what goes on with words, the reading that leaves least of the turn untold.
    const left = unreadBy(first, reading);
    if (!weak && (left === 0 || threads[index] === null || first.prose === undefined)) return;
    for (const way of await otherWays({ turns: resolved, threads }, reading, draftOf)) {
      const draft = answer(way.turns, way.threads);
      if (!answersTurn(await draft, reading, way.spoken)) continue;
      // Where it was answered, only what the same document says of more of it.
      const { prose } = await draft;
      const elsewhere = prose?.documento !== first.prose?.documento;
      if (!weak && (elsewhere || unreadBy(await draft, reading) >= left)) continue;
      resolved[index] = way.turns[index] ?? '';
      threads[index] = way.threads[index] ?? null;
      drafts.set(index, draft);
      return;
    }
  };
  /** "Quanta gente segue?", "di quanti soldi si parla?" of what was told in words: where those words say it, no figure is asked. */
  const ofWordsTold = async (index: number, reading: Reading) => {
    if (index === 0 || !isBareMeasure(reading)) return null;
    const { prose, figures } = await draftOf(index - 1);
    if (prose === undefined || figures.length > 0) return null;
    const near = { document: prose.documento, line: prose.righe[0] };
    const inWords = reading.unknownWords.length > 0;
    const thread: Thread = { near, whole: false, recall: null, inWords };
    const draft = await answer(resolved, [...threads.slice(0, index), thread]);
    return draft.outcome === 'answered' && answersTurn(draft, reading, [near]) ? { thread, draft } : null;
  };
  for (const [index, turn] of turns.entries()) {
    const reading = calm(alone(turn));
    const plain: boolean =
      (asksFigures(reading) && !isTermAlone(reading)) || (onFigures && changesPlace(reading));
    const meant = await asMeant(turn, index, reading, plain);
    const goesOn = reading.recall !== null || reading.smalltalk !== null;
    const wasOnFigures = onFigures;
    onFigures = meant.onFigures ?? (plain || (onFigures && goesOn));
    referred = meant.referred ?? null;
    resolved.push(meant.turn);
    threads.push(meant.thread);
    shapes.push(meant.shape);
    const asked = plain && !wasOnFigures && !goesOn ? await ofWordsTold(index, reading) : null;
    if (asked) {
      threads[index] = asked.thread;
      drafts.set(index, Promise.resolve(asked.draft));
      onFigures = false;
    }
    if (!plain) await settle(index, reading);
  }
  return { turns: resolved, threads, referred };
}

/** How a turn is meant. */
interface TurnMeant {
  readonly turn: string;
  readonly thread: Thread | null;
  readonly shape: Shape;
  /** What it was read to refer to. */
  readonly referred?: string;
  readonly onFigures?: boolean;
}

/** "Chi li gestisce?" leaves no subject unsaid: it asks of what was told. */
const subjectLeftOut = (turn: string, { recall }: Reading) => (recall === null ? missingSubject(turn) : null);

/** A reference, and what it stands for. */
interface Found {
  readonly reference: Reference;
  readonly items: readonly Named[];
}

async function found(reference: Reference, items: Promise<readonly Named[]>): Promise<Found | null> {
  const told = await items;
  return told.length > 0 ? { reference, items: told } : null;
}

/** What a reply told: comuni in a list, the one that has most or least, one that a reply before it named, or something else. */
type Shape = 'list' | 'first' | 'one' | 'other';

const MEMBERS: ReadonlySet<string> = new Set(['comuni_area', 'comuni_elenco', 'comuni_ambito']);

function shapeOf({ operation, by, bounds, topics }: Reading, named: Found | null): Shape {
  // The comuni of a territory are those of a place, which the next question keeps.
  const members = bounds === null && topics.length > 0 && topics.every((id) => MEMBERS.has(id));
  const ofComuni = (by === null || by === 'comune') && !members;
  if (ofComuni && bounds !== null) return 'list';
  if (ofComuni && (operation === 'massimo' || operation === 'minimo')) return 'first';
  if (ofComuni && (operation === 'elenco_comuni' || operation === 'senza')) return 'list';
  return named !== null && named.items.length === 1 ? 'one' : 'other';
}

/**
 * What a turn leaves unsaid after which one has most: of that one, "quanti maschi e quante femmine?"; of the last two told,
 * "quanto fanno insieme?"; after which ones have some, of those: "quanti abitanti fanno in tutto?".
 */
async function leftUnsaid(
  turn: string,
  reading: Reading,
  shapes: readonly Shape[],
  draftOf: DraftOf,
): Promise<Found | null> {
  const { places, by, aspect, owners, operation, topics, whole } = reading;
  const last = shapes.length - 1;
  const shape = shapes[last];
  if (places.length > 0 || by !== null || aspect !== null) return null;
  const adds = TOGETHER.has(operation);
  if (shape === 'list' && ((adds && topics.length > 0) || asksWhichOfThem(reading))) {
    const items = await toldInList(last, draftOf);
    return items.length > 1 ? { reference: unsaidPlaces(turn), items } : null;
  }
  const singles = shapes.slice(-MOST_BETWEEN).every((each) => each === 'first' || each === 'one');
  if (singles && (adds || (whole && topics.length === 0))) {
    const items = await toldByLast(shapes.length, draftOf);
    return items.length > 1 ? { reference: unsaidPlaces(turn), items } : null;
  }
  const asks = namesMeasure(reading) && operation === null && owners.length === 0 && !whole;
  if (!asks || shape !== 'first') return null;
  const { ranked, named } = await draftOf(last);
  const [first] = named ?? [];
  return ranked && first ? { reference: unsaidPlace(turn), items: [first] } : null;
}

/**
 * "Quali hanno alloggi?", "chi ha più abitanti?", "il più piccolo?" after a list of comuni: of those, where neither all of the
 * comuni nor an ambito is named, and what is asked is not what the list was of.
 */
function asksWhichOfThem(reading: Reading): boolean {
  const { operation, question, unknownWords, topics, housing } = reading;
  if (operation === null || OF_ALL.test(question) || unknownWords.length > 0) return false;
  const measured = namesMeasure(reading) || housing;
  if (RANKS.has(operation)) return measured || (topics.length === 0 && OF_SIZE.test(question));
  return measured && PICKS.has(operation) && WHICH.test(question);
}

const RANKS: ReadonlySet<Reading['operation']> = new Set(['massimo', 'minimo']);
const PICKS: ReadonlySet<Reading['operation']> = new Set(['elenco_comuni', 'senza', 'conteggio_comuni']);
const WHICH = /^\W*(?:(?:e|ed|ma|invece)\W+)*(?:qual[ei]|quant[ie])\b/i;
const OF_ALL = /\b(?:comun[ei]|paes[ei]|ambit[oi]|ovunque|piano|zona|territorio|at|aggregazion[ei])\b/i;
const OF_SIZE = /\b(?:pi[uù]|meno)\s+(?:grand|gross|popolos|abitat|piccol)/i;

/** Operations between what was told one by one. */
const TOGETHER: ReadonlySet<Reading['operation']> = new Set(['somma', 'differenza', 'media', 'rapporto']);

/** Most names that are shown of what a turn was read to refer to. */
const MOST_SHOWN = 3;

function shownNames(items: readonly Named[], gazetteer: Gazetteer): string {
  const names = items.map((item) => asAsked(item, gazetteer));
  const left = names.length - MOST_SHOWN;
  return left > 1 ? `${names.slice(0, MOST_SHOWN).join(', ')} e gli altri nominati` : listed(names);
}

/** "A, B e C". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;

/** A turn with names in the place of the words that stand for them. */
function withNames(turn: string, { reference, items }: Found, gazetteer: Gazetteer): string {
  const { start, end, preposition } = reference;
  const names = listed(items.map((item) => asAsked(item, gazetteer)));
  const lead = start === end ? ' ' : '';
  return `${turn.slice(0, start)}${lead}${preposition ? `${preposition} ` : ''}${names}${turn.slice(end)}`;
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

/** "E la 7?", "e per la misura 3?": nothing is said but a number, of something that goes by it. */
const changesNumber = (turn: string, { topics, places, years, owners, codes, recall }: Reading) =>
  places.length + years.length + owners.length + codes.length === 0 &&
  recall === null &&
  (topics.length === 0 || BY_NUMBER.test(turn));
const BY_NUMBER =
  /^\s*(?:e |ed )?(?:per |con |della |dell['’])?(?:la |il |l['’])?(?:misura|dgr)\s+\d{1,4}\s*[?!.]*$/i;

/** "E la 4?": the nearest question before that named something by its number, of the other number. */
function ofLastNumber(turn: string, before: readonly string[]): string | null {
  for (const last of before.toReversed().slice(0, MOST_SINCE_NUMBER)) {
    const numbered = NUMBERED.test(last) ? withNumber(turn, last) : null;
    if (numbered !== null) return numbered;
  }
  const last = before.at(-1);
  return last === undefined ? null : withNumber(turn, last);
}

/** Turns back in which what goes by a number may have been named. */
const MOST_SINCE_NUMBER = 4;
const NUMBERED = /\b(?:misura|at|aggregazione|dgr|azione|punto|lettera|allegato)\s+\w{1,4}\b/i;

/** Turns back to which small talk may stand between a reply and what goes on with it. */
const MOST_BETWEEN = 2;

/** What is asked of the documents' words by saying them again. */
const SAYS_AGAIN: ReadonlySet<Reading['recall']> = new Set(['source', 'owner', 'again', 'doubt']);

/** The reply in the documents' words that a turn may go on with, and the turn made whole; null where the last reply is none. */
async function threadOf(
  reading: Reading,
  before: readonly string[],
  threads: Threads,
  draftOf: DraftOf,
): Promise<(Thread & { readonly turn: string }) | null> {
  const { question, recall } = reading;
  for (let index = before.length - 1; index >= Math.max(0, before.length - MOST_BETWEEN); index--) {
    const draft = await draftOf(index);
    if (tellsNothing(draft)) continue;
    const said = before[nameable(index, before, threads)];
    if (draft.prose === undefined || said === undefined) return null;
    const near = { document: draft.prose.documento, line: draft.prose.righe[0] };
    if (recall !== null && SAYS_AGAIN.has(recall)) return { near, recall, whole: true, turn: said };
    const measured = namesMeasure(reading) && !isTermAlone(reading);
    const placed = reading.places.some(({ kind }) => kind !== 'elsewhere');
    const ofFigures = placed || measured || asksOfFigures(reading);
    const turn = ofFigures ? null : completed(question, said);
    // "Chi è il capofila? E i partner?" of a project: of the same project.
    const goesOn = threads[index]?.whole === false && WHO_IS.test(said);
    return { near, recall: null, whole: turn !== null && !goesOn, turn: turn ?? question };
  }
  return null;
}

const WHO_IS = /^\W*(?:e )?chi (?:è|e['’]?|sono|era|erano)\s/i;

/** "E i SAT?", "e in un SAT?" after a rule: a term that the rules treat as well, and neither how many nor whose. */
const isTermAlone = ({ topics, places, owners, operation, question, whole, unknownWords }: Reading) =>
  topics.length === 1 &&
  TERMS.has(topics[0] ?? '') &&
  places.length + owners.length + unknownWords.length === 0 &&
  operation === null &&
  !whole &&
  !COUNTS.test(question) &&
  !DWELLINGS.test(question);
/** "Gli alloggi SAT" are counted, "i SAT" may be explained. */
const DWELLINGS = /\b(?:allogg|cas[ae]\b|unit[aà])/i;
const TERMS: ReadonlySet<string> = new Set(['alloggi_sat', 'contributo']);

/** The nearest question that names what it asks of: of "chi lo approva?", the one that it goes on with. */
function nameable(index: number, before: readonly string[], threads: Threads): number {
  let at = index;
  while (at > 0 && threads[at] && !threads[at]?.whole && isOfNothingNamed(words(before[at] ?? ''))) at--;
  return at;
}

/** A name as the reader knows it: a sub-ambito may be called as one of its comuni. */
function asAsked({ kind, name }: Named, gazetteer: Gazetteer): string {
  if (kind === 'ambito') return `ambito ${name}`;
  if (kind !== 'area') return name;
  const area = gazetteer.aree.find(({ nome }) => nome === name);
  return area?.alias.includes(name) ? name : (area?.alias[0] ?? name);
}
