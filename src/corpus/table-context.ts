// SPDX-License-Identifier: EUPL-1.2
import type { CellWords, Measure } from './layout.ts';
import type { Check, Dwelling, Fact, Lines, Manifest } from './model.ts';
import type { NameReader } from './owner.ts';
import type { SourceText } from './source-text.ts';
import type { LocatedTable } from './table-finder.ts';

/** What a reader of tables is given: the document and how it writes names and cells. */
export interface ReadingContext {
  readonly source: SourceText;
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

/** The year that a table's figures speak of. */
export function yearOf(table: LocatedTable, manifest: Manifest): number {
  if (table.layout.year === 'previous') return manifest.year - 1;
  if (table.layout.year === 'plan') return manifest.year;
  const printed = /\b(?:19|20)\d{2}\b/.exec(table.headerCells.join(' '));
  return printed ? Number(printed[0]) : manifest.year;
}

/** A finding about something that the reader could not take as it stands. */
export function finding(
  context: ReadingContext,
  table: string,
  line: number,
  title: string,
  note: string,
): Check {
  const lines: Lines = [line, line];
  return {
    id: `${context.manifest.id}/verifica/${table}/riga-${line}`,
    document: context.manifest.id,
    title,
    verdict: 'not_checkable',
    declared: null,
    computed: null,
    difference: null,
    lines,
    note,
  };
}

/** Rows of a table: the lines between its header and its end that hold something other than rules ("-----"). */
export function* tableRows(
  context: ReadingContext,
  table: LocatedTable,
): Generator<{ line: number; raw: string }> {
  for (let line = table.headerLine + 1; line < table.endLine; line++) {
    const raw = context.source.lines[line - 1] ?? '';
    if (/[^\s\-–—|:]/.test(raw)) yield { line, raw };
  }
}
