// SPDX-License-Identifier: EUPL-1.2
import { slipCost } from './slips.ts';

/** A word that a written one may stand for, and how unlikely the slip between them is. */
export interface NearWord {
  readonly word: string;
  readonly cost: number;
}

/** Words by all that is left of them without one letter, so that those a slip away are found without reading the rest. */
export function nearWords(vocabulary: Iterable<string>): (written: string) => readonly NearWord[] {
  const byRest = new Map<string, string[]>();
  for (const word of new Set(vocabulary)) {
    for (const rest of restsOf(word)) {
      const known = byRest.get(rest);
      if (known) known.push(word);
      else byRest.set(rest, [word]);
    }
  }
  return (written) => {
    const found = new Map<string, number>();
    for (const rest of restsOf(written)) {
      for (const word of byRest.get(rest) ?? []) {
        if (found.has(word)) continue;
        const cost = slipCost(written, word);
        if (cost !== null) found.set(word, cost);
      }
    }
    return [...found].map(([word, cost]) => ({ word, cost })).sort((a, b) => a.cost - b.cost);
  };
}

/** A word whole, and without each of its letters. */
function restsOf(word: string): ReadonlySet<string> {
  const rests = new Set([word]);
  for (let at = 0; at < word.length; at++) rests.add(word.slice(0, at) + word.slice(at + 1));
  return rests;
}
