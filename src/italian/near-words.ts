// SPDX-License-Identifier: EUPL-1.2
import { hashIndex, hashOf } from './hash-index.ts';
import { slipCost } from './slips.ts';

/** A word that a written one may stand for, and how unlikely the slip between them is. */
export interface NearWord {
  readonly word: string;
  readonly cost: number;
}

/** Words by all that is left of them without one letter, so that those a slip away are found without reading the rest. */
export function nearWords(vocabulary: Iterable<string>): (written: string) => readonly NearWord[] {
  const words = [...new Set(vocabulary)];
  const byRest = hashIndex(restsOfAll(words));
  return (written) => {
    const found = new Map<string, number>();
    for (const rest of restsOf(written)) {
      for (const index of byRest.get(rest)) {
        const word = words[index] ?? '';
        if (found.has(word)) continue;
        const cost = slipCost(written, word);
        if (cost !== null) found.set(word, cost);
      }
    }
    return [...found].map(([word, cost]) => ({ word, cost })).sort((a, b) => a.cost - b.cost);
  };
}

/** Each rest of each word with the word's index: as they are asked for, since together they are many. */
function* restsOfAll(words: readonly string[]): Generator<readonly [rest: number, index: number]> {
  for (const [index, word] of words.entries()) {
    for (const rest of restsOf(word)) yield [rest, index];
  }
}

/** Hashes of a word whole, and without each of its letters. */
function restsOf(word: string): ReadonlySet<number> {
  const rests = new Set([hashOf(word)]);
  for (let at = 0; at < word.length; at++) rests.add(hashOf(word, at));
  return rests;
}
