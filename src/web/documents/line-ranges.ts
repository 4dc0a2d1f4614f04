// SPDX-License-Identifier: EUPL-1.2
import type { Wording } from '../wording/wording.ts';

/** A stretch of lines, both included. */
export type LineRange = readonly [first: number, last: number];

/** Stretches that one address may name: as many rows as the longest table of a plan has. */
const MOST_RANGES = 120;

/** Reads "367", "340-368" or "343,359"; undefined when it is none of these, runs backwards or overlaps. */
export function readRanges(text: string): readonly LineRange[] | undefined {
  const ranges: LineRange[] = [];
  for (const part of text.split(',')) {
    const match = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part);
    if (!match) return undefined;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    if (first <= (ranges.at(-1)?.[1] ?? 0) || first > last) return undefined;
    ranges.push([first, last]);
  }
  return ranges.length <= MOST_RANGES ? ranges : undefined;
}

/** The stretches in order, those that touch joined; one stretch over all where they are too many for an address. */
export function mergeRanges(ranges: readonly LineRange[]): readonly LineRange[] {
  const merged: LineRange[] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) merged[merged.length - 1] = [before[0], Math.max(before[1], last)];
    else merged.push([first, last]);
  }
  const [start] = merged;
  const end = merged.at(-1);
  return merged.length > MOST_RANGES && start && end ? [[start[0], end[1]]] : merged;
}

/** The permanent address of lines of a document, scrolled to the first of them. */
export function linesAddress(document: string, ranges: readonly LineRange[]): string {
  const written = ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `/documenti/${encodeURIComponent(document)}/righe/${written.join(',')}#evidenza`;
}

/** "riga 367", "righe 340–368", "righe 343 e 359", "righe 343, 350–352 e 359", "righe 343 e altre 12". */
export function nameRanges(ranges: readonly LineRange[], words: Wording['lines']): string {
  const written = ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  const lines = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  if (written.length <= 1) return `${lines === 1 ? words.one : words.many} ${written.join('')}`;
  if (written.length > MOST_NAMED) return words.others(written[0] ?? '', written.length - 1);
  return `${words.many} ${written.slice(0, -1).join(', ')} ${words.and} ${written.at(-1)}`;
}

const MOST_NAMED = 4;
