// SPDX-License-Identifier: EUPL-1.2
import type { Concept } from './passage-question.ts';

/** A phrase whose words stand apart, and how far apart they may. */
const LOOSE = 0.85;
const SPREAD = 5;

/** How well a concept is found, and where. */
export interface Found {
  readonly quality: number;
  readonly at: readonly number[];
}

/** Where a concept stands in a run of stems, by its best alternative. */
export function find(concept: Concept, stems: readonly string[]): Found {
  let best: Found = { quality: 0, at: [] };
  for (const { stems: wanted, quality } of concept.alternatives) {
    if (quality <= best.quality) continue;
    const at = positions(wanted, stems);
    if (at.length > 0) best = { quality, at };
    else if (quality === 1 && wanted.length > 1 && LOOSE > best.quality) {
      const near = together(wanted, stems);
      if (near !== null) best = { quality: LOOSE, at: [near] };
    }
  }
  return best;
}

/** Where the words of a phrase stand near one another in any order. */
function together(wanted: readonly string[], stems: readonly string[]): number | null {
  const window = wanted.length + SPREAD;
  for (let at = stems.indexOf(wanted[0] ?? ''); at >= 0; at = stems.indexOf(wanted[0] ?? '', at + 1)) {
    const around = stems.slice(Math.max(0, at - window), at + window);
    if (wanted.every((item) => around.includes(item))) return at;
  }
  return null;
}

/** Where a phrase stands in a run of stems. */
export function positions(wanted: readonly string[], stems: readonly string[]): number[] {
  const found: number[] = [];
  const [first] = wanted;
  if (first === undefined) return found;
  for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1)) {
    if (wanted.every((item, offset) => stems[at + offset] === item)) found.push(at);
  }
  return found;
}

/** How near the things asked stand to one another: 1 where each follows the one before. */
export function closeness(places: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let index = 1; index < places.length; index++) {
    let least = Number.POSITIVE_INFINITY;
    for (const left of places[index - 1] ?? []) {
      for (const right of places[index] ?? []) least = Math.min(least, Math.abs(right - left));
    }
    if (least < Number.POSITIVE_INFINITY) sum += 1 / Math.max(1, Math.sqrt(least));
  }
  return places.length > 1 ? sum / (places.length - 1) : 0;
}
