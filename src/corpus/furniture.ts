// SPDX-License-Identifier: EUPL-1.2
import { type SourceText, squeeze } from './source-text.ts';

/** A line printed so often is a page's letterhead, not the document's words. */
const REPEATED = 4;
/** A page number, alone or with its word: "12", "- 12 -", "Pag. 12 di 30". */
const PAGE_NUMBER = /^(?:pag(?:ina|\.)?\s*)?[-–—]?\s*\d{1,3}\s*(?:(?:di|\/)\s*\d{1,3})?\s*[-–—]?$/i;

/** Tells the lines that belong to a page and not to the text: those the layout declares, page numbers, and lines repeated. */
export function pageFurniture(source: SourceText, declared: readonly string[]): (line: string) => boolean {
  const counts = new Map<string, number>();
  for (const line of source.lines) {
    if (line.includes('\t')) continue;
    const letters = squeeze(line);
    counts.set(letters, (counts.get(letters) ?? 0) + 1);
  }
  const known = new Set(declared.map(squeeze));
  return (line) => {
    if (line.includes('\t')) return false;
    const letters = squeeze(line);
    if (letters === '') return false;
    return known.has(letters) || PAGE_NUMBER.test(line.trim()) || (counts.get(letters) ?? 0) >= REPEATED;
  };
}
