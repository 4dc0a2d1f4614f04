// SPDX-License-Identifier: EUPL-1.2

/** Numbers below this can stand under a text: with a hash of 32 bits they make one that is exact. */
const VALUES = 2 ** 20;

/**
 * Numbers under texts, of which only the hashes are kept: eight bytes for each instead of a text and its place in a map. Two
 * texts may share a hash, so whoever asks checks what is found.
 */
export interface HashIndex {
  /** The numbers under a hash, in order. */
  get(hash: number): Iterable<number>;
}

/** @throws RangeError where a number is not from 0 to 1,048,575 */
export function hashIndex(entries: Iterable<readonly [hash: number, value: number]>): HashIndex {
  const joined: number[] = [];
  for (const [hash, value] of entries) {
    if (value < 0 || value >= VALUES) throw new RangeError(`${value} does not fit the index`);
    joined.push(hash * VALUES + value);
  }
  const sorted = Float64Array.from(joined).sort();
  return {
    *get(hash) {
      const from = hash * VALUES;
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? 0) < from) low = middle + 1;
        else high = middle;
      }
      for (let at = low; at < sorted.length; at++) {
        const value = (sorted[at] ?? 0) - from;
        if (value >= VALUES) return;
        yield value;
      }
    },
  };
}

/** The 32-bit FNV-1a hash of a text; of all of it but the letter at `without`, where that is given. */
export function hashOf(text: string, without = -1): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    if (at !== without) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
