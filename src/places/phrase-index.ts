// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import { isMinor, nameKey } from './name-shape.ts';

/** What a phrase found in a text stands for. */
export interface Phrase<Value> {
  readonly value: Value;
  /** Index after its last word. */
  readonly end: number;
  /** Its words without articles and prepositions. */
  readonly length: number;
}

/** Phrases under their keys: their folded words without the minor ones, separated by a space. */
export interface PhraseTable<Value> {
  get(key: string): Value | undefined;
  /** Whether a longer phrase begins with these words. */
  begins(key: string): boolean;
}

/** Puts phrases ("ambito di Cremona", "Reggio nell'Emilia") under their keys; of two with the same, the first. */
export function phraseTable<Value>(entries: Iterable<readonly [string, Value]>): PhraseTable<Value> {
  const values = new Map<string, Value>();
  const beginnings = new Set<string>();
  for (const [phrase, value] of entries) {
    const key = nameKey(words(phrase).map((word) => word.text));
    if (!values.has(key)) values.set(key, value);
    for (let space = key.indexOf(' '); space > 0; space = key.indexOf(' ', space + 1)) {
      beginnings.add(key.slice(0, space));
    }
  }
  return { get: (key) => values.get(key), begins: (key) => beginnings.has(key) };
}

/** The longest phrase of the table from the word `at` on. At most two minor words are passed between two of its words. */
export function longestPhrase<Value>(
  table: PhraseTable<Value>,
  tokens: readonly string[],
  at: number,
): Phrase<Value> | undefined {
  let found: Phrase<Value> | undefined;
  let key = tokens[at] ?? '';
  if (key === '') return undefined;
  for (let index = at, length = 1; ; length++) {
    const value = table.get(key);
    if (value !== undefined) found = { value, end: index + 1, length };
    if (!table.begins(key)) return found;
    let next = index + 1;
    while (next <= index + 2 && isMinor(tokens[next] ?? '')) next++;
    index = next;
    key = `${key} ${tokens[index] ?? ''}`;
  }
}
