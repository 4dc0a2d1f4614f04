// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { numberWord } from '../../italian/numbers.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { ambitoOf } from './place-ambito.ts';
import type { AskedPlace, Owner, Reading } from './reading.ts';

/** Questions before this one that a sum may take together. */
const MOST_TOGETHER = 12;

/** What the last questions differed in, to be taken together. */
export type Together = Pick<Reading, 'places' | 'years'> & Partial<Pick<Reading, 'owners'>>;

/**
 * "Chi ne ha di più tra i due?", "di quanto è aumentato?", "quanti in tutto?": the places, the owners or the years that the
 * last questions differed in. A difference is of two; a sum is of as many as asked the same, or as it says ("dei tre").
 */
export function togetherWith(turn: Reading, before: Reading, earlier: readonly Reading[]): Together | null {
  const { operation } = turn;
  const adds = ADDS.has(operation) || (operation === null && turn.whole && !AMBITO.test(turn.question));
  // A year that the turn names is the one that it asks of.
  if ((!adds && !COMPARES.has(operation)) || before.places.length === 0 || turn.years.length > 0) return null;
  // "Quanti in tutto?" after which of those named have some: of those that have.
  if (before.operation === 'elenco_comuni' && before.places.length > 1 && operation === null) return null;
  // "Quale comune è il più grande della 6?": one of it, not one of the areas spoken of.
  const within = before.places.some(({ kind }) => kind === 'area') && OF_COMUNI.test(turn.question);
  if (within && !adds) return null;
  if (before.places.length > 1) return { places: before.places, years: before.years };
  const asked = askedTheSame(turn, before, earlier);
  const owners = ownersOf(asked);
  const places = distinct(asked.map(({ places: [place] }) => place));
  if (owners.length > 1) {
    const comune = places.filter(({ kind }) => kind === 'comune');
    return { places: comune.length > 0 ? comune : before.places, years: before.years, owners };
  }
  if (places.length > 1) return { places, years: before.years };
  const years = [...new Set(asked.flatMap((reading) => reading.years))];
  return years.length > 1 ? { places: before.places, years } : null;
}

const ADDS: ReadonlySet<Reading['operation']> = new Set(['somma', 'media']);
const COMPARES: ReadonlySet<Reading['operation']> = new Set([
  'differenza',
  'massimo',
  'minimo',
  'classifica',
]);

/** The last questions that asked the same figure, as many as the turn takes together, the oldest first. */
function askedTheSame(turn: Reading, before: Reading, earlier: readonly Reading[]): readonly Reading[] {
  const said = words(turn.question).flatMap(({ text }) =>
    text === 'uno' || text === 'una' || text === 'un' ? [] : [numberWord(text)],
  );
  const number = said.find((value) => value !== null && value > 1) ?? null;
  const most = number ?? (turn.operation === 'differenza' ? 2 : MOST_TOGETHER);
  const asked = [before];
  // "Differenza di abitanti tra i due": of the places spoken of, whatever was asked of them.
  const own = turn.topics.length > 0 && number !== null;
  for (const reading of earlier.toReversed()) {
    if (asked.length >= most || reading.places.length !== 1) break;
    if (own && asked.some(({ places }) => JSON.stringify(places) === JSON.stringify(reading.places)))
      continue;
    if (!own && !sameQuestion(reading, before)) break;
    if (reading.places[0]?.kind !== before.places[0]?.kind && !ofOtherOwner(reading, before)) break;
    asked.unshift(reading);
  }
  return asked;
}

/** The contribution of ALER's, which is the ambito's, and that of a comune of it. */
const ofOtherOwner = (one: Reading, other: Reading) =>
  ownersOf([one, other]).length > 1 && ambitoOf(one.places[0]) === ambitoOf(other.places[0]);

/** The owners that some questions are of, one each; none where one of them is of no one owner, or of places apart. */
function ownersOf(asked: readonly Reading[]): Reading['owners'] {
  const ambiti = new Set(asked.map(({ places: [place] }) => ambitoOf(place)));
  const comuni = distinct(asked.flatMap(({ places }) => places.filter(({ kind }) => kind === 'comune')));
  const owners = asked.flatMap((each) => ownerOf(each) ?? []);
  const apart = owners.length < asked.length || ambiti.size > 1 || comuni.length > 1;
  return apart ? [] : [...new Set(owners)];
}

/** "Il contributo del comune di Cremona" is the comune's own. */
function ownerOf({ owners, alerUnit, namedAsComune }: Reading): Owner | null {
  const [owner, more] = owners;
  if (more !== undefined || alerUnit !== null) return null;
  return owner ?? (namedAsComune ? 'comune' : null);
}

const distinct = (places: readonly (AskedPlace | undefined)[]): AskedPlace[] => [
  ...new Map(places.flatMap((place) => (place ? [[JSON.stringify(place), place]] : []))).values(),
];

const OF_COMUNI = /\bcomun[ei]\b/i;

const AMBITO = /\b(?:ambito|piano|tutti|ovunque)\b/i;

/** Whether two questions ask the same figure, of whatever place and year. */
function sameQuestion(one: Reading, other: Reading): boolean {
  return (
    one.topics.join() === other.topics.join() &&
    one.uses.join() === other.uses.join() &&
    one.by === other.by &&
    one.codes.length === 0
  );
}

/** "In tutto?" after both parts of a whole: of the same place, not of its ambito. */
export function sumOfParts(
  turn: Reading,
  before: Reading,
  earlier: readonly Reading[],
  lexicon: ReaderKnowledge['lexicon'],
): boolean {
  if (AMBITO.test(turn.question)) return false;
  const parentOf = ({ topics }: Reading) =>
    topics.length === 1 ? (lexicon.topics.get(topics[0] ?? '')?.narrows ?? null) : null;
  const last = earlier.at(-1);
  const parent = parentOf(before);
  return (
    parent !== null &&
    last !== undefined &&
    parentOf(last) === parent &&
    last.topics.join() !== before.topics.join() &&
    JSON.stringify(last.places) === JSON.stringify(before.places)
  );
}
