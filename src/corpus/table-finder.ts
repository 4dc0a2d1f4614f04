// SPDX-License-Identifier: EUPL-1.2
import type { Column, TableLayout } from './layout.ts';
import { cells, type SourceText, squeeze } from './source-text.ts';

/** Where a table stands and which cell of a row belongs to which column. */
export interface LocatedTable {
  readonly layout: TableLayout;
  /** Heading's line (the header's where the table has none), 1-based. */
  readonly headingLine: number;
  readonly headerLine: number;
  readonly headerCells: readonly string[];
  /** Position in a row's cells, for each column that the header has. */
  readonly positions: ReadonlyMap<Column, number>;
  /** First line that is no longer the table's, 1-based. */
  readonly endLine: number;
}

/** Why a table of the layout could not be read: which column is missing, or that the heading is not there. */
export interface MissingTable {
  readonly layout: TableLayout;
  readonly line: number | null;
  readonly missing: readonly Column[];
}

/** Lines that a heading broken by the extraction may run over. */
const HEADING_SPAN = 4;

/**
 * Finds the tables of a layout by the wording of their headings and headers, whatever their letters and order. A table of
 * reader `pivot` without heading is found at each of its headers.
 */
export function findTables(
  source: SourceText,
  tables: readonly TableLayout[],
): { located: LocatedTable[]; missing: MissingTable[] } {
  const located: LocatedTable[] = [];
  const missing: MissingTable[] = [];
  const headings = tables.map((layout) => ({ layout, lines: headingLines(source, layout) }));
  const allHeadings = headings.flatMap(({ lines }) => lines).sort((a, b) => a - b);

  for (const { layout, lines } of headings) {
    if (layout.heading.length === 0) {
      const blocks = headerLines(source, layout, 1, source.lines.length);
      for (const header of blocks) located.push(locate(source, layout, header, header));
      if (blocks.length === 0) missing.push({ layout, line: null, missing: [] });
      continue;
    }
    let found = false;
    for (const heading of lines) {
      const next = allHeadings.find((line) => line > heading) ?? source.lines.length + 1;
      const header = headerLines(source, layout, heading + 1, next - 1)[0];
      if (header === undefined) continue;
      located.push(locate(source, layout, heading, header));
      found = true;
      break;
    }
    if (!found) missing.push(explainMissing(source, layout, lines, allHeadings));
  }
  return { located: located.sort((a, b) => a.headerLine - b.headerLine), missing };
}

/** Lines on which one of the layout's headings begins. */
function headingLines(source: SourceText, layout: TableLayout): number[] {
  const wordings = layout.heading.map(squeeze);
  const found: number[] = [];
  for (const [index, line] of source.lines.entries()) {
    if (line.trim() === '' || line.includes('\t')) continue;
    let joined = '';
    for (let span = 0; span < HEADING_SPAN; span++) {
      const next = source.lines[index + span] ?? '';
      if (next.trim() === '' || next.includes('\t')) break;
      joined += squeeze(next);
      if (wordings.some((wording) => joined.includes(wording))) {
        // A wording that stands whole in a later line begins there, not here.
        const beginsHere = span === 0 || !wordings.some((wording) => squeeze(next).includes(wording));
        if (beginsHere) found.push(index + 1);
        break;
      }
    }
  }
  return found;
}

/** Lines from `first` to `last` that hold every required column of the layout in a cell of its own. */
function headerLines(source: SourceText, layout: TableLayout, first: number, last: number): number[] {
  const found: number[] = [];
  for (let line = first; line <= last; line++) {
    const text = source.lines[line - 1] ?? '';
    if (!text.includes('\t')) continue;
    const positions = matchColumns(cells(text), layout.columns);
    if (layout.columns.every((column) => !column.required || positions.has(column))) found.push(line);
  }
  return found;
}

/**
 * Which cell is the header of which column. A cell goes to the column whose wording covers most of it, so that "TOTALE ALLOGGI
 * IN PREVISIONE" is not taken for the "alloggi" of another column.
 */
export function matchColumns(header: readonly string[], columns: readonly Column[]): Map<Column, number> {
  const scored: { column: Column; position: number; score: number }[] = [];
  for (const [position, cell] of header.entries()) {
    const squeezed = squeeze(cell);
    if (squeezed === '') continue;
    for (const column of columns) {
      const longest = Math.max(
        0,
        ...column.header.map(squeeze).map((wording) => (squeezed.includes(wording) ? wording.length : 0)),
      );
      if (longest > 0) scored.push({ column, position, score: longest / squeezed.length });
    }
  }
  scored.sort((a, b) => b.score - a.score);
  const positions = new Map<Column, number>();
  const taken = new Set<number>();
  for (const { column, position } of scored) {
    if (positions.has(column) || taken.has(position)) continue;
    positions.set(column, position);
    taken.add(position);
  }
  return new Map([...positions].sort(([, a], [, b]) => a - b));
}

function locate(
  source: SourceText,
  layout: TableLayout,
  headingLine: number,
  headerLine: number,
): LocatedTable {
  const headerCells = cells(source.lines[headerLine - 1] ?? '');
  return {
    layout,
    headingLine,
    headerLine,
    headerCells,
    positions: matchColumns(headerCells, layout.columns),
    endLine: endOfTable(source, headerLine),
  };
}

/** A table goes on over blank lines (page breaks) and ends at the first line of prose or at another header's label line. */
function endOfTable(source: SourceText, headerLine: number): number {
  for (let line = headerLine + 1; line <= source.lines.length; line++) {
    const text = source.lines[line - 1] ?? '';
    if (text.trim() !== '' && !text.includes('\t')) return line;
  }
  return source.lines.length + 1;
}

function explainMissing(
  source: SourceText,
  layout: TableLayout,
  headings: readonly number[],
  allHeadings: readonly number[],
): MissingTable {
  for (const heading of headings) {
    const next = allHeadings.find((line) => line > heading) ?? source.lines.length + 1;
    for (let line = heading + 1; line < next; line++) {
      const text = source.lines[line - 1] ?? '';
      if (!text.includes('\t')) continue;
      const positions = matchColumns(cells(text), layout.columns);
      const absent = layout.columns.filter((column) => column.required && !positions.has(column));
      if (positions.size > 0) return { layout, line, missing: absent };
    }
  }
  return { layout, line: headings[0] ?? null, missing: [] };
}
