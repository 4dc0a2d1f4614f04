// SPDX-License-Identifier: EUPL-1.2
import type { Column, TableLayout } from './layout.ts';
import { type SourceText, squeeze } from './source-text.ts';
import { findHeaders, type Header, missingColumns } from './table-header.ts';

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
 * reader `pivot` without heading is found at each of its headers. Lines of `furniture` break no table.
 */
export function findTables(
  source: SourceText,
  tables: readonly TableLayout[],
  furniture: (line: string) => boolean,
): { located: LocatedTable[]; missing: MissingTable[] } {
  const located: LocatedTable[] = [];
  const missing: MissingTable[] = [];
  const squeezed = source.lines.map((line) => (heads(line) ? squeeze(line) : null));
  const headings = tables.map((layout) => ({ layout, lines: headingLines(squeezed, layout) }));
  const allHeadings = headings.flatMap(({ lines }) => lines).sort((a, b) => a - b);
  const nextHeading = (heading: number) =>
    allHeadings.find((line) => line > heading) ?? source.lines.length + 1;
  const locate = (layout: TableLayout, headingLine: number, header: Header): LocatedTable => ({
    layout,
    headingLine,
    headerLine: header.line,
    headerCells: header.cells,
    positions: header.positions,
    endLine:
      layout.cells === 'spaces' ? nextHeading(headingLine) : endOfTable(source, header.line, furniture),
  });

  for (const { layout, lines } of headings) {
    if (layout.heading.length === 0) {
      const blocks = findHeaders(source, layout, 1, source.lines.length);
      for (const header of blocks) located.push(locate(layout, header.line, header));
      if (blocks.length === 0) missing.push({ layout, line: null, missing: [] });
      continue;
    }
    const found = lines
      .map((heading) => ({
        heading,
        header: findHeaders(source, layout, heading + 1, nextHeading(heading) - 1)[0],
      }))
      .find(({ header }) => header !== undefined);
    if (found?.header) located.push(locate(layout, found.heading, found.header));
    else missing.push(explainMissing(source, layout, lines, nextHeading));
  }
  return { located: located.sort((a, b) => a.headerLine - b.headerLine), missing };
}

/** A heading is one cell: tabs may follow it, not part it. */
const heads = (line: string) => line.trim() !== '' && !line.trim().includes('\t');

/** Lines on which one of the layout's headings begins; `lines` are squeezed, null where no heading can stand. */
function headingLines(lines: readonly (string | null)[], layout: TableLayout): number[] {
  const wordings = layout.heading.map(squeeze);
  const holds = (text: string) => wordings.some((wording) => text.includes(wording));
  const found: number[] = [];
  for (const [index] of lines.entries()) {
    let joined = '';
    for (let span = 0; span < HEADING_SPAN; span++) {
      const next = lines[index + span] ?? null;
      if (next === null) break;
      joined += next;
      if (!holds(joined)) continue;
      // A wording that stands whole in the later lines begins there, not here.
      const later = lines.slice(index + 1, index + span + 1).join('');
      if (span === 0 || !holds(later)) found.push(index + 1);
      break;
    }
  }
  return found;
}

/** A table goes on over blank lines and page furniture, and ends at the first line of prose. */
function endOfTable(source: SourceText, headerLine: number, furniture: (line: string) => boolean): number {
  for (let line = headerLine + 1; line <= source.lines.length; line++) {
    const text = source.lines[line - 1] ?? '';
    if (text.trim() === '' || text.includes('\t') || furniture(text)) continue;
    return line;
  }
  return source.lines.length + 1;
}

function explainMissing(
  source: SourceText,
  layout: TableLayout,
  headings: readonly number[],
  nextHeading: (heading: number) => number,
): MissingTable {
  for (const heading of headings) {
    const nearest = missingColumns(source, layout, heading + 1, nextHeading(heading) - 1);
    if (nearest) return { layout, ...nearest };
  }
  return { layout, line: headings[0] ?? null, missing: [] };
}
