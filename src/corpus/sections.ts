// SPDX-License-Identifier: EUPL-1.2
import type { Section } from './model.ts';
import type { SourceText } from './source-text.ts';

const LETTERED = /^(?:-\s*)?(?:[a-z]{1,2}(?:\.[a-z])?\)|\d{1,2}\s*[-–]\s)/;
const PART = /^(?:PARTE |[IVX]+\.[-–\s]|NOTE DI CHIUSURA|PREMESSA|Art\. \d)/;
const LONGEST_HEADING = 400;

/** A heading in title case stands alone between blank lines, short and without a full stop. */
const TITLE = /^\p{Lu}[^\t]{8,120}[^\s.,;:!?*]$/u;

/** Rank of a heading (1 the highest), or null where the line is not one. `alone`: blank lines before and after. */
function headingLevel(line: string, alone: boolean): number | null {
  const text = line.trim();
  if (text === '' || text.includes('\t') || text.length > LONGEST_HEADING) return null;
  if (PART.test(text)) return 1;
  if (LETTERED.test(text)) return 3;
  if (text.startsWith('-')) return null;
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length >= 8 && text.includes(' ') && letters === letters.toUpperCase()) return 2;
  return alone && text.includes(' ') && TITLE.test(text) ? 2 : null;
}

/** Joins a heading that runs over several lines: the lines after it, up to the first blank one. */
function headingText(lines: readonly string[], index: number): string {
  const parts: string[] = [];
  for (let at = index; at < lines.length && parts.length < 4; at++) {
    const text = (lines[at] ?? '').trim();
    if (text === '' || text.includes('\t')) break;
    parts.push(text);
    if (text.length > 120) break;
  }
  return parts.join(' ');
}

/**
 * The headings of a document with the lines that each governs, in order. A heading stands after a blank line; `extra` adds
 * those that the layout knows better (a table without a heading, or with one that looks like prose).
 */
export function findSections(source: SourceText, extra: readonly Omit<Section, 'document'>[]): Section[] {
  const found: { title: string; level: number; first: number; last: number | null }[] = [];
  const known = new Map(extra.map((section) => [section.lines[0], section]));
  for (const [index, line] of source.lines.entries()) {
    const given = known.get(index + 1);
    if (given) {
      found.push({ title: given.title, level: given.level, first: index + 1, last: given.lines[1] });
      continue;
    }
    const afterBlank = (source.lines[index - 1] ?? '').trim() === '';
    const level = headingLevel(line, afterBlank && (source.lines[index + 1] ?? '').trim() === '');
    if (level !== null && afterBlank) {
      found.push({ title: headingText(source.lines, index), level, first: index + 1, last: null });
    }
  }
  return found.map((section, index) => {
    const next = found.slice(index + 1).find((other) => other.level <= section.level);
    const last = Math.max(section.first, (next?.first ?? source.lines.length + 1) - 1);
    return { document: source.id, title: section.title, level: section.level, lines: [section.first, last] };
  });
}
