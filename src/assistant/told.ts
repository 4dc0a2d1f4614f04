// SPDX-License-Identifier: EUPL-1.2
import type { Draft, Named } from './draft.ts';
import type { Reference } from './read/references.ts';

/** The reply to a turn of a conversation, by its place in it. */
export type DraftOf = (index: number) => Promise<Draft>;

/** Most comuni of one reply that are named again in a question. */
const MOST_NAMED = 60;

/** What a reference stands for, in the nearest reply that can tell; none where no reply can. */
export async function lookUp(
  { to, start, end }: Reference,
  turn: string,
  before: readonly string[],
  draftOf: DraftOf,
): Promise<readonly Named[]> {
  const implied = start === end;
  for (let index = before.length - 1; index >= 0; index--) {
    const draft = await draftOf(index);
    // "In che AT è Vescovato? Quanti comuni ha?": the AT, not the comune.
    const ofArea =
      to.kind === 'that' &&
      (implied ? OF_AREAS.test(turn) && areasOf(draft).length > 0 : AREA.test(turn.slice(start, end)));
    const items = ofArea ? areasOf(draft) : toldBy(draft);
    const [first] = items;
    if (!first) continue;
    switch (to.kind) {
      case 'nth':
        if (items.length < 2) continue;
        return only(items.at(to.index > 0 ? to.index - 1 : -1));
      case 'other': {
        if (items.length !== 2) continue;
        const since = before.slice(index + 1).join(' ');
        const told = await namesTold(before.keys(), index, draftOf);
        return only(items.find(({ name }) => !since.includes(name) && !told.has(name)));
      }
      case 'that':
        // Of several, the one that the reply put first; a verb's subject is only ever that.
        if (draft.ranked) return turn.slice(start, end).includes('ambito') ? [] : [first];
        if (ofArea || items.length === 1) return implied && items.length > 1 && !ofArea ? [] : [first];
        return !implied && isFew(items) ? items : [];
      case 'those':
        return items.length > 1 && items.length <= MOST_NAMED && items.every(isComune) ? items : [];
    }
  }
  return to.kind === 'that' ? [] : toldOneByOne(to, before, draftOf);
}

/** Names of what the replies after one told. */
async function namesTold(indexes: Iterable<number>, after: number, draftOf: DraftOf): Promise<Set<string>> {
  const names = new Set<string>();
  for (const index of indexes)
    if (index > after) for (const { name } of toldBy(await draftOf(index))) names.add(name);
  return names;
}

/** "Il primo", of things asked about one by one. */
async function toldOneByOne(
  to: Exclude<Reference['to'], { kind: 'that' }>,
  before: readonly string[],
  draftOf: DraftOf,
): Promise<readonly Named[]> {
  const each: Named[] = [];
  for (const index of before.keys()) {
    const [single, more] = toldBy(await draftOf(index));
    if (single && !more && !each.some(({ name }) => name === single.name)) each.push(single);
  }
  if (each.length < 2) return [];
  if (to.kind === 'those') return each;
  return only(to.kind === 'nth' ? each.at(to.index > 0 ? to.index - 1 : -1) : each.at(-2));
}

/** The comuni that a reply lists. */
export async function toldInList(index: number, draftOf: DraftOf): Promise<readonly Named[]> {
  const items = toldBy(await draftOf(index));
  return items.length <= MOST_NAMED && items.every(isComune) ? items : [];
}

/** Replies that two things told one by one stand in. */
const BOTH = 2;

/** The one thing that each of the last two replies told or put first. */
export async function toldByLast(length: number, draftOf: DraftOf): Promise<readonly Named[]> {
  const each = new Map<string, Named>();
  for (let index = Math.max(0, length - BOTH); index < length; index++) {
    const draft = await draftOf(index);
    const items = toldBy(draft);
    const [first] = items;
    if (first && (draft.ranked || items.length === 1)) each.set(first.name, first);
  }
  return each.size === BOTH ? [...each.values()] : [];
}

/** Of how many "quel comune" may still be said, each of which is then told. */
const FEW = 3;
const isFew = (items: readonly Named[]) => items.length <= FEW && items.every(isComune);
const isComune = ({ kind }: Named) => kind === 'comune';
const only = (item: Named | undefined): readonly Named[] => (item ? [item] : []);

/** What an area alone has. */
const OF_AREAS = /\bcomuni\b/i;

/** "Quella AT", "questa aggregazione". */
const AREA = /\b(?:at|aggregazione|sub-?ambito)\b/i;

/** What a reply lists, in its order; else the comuni whose figures it gives. */
function toldBy({ named, figures }: Draft): readonly Named[] {
  if (named) return named;
  const names = figures.flatMap(({ luogo }) => (luogo?.tipo === 'comune' ? [luogo.nome] : []));
  return [...new Set(names)].map((name) => ({ kind: 'comune', name }));
}

/** The areas that a reply names, or that it says a comune is in. */
function areasOf({ named, figures }: Draft): Named[] {
  const areas = (named ?? []).filter(({ kind }) => kind === 'area');
  if (areas.length > 0) return areas;
  return figures.flatMap(({ misura, valore }): Named[] =>
    misura === 'aggregazione' && typeof valore === 'string' ? [{ kind: 'area', name: valore }] : [],
  );
}
