// SPDX-License-Identifier: EUPL-1.2
import type { Concept } from './passage-concepts.ts';

/** A phrase whose words stand apart, and how far apart they may. */
const LOOSE = 0.85;
const SPREAD = 5;
/** A phrase whose words all stand in a passage, each for itself. */
const IN_PARTS = 0.7;

/** A run of stems, with the places of each. */
export interface Stems {
  readonly list: readonly string[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** A run of stems that is looked through for many concepts. */
export function stemsWithPlaces(list: readonly string[]): Stems {
  const places = new Map<string, number[]>();
  for (const [at, item] of list.entries()) {
    const known = places.get(item);
    if (known) known.push(at);
    else places.set(item, [at]);
  }
  return { list, places };
}

/** How well a concept is found, and where. */
export interface Found {
  readonly quality: number;
  readonly at: readonly number[];
}

/** Where a concept stands in a run of stems, by its best alternative. */
export function find(concept: Concept, stems: Stems): Found {
  let best = NOT_FOUND;
  for (const { stems: wanted, quality } of concept.alternatives) {
    if (quality <= best.quality || !stems.places.has(wanted[0] ?? '')) continue;
    const at = positions(wanted, stems);
    if (at.length > 0) best = { quality, at };
    else if (quality === 1 && wanted.length > 1 && LOOSE > best.quality && concept.parts.length === 0) {
      const near = together(wanted, stems);
      if (near !== null) best = { quality: LOOSE, at: [near] };
    }
  }
  return concept.parts.length === 0 || best.quality > IN_PARTS
    ? best
    : betterOf(best, inParts(concept, stems));
}

/** The words of a phrase, each for itself. */
function inParts({ parts }: Concept, stems: Stems): Found {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  const found = parts.map((part) => ({ weight: part.weight, ...find(part, stems) }));
  const share = found.reduce((sum, { weight, quality }) => sum + weight * quality, 0) / whole;
  return { quality: share * IN_PARTS, at: found.flatMap(({ at }) => at) };
}

const betterOf = (one: Found, other: Found): Found => (other.quality > one.quality ? other : one);

const NOT_FOUND: Found = { quality: 0, at: [] };

/** Where the words of a phrase stand near one another in any order. */
function together(wanted: readonly string[], { places }: Stems): number | null {
  if (!wanted.every((item) => places.has(item))) return null;
  const window = wanted.length + SPREAD;
  const [first = '', ...others] = wanted;
  const near = places
    .get(first)
    ?.find((at) =>
      others.every((item) => places.get(item)?.some((other) => Math.abs(other - at) <= window) ?? false),
    );
  return near ?? null;
}

/** Where a phrase stands in a run of stems. */
export function positions(wanted: readonly string[], { list, places }: Stems): readonly number[] {
  const [first = '', ...others] = wanted;
  const starts = places.get(first) ?? [];
  if (others.length === 0) return starts;
  return starts.filter((at) => others.every((item, offset) => list[at + offset + 1] === item));
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
