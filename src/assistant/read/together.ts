// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { numberWord } from '../../italian/numbers.ts';
import type { ReaderKnowledge } from './find-places.ts';
import type { Reading } from './reading.ts';

/** Questions before this one that a sum may take together. */
const MOST_TOGETHER = 12;

/**
 * "Chi ne ha di più tra i due?", "di quanto è aumentato?", "quanti in tutto?": the places, or the years, that the last
 * questions differed in. A difference is of two; a sum is of as many as asked the same, or as it says ("dei tre").
 */
export function togetherWith(
  turn: Reading,
  before: Reading,
  earlier: readonly Reading[],
): Pick<Reading, 'places' | 'years'> | null {
  const { operation } = turn;
  const adds =
    operation === 'somma' ||
    operation === 'media' ||
    (operation === null && turn.whole && !AMBITO.test(turn.question));
  const compares =
    operation === 'differenza' ||
    operation === 'massimo' ||
    operation === 'minimo' ||
    operation === 'classifica';
  if ((!adds && !compares) || before.places.length === 0) return null;
  if (before.places.length > 1)
    return adds || compares ? { places: before.places, years: before.years } : null;
  const said = words(turn.question).flatMap(({ text }) =>
    text === 'uno' || text === 'una' || text === 'un' ? [] : [numberWord(text)],
  );
  const number = said.find((value) => value !== null && value > 1) ?? null;
  const asked = [before];
  const most = number ?? (operation === 'differenza' ? 2 : MOST_TOGETHER);
  for (const reading of earlier.toReversed()) {
    if (asked.length >= most || !sameQuestion(reading, before)) break;
    if (reading.places.length !== 1 || reading.places[0]?.kind !== before.places[0]?.kind) break;
    asked.unshift(reading);
  }
  const places = [
    ...new Map(
      asked.flatMap(({ places: [place] }) => (place ? [[JSON.stringify(place), place]] : [])),
    ).values(),
  ];
  if (places.length > 1) return { places, years: before.years };
  const years = [...new Set(asked.flatMap((reading) => reading.years))];
  return years.length > 1 ? { places: before.places, years } : null;
}

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
