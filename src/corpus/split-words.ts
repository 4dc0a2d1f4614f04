// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import type { SourceText } from './source-text.ts';

/** Puts together the words that an extraction cut ("manut entiva"); the rest of a text stays as it is. */
export type Repair = (text: string) => string;

const LETTERS = /^\p{L}+$/u;
const SPACES = /^ {1,2}$/;

/**
 * Learns from the documents themselves: two neighbours are one word when together they stand as a word elsewhere, and
 * one of the two stands nowhere but in such pairs. The documents are gone through twice.
 */
export function learnRepair(sources: Iterable<SourceText>): Repair {
  const counts = new Map<string, number>();
  for (const line of linesOf(sources)) {
    for (const { text } of words(line)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const inPairs = new Map<string, number>();
  for (const line of linesOf(sources)) {
    for (const [left, right] of neighbours(line)) {
      if (!counts.has(left.text + right.text)) continue;
      for (const { text } of [left, right]) inPairs.set(text, (inPairs.get(text) ?? 0) + 1);
    }
  }
  const isFragment = (text: string) => (inPairs.get(text) ?? 0) >= (counts.get(text) ?? 0);
  const isCut = (left: string, right: string) =>
    counts.has(left + right) && (isFragment(left) || isFragment(right));

  return (text) => {
    let repaired = '';
    let from = 0;
    for (const [left, right] of neighbours(text)) {
      if (left.start < from || !isCut(left.text, right.text)) continue;
      repaired += text.slice(from, left.end);
      from = right.start;
    }
    return repaired + text.slice(from);
  };
}

function* linesOf(sources: Iterable<SourceText>): Generator<string> {
  for (const { lines } of sources) yield* lines;
}

/** Pairs of words with nothing but a space or two between them. */
function neighbours(text: string): [ReturnType<typeof words>[number], ReturnType<typeof words>[number]][] {
  const all = words(text);
  return all.flatMap((right, index) => {
    const left = all[index - 1];
    const near =
      left &&
      LETTERS.test(left.text) &&
      LETTERS.test(right.text) &&
      SPACES.test(text.slice(left.end, right.start));
    return near ? [[left, right]] : [];
  });
}
