// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../../italian/distance.ts';
import { fold, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import { COUNTS } from './asked-aspect.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Shorter words tell too little apart, and are too near to others. */
const SHORTEST = 3;
/** From this length on, two slips of the pen still lead to one word. */
const LONG = 8;
/** What is asked most, and mistyped worst. */
const DWELLINGS = ['alloggi', 'alloggio', 'appartamenti', 'abitazioni'];
/** Letters of an ending. */
const ENDING = 2;
/** Where a question on how many ends, and something else begins. */
const BORDER = /[,;:?!()]/;

/**
 * The word by which a question on how many tells a part of them from all: "stranieri" of "residenti stranieri", "camere" of
 * "più di tre camere", "Caritas" of "quanti ne ha la Caritas". No row of a table has it: the figure of all would be no answer.
 * A word that a slip of the pen explains is none; null where every word after "quanti" is read.
 */
export function toldApart(
  { question, unknownWords, operation, story, why, codes, excluded }: Reading,
  lexicon: Lexicon,
): string | null {
  if (operation !== null || story !== null || why || codes.length > 0 || excluded.length > 0) return null;
  const counting = question.split(BORDER).find((clause) => COUNTS.test(clause));
  if (counting === undefined) return null;
  const from = counting.search(COUNTS);
  const tells = tellingOf(lexicon);
  const telling = words(counting.slice(from))
    .map(({ text }) => text)
    .find((word) => word.length >= SHORTEST && unknownWords.includes(word) && tells(word));
  return telling ?? null;
}

/** "Chi è il responsabile dell'ufficio casa?": of dwellings and of no measure, with a word that no figure has. */
export function asksOther(
  { question, topics, uses, unknownWords, list }: Reading,
  lexicon: Lexicon,
): boolean {
  if (topics.length + uses.length > 0 || list || !OPEN.test(fold(question)) || COUNTS.test(question))
    return false;
  const tells = tellingOf(lexicon);
  return unknownWords.some((word) => word.length >= SHORTEST && tells(word));
}

/** A question that no number answers. */
const OPEN =
  /^(?:(?:e|ma|scusi|salve|buongiorno|mi sa dire|sapete|sa|vorrei sapere)[ ,]+)*(?:chi|quando|come|perche|da quando|che cosa|cosa)\b/;

/** Whether an unknown word tells something apart: it is not idle, and no slip of the pen for a word that is read. */
function tellingOf({
  vocabulary,
  idleStems,
  idleWords,
  emptyWords,
  frequentWords,
}: Lexicon): (word: string) => boolean {
  const isSlip = (word: string) => {
    const slips = word.length >= LONG ? 2 : 1;
    const known = [vocabulary, frequentWords, idleWords].some((words) => isSlipOf(word, words, slips));
    return known || DWELLINGS.some((other) => distance(word, other, 2) <= 2);
  };
  return (word) => !idleStems.has(stem(word)) && !emptyWords.has(word) && !isSlip(word);
}

/**
 * Whether so many slips of the pen make `word` of one of `known`, of which it is no other form; the first letter is right, and
 * of two slips none is in the ending, which makes other words: "comprato" and "compreso".
 */
export function isSlipOf(word: string, known: ReadonlySet<string>, slips: number): boolean {
  const near = (other: string) => {
    const most = other.slice(-ENDING) === word.slice(-ENDING) ? slips : 1;
    return other[0] === word[0] && distance(word, other, most) <= most && stem(other) !== stem(word);
  };
  return [...known].some(near);
}
