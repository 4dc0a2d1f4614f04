// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../italian/distance.ts';
import { allowedEdits } from './alignment.ts';

/** A word of the vocabulary near a written one, with the typing errors between them. */
export interface Near {
  readonly word: string;
  readonly edits: number;
}

/** Words shorter than this are never repaired in a sentence. */
const SHORTEST = 5;
const LONGEST = 24;
/** Words whose nearest are kept. */
const WORDS_KEPT = 1024;

/**
 * Builds a search of the vocabulary's words nearest to a written word, all those at the least distance.
 * Each word has a mask of its letters: words whose masks differ in more than the allowed errors are not compared.
 */
export function repairIndex(vocabulary: Iterable<string>): (written: string) => readonly Near[] {
  const byLength = new Map<number, { word: string; mask: number; allowed: number }[]>();
  for (const word of vocabulary) {
    const allowed = allowedEdits(word.length, SHORTEST);
    if (allowed === 0) continue;
    const bucket = byLength.get(word.length) ?? [];
    bucket.push({ word, mask: letterMask(word), allowed });
    byLength.set(word.length, bucket);
  }

  const lookFor = (written: string): readonly Near[] => {
    const mask = letterMask(written);
    let nearest: Near[] = [];
    let least = 2;
    for (let length = written.length - 2; length <= written.length + 2; length++) {
      for (const entry of byLength.get(length) ?? []) {
        const allowed = Math.min(entry.allowed, least);
        if (Math.abs(length - written.length) > allowed) continue;
        if (bits(mask & ~entry.mask) > allowed || bits(entry.mask & ~mask) > allowed) continue;
        const edits = distance(written, entry.word, allowed);
        if (edits > allowed) continue;
        if (edits < least) nearest = [];
        least = edits;
        nearest.push({ word: entry.word, edits });
      }
    }
    return nearest;
  };

  // The same words come in question after question: with many comuni, comparing takes longer than all else that is read.
  const kept = new Map<string, readonly Near[]>();
  return (written) => {
    if (written.length < SHORTEST || written.length > LONGEST) return [];
    const known = kept.get(written);
    if (known) return known;
    const found = lookFor(written);
    if (kept.size >= WORDS_KEPT) kept.clear();
    kept.set(written, found);
    return found;
  };
}

/** One bit for each letter of a word. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let index = 0; index < word.length; index++) mask |= 1 << (word.charCodeAt(index) % 32);
  return mask;
}

/** How many bits are set. */
export function bits(mask: number): number {
  let rest = mask;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}
