// SPDX-License-Identifier: EUPL-1.2
import type { CellWords, Measure } from './layout.ts';
import type { YearRule } from './layout-prose.ts';
import { misprint } from './misprint.ts';
import type { Check, Dwelling, Fact, Manifest } from './model.ts';
import type { NameReader } from './owner.ts';
import type { Paragraph } from './paragraphs.ts';
import { findPhrase, mayHold } from './phrases.ts';
import type { SourceText } from './source-text.ts';
import type { LocatedTable } from './table-finder.ts';

/** What a reader of tables is given: the document and how it writes names and cells. */
export interface ReadingContext {
  readonly source: SourceText;
  readonly paragraphs: readonly Paragraph[];
  /** True for a line that belongs to a page (letterhead, page number) and not to the text. */
  readonly furniture: (line: string) => boolean;
  readonly manifest: Manifest;
  readonly names: NameReader;
  readonly words: CellWords;
  readonly measures: ReadonlyMap<string, Measure>;
  /** Makes the keys of one table's rows unique, over all its blocks. */
  key(table: string): (name: string) => string;
}

/** What a reader found in one table. */
export interface TableReading {
  readonly facts: Fact[];
  readonly dwellings: Dwelling[];
  /** Cells and names that could not be read: shown, never guessed. */
  readonly findings: Check[];
}

export function unitOf(context: ReadingContext, measure: string): string {
  const known = context.measures.get(measure);
  if (!known) throw new Error(`La misura «${measure}» non è nel catalogo data/misure.json.`);
  return known.unit;
}

const PRINTED_YEAR = /\b(?:19|20)\d{2}\b/;

/** The year that a table's figures speak of; one that each row prints is read with the row. */
export function yearOf(context: ReadingContext, table: LocatedTable): number {
  const { source, manifest } = context;
  const rule = table.layout.year;
  if (rule === 'header' || rule === 'heading') {
    const printed =
      rule === 'header' ? table.headerCells : source.lines.slice(table.headingLine - 1, table.headerLine);
    return printedYear(printed.join(' ')) ?? manifest.year;
  }
  return ruledYear(context, rule);
}

/** The year of a rule that does not look at a table. */
export function ruledYear(context: ReadingContext, rule: YearRule): number {
  if (rule === 'previous') return context.manifest.year - 1;
  if (typeof rule === 'string') return context.manifest.year;
  for (const paragraph of context.paragraphs) {
    if (!mayHold(rule.phrase, paragraph.letters)) continue;
    const year = findPhrase(rule.phrase, paragraph.text, 'italian')?.figures[0];
    if (year !== undefined) return year;
  }
  return context.manifest.year;
}

/** The first year that a text prints, null where it prints none. */
export function printedYear(text: string): number | null {
  const printed = PRINTED_YEAR.exec(text);
  return printed ? Number(printed[0]) : null;
}

/** A finding about something that the reader could not take as it stands. */
export function finding(
  context: ReadingContext,
  table: string,
  line: number,
  title: string,
  note: string,
  verdict: Check['verdict'] = 'not_checkable',
): Check {
  const document = context.manifest.id;
  return misprint({ id: `${document}/verifica/${table}/riga-${line}`, document, title, note, line, verdict });
}
