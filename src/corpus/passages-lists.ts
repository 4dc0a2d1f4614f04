// SPDX-License-Identifier: EUPL-1.2
import { hasBullet } from './clean-text.ts';

/** What an item of a list begins with: "3.", "a)", "d bis)", "2)", "II)", "-". `plain` items are short lines after a colon. */
export interface Marker {
  readonly type: 'number' | 'lettera' | 'numero' | 'roman' | 'bullet' | 'plain';
  /** "3", "d bis", "II"; empty for a bullet. */
  readonly label: string;
}

const PATTERNS: readonly [Marker['type'], RegExp][] = [
  ['number', /^(\d{1,2})\.\s+\S/],
  ['numero', /^(\d{1,2})\)\s/],
  ['roman', /^([IVX]{1,4})\)\s/],
  ['lettera', /^([a-z]{1,2}(?:\s(?:bis|ter|quater))?)\)\s/],
];
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const LATIN = ['bis', 'ter', 'quater'];

/** The marker of a line; `text` is the line without the marks of Markdown. */
export function markerOf(text: string): Marker | null {
  const trimmed = text.trimStart();
  for (const [type, pattern] of PATTERNS) {
    const label = pattern.exec(trimmed)?.[1];
    if (label !== undefined) return { type, label };
  }
  return hasBullet(trimmed) ? { type: 'bullet', label: '' } : null;
}

/** Whether an item may follow another of its list: 3 after 2, "d bis" after "d", "e" after "d bis". */
export function follows(marker: Marker, last: Marker): boolean {
  if (marker.type !== last.type) return false;
  switch (marker.type) {
    case 'bullet':
    case 'plain':
      return true;
    case 'number':
    case 'numero':
      return Number(marker.label) === Number(last.label) + 1;
    case 'roman':
      return ROMAN.indexOf(marker.label) === ROMAN.indexOf(last.label) + 1;
    case 'lettera': {
      const [letter = '', suffix] = marker.label.split(' ');
      const [lastLetter = '', lastSuffix] = last.label.split(' ');
      if (suffix !== undefined) {
        const before = lastSuffix === undefined ? -1 : LATIN.indexOf(lastSuffix);
        return letter === lastLetter && LATIN.indexOf(suffix) === before + 1;
      }
      return letter.charCodeAt(0) === lastLetter.charCodeAt(0) + 1;
    }
  }
}

/** A list that is still open: what was its last item, and what introduces it. */
export interface OpenList<Item> {
  readonly id: string;
  readonly lead: Item | null;
  /** The text that introduces it: the lead's, or the heading's above it. */
  readonly introduction: string | null;
  count: number;
  last: Marker;
}

/**
 * The lists open at a point of a document, the innermost last. A numbered list outlives what stands between its items: the
 * twelfth point goes on after the bullets of the eleventh, and after a page break.
 */
export class OpenLists<Item> {
  #open: OpenList<Item>[] = [];

  /** The list that an item continues, with the lists inside it closed; undefined where the item begins one. */
  continuedBy(marker: Marker): OpenList<Item> | undefined {
    const depth = this.#open.findLastIndex((list) => follows(marker, list.last));
    if (depth < 0) return undefined;
    this.#open = this.#open.slice(0, depth + 1);
    return this.#open[depth];
  }

  /** Opens a list: inside the present ones if an item of theirs introduces it, else alone. */
  begin(list: OpenList<Item>, inside: boolean): void {
    this.#open = inside ? [...this.#open, list] : [list];
  }

  /** A paragraph ends the lists without numbers. */
  interrupt(): void {
    const unnumbered = this.#open.findIndex(({ last }) => last.type === 'bullet' || last.type === 'plain');
    if (unnumbered >= 0) this.#open = this.#open.slice(0, unnumbered);
  }

  close(): void {
    this.#open = [];
  }
}
