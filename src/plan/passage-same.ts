// SPDX-License-Identifier: EUPL-1.2
import type { Candidate } from './passage-rank.ts';

/** Whether two passages share most of their words: what one plan repeats of another, or of the law. */
export function saysTheSame({ stems: one }: Candidate, { stems: other }: Candidate): boolean {
  const [few, many] =
    one.places.size <= other.places.size ? [one.places, other.places] : [other.places, one.places];
  if (few.size < LEAST_SHARED) return false;
  let shared = 0;
  for (const stem of few.keys()) if (many.has(stem)) shared += 1;
  return shared >= few.size * SAME_SHARE && few.size >= many.size * SAME_SIZE;
}

/** Share of the words of the shorter, how much shorter it may be, and words from which on that is no chance. */
const SAME_SHARE = 0.7;
const SAME_SIZE = 0.5;
const LEAST_SHARED = 6;
