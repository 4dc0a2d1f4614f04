// SPDX-License-Identifier: EUPL-1.2

/**
 * Typing errors between two words: insertions, deletions, substitutions and swaps of neighbours, one each
 * (optimal string alignment). Returns `limit + 1` as soon as the limit is exceeded.
 */
export function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  return between(a.slice(start, endA), b.slice(start, endB), limit);
}

/** The distance of two words that share neither their first nor their last character, over the band of the limit. */
function between(a: string, b: string, limit: number): number {
  const beyond = limit + 1;
  const width = b.length + 1;
  let bestBefore = 0;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, column) => Math.min(column, beyond));
  for (let row = 1; row <= a.length; row++) {
    const current = new Array<number>(width).fill(beyond);
    if (row <= limit) current[0] = row;
    let best = current[0] ?? beyond;
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        (last[column] ?? beyond) + 1,
        (current[column - 1] ?? beyond) + 1,
        (last[column - 1] ?? beyond) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? beyond) + 1);
      current[column] = cost;
      if (cost < best) best = cost;
    }
    // A swap reaches two rows back, so a single row beyond the limit is not yet the end.
    if (best > limit && bestBefore > limit) return beyond;
    bestBefore = best;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? beyond, beyond);
}
