// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import { isMinor } from './name-shape.ts';

/** What a phrase found in a text stands for. */
export interface Phrase<Value> {
  readonly value: Value;
  /** Index after its last word. */
  readonly end: number;
  /** Its words without articles and prepositions. */
  readonly length: number;
}

/**
 * Builds a search of whole phrases, minor words aside ("ambito di Cremona", "Reggio nell'Emilia"): given words and the
 * index of the first, the longest phrase that starts there.
 */
export function phraseIndex<Value>(entries: Iterable<readonly [string, Value]>) {
  const values = new Map<string, Value>();
  const beginnings = new Set<string>();
  for (const [phrase, value] of entries) {
    let key = '';
    for (const word of words(phrase)) {
      if (isMinor(word.text)) continue;
      key = key === '' ? word.text : `${key} ${word.text}`;
      beginnings.add(key);
    }
    if (!values.has(key)) values.set(key, value);
  }

  return {
    has: (word: string) => values.has(word),
    /** The longest phrase from `at` on. At most two minor words are passed between two of its words. */
    longest(tokens: readonly string[], at: number): Phrase<Value> | undefined {
      let found: Phrase<Value> | undefined;
      let key = tokens[at] ?? '';
      let length = 1;
      let index = at;
      while (beginnings.has(key)) {
        const value = values.get(key);
        if (value !== undefined) found = { value, end: index + 1, length };
        let next = index + 1;
        while (next <= index + 2 && isMinor(tokens[next] ?? '')) next++;
        index = next;
        length++;
        key = `${key} ${tokens[index] ?? ''}`;
      }
      return found;
    },
  };
}
