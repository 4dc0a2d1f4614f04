// SPDX-License-Identifier: EUPL-1.2
import type { Lines } from '../corpus/model.ts';
import { isRecord } from '../tools/text.ts';
import { linkToLines } from './resources.ts';

/** Links of one result: enough for a table's rows, few enough to read. */
export const MOST_LINKS = 16;

interface Place {
  readonly document: string;
  readonly lines: Lines;
}

/**
 * The lines behind all that an output says, as links, in the order of the documents. Wherever an object names a
 * `documento` and its `righe`, it is a source. Where there are more than `MOST_LINKS` places, those nearest to one another become one
 * range: fewer links, and still each source inside one of them.
 */
export function sourceLinks(output: Record<string, unknown>) {
  const places = new Map<string, Place>();
  collect(output, places);
  const sorted = [...places.values()].sort(
    (a, b) =>
      (a.document < b.document ? -1 : a.document > b.document ? 1 : 0) ||
      a.lines[0] - b.lines[0] ||
      a.lines[1] - b.lines[1],
  );
  return joined(sorted).map(({ document, lines }) => linkToLines(document, lines));
}

function collect(value: unknown, places: Map<string, Place>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('documento' in value && 'righe' in value) {
    const lines = linesOf(value.righe);
    if (typeof value.documento === 'string' && lines) {
      places.set(`${value.documento}:${lines.join('-')}`, { document: value.documento, lines });
    }
  }
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') collect(item, places);
  } else if (isRecord(value)) {
    for (const key in value) if (typeof value[key] === 'object') collect(value[key], places);
  }
}

/** A pair of line numbers, or numbered lines as `leggi_documento` gives them. */
function linesOf(value: unknown): Lines | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const [first, last] = [lineNumber(value[0]), lineNumber(value[value.length - 1])];
  return first === undefined || last === undefined || first < 1 ? undefined : [first, last];
}

function lineNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'number'
    ? value.n
    : undefined;
}

/** Keeps the widest gaps between places as borders and joins what stands between them. */
function joined(places: readonly Place[]): readonly Place[] {
  if (places.length <= MOST_LINKS) return places;
  const gaps = places.slice(1).map((place, index) => {
    const before = places[index];
    const sameDocument = before?.document === place.document;
    return {
      at: index + 1,
      width: sameDocument ? place.lines[0] - before.lines[1] : Number.POSITIVE_INFINITY,
    };
  });
  const documents = gaps.filter(({ width }) => width === Number.POSITIVE_INFINITY).length;
  const borders = gaps
    .sort((a, b) => b.width - a.width || a.at - b.at)
    .slice(0, Math.max(MOST_LINKS - 1, documents))
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return [0, ...borders].flatMap((from, index) => {
    const group = places.slice(from, borders[index]);
    const [first] = group;
    if (!first) return [];
    const last = Math.max(...group.map(({ lines }) => lines[1]));
    return [{ document: first.document, lines: [first.lines[0], last] as const }];
  });
}
