// SPDX-License-Identifier: EUPL-1.2
import type { Column, TableLayout } from './layout.ts';
import { cells, type SourceText, squeeze } from './source-text.ts';

/** A table's header: where it ends, its cells, and which of them belongs to which column. */
export interface Header {
  /** Line of the header, its last one where it runs over several; rows begin after it. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly positions: ReadonlyMap<Column, number>;
}

/** Lines that a header broken by the extraction may run over, where cells are kept apart by tabs. */
const TABBED_SPAN = 3;
/** The same where they are not: a header cell to a line, with blank lines between. */
const SPACED_SPAN = 16;
/** Lines between a heading and the first row of a table without header. */
const HEADERLESS_REACH = 8;
/** Lines of a table without header that are looked at to tell its columns. */
const SAMPLE = 12;

/** Every header of the layout's table between two lines, both included. */
export function findHeaders(source: SourceText, layout: TableLayout, first: number, last: number): Header[] {
  if (layout.cells === 'spaces') return spacedHeader(source, layout, first, last);
  return layout.headerless
    ? noHeader(source, layout, first, last)
    : tabbedHeaders(source, layout, first, last);
}

/** Required columns that no header between two lines has, with the line where most of the others stand. */
export function missingColumns(source: SourceText, layout: TableLayout, first: number, last: number) {
  let nearest: { line: number; missing: readonly Column[] } | null = null;
  const required = layout.columns.filter((column) => column.required);
  for (let line = first; line <= last; line++) {
    const text = source.lines[line - 1] ?? '';
    const present =
      layout.cells === 'spaces'
        ? new Set(orderInText(squeezeLines(source, line, line + SPACED_SPAN), layout.columns).keys())
        : new Set(text.includes('\t') ? matchColumns(cells(text), layout.columns).keys() : []);
    const missing = required.filter((column) => !present.has(column));
    if (present.size > 0 && (!nearest || missing.length < nearest.missing.length))
      nearest = { line, missing };
  }
  return nearest;
}

function tabbedHeaders(source: SourceText, layout: TableLayout, first: number, last: number): Header[] {
  const found: Header[] = [];
  for (let line = first; line <= last; line++) {
    let merged: string[] = [];
    for (let span = 0; span < TABBED_SPAN && line + span <= last; span++) {
      const text = source.lines[line + span - 1] ?? '';
      if (!text.includes('\t')) break;
      const row = cells(text);
      // A line with a figure is a row: what it says is not a header's second line.
      if (span > 0 && row.some((cell) => /^[\d.,]+\s*[%€]?$/.test(cell))) break;
      merged = Array.from({ length: Math.max(merged.length, row.length) }, (_, at) =>
        `${merged[at] ?? ''} ${row[at] ?? ''}`.trim(),
      );
      const positions = matchColumns(merged, layout.columns);
      if (!layout.columns.every((column) => !column.required || positions.has(column))) continue;
      found.push({ line: line + span, cells: merged, positions });
      line += span;
      break;
    }
  }
  return found;
}

/** Without a header the rows tell: names have letters, the row's number grows by one, what is left are figures in order. */
function noHeader(source: SourceText, layout: TableLayout, first: number, last: number): Header[] {
  const reach = Math.min(last, first + HEADERLESS_REACH);
  const begin = source.lines.findIndex(
    (text, at) => at + 1 >= first && at + 1 <= reach && text.includes('\t'),
  );
  if (begin < 0) return [];
  const rows = source.lines
    .slice(begin, begin + SAMPLE)
    .filter((text) => text.includes('\t'))
    .map(cells);
  const left = new Set(layout.columns.map((_, at) => at));
  const positions = new Map<Column, number>();
  const place = (column: Column, fits: (values: readonly string[]) => boolean) => {
    const at = [...left].find((position) => fits(rows.map((row) => row[position] ?? '')));
    if (at === undefined) return;
    positions.set(column, at);
    left.delete(at);
  };
  const most = (values: readonly string[], test: RegExp) =>
    values.filter((value) => test.test(value)).length * 2 > values.length;
  for (const column of layout.columns.filter(({ role }) => role === 'territory' || role === 'owner')) {
    place(column, (values) => most(values, /\p{L}/u));
  }
  for (const column of layout.columns.filter(({ role }) => role === 'order')) place(column, growsByOne);
  for (const column of layout.columns.filter((each) => !positions.has(each))) place(column, () => true);
  return [{ line: begin, cells: [], positions: new Map([...positions].sort(([, a], [, b]) => a - b)) }];
}

function growsByOne(values: readonly string[]): boolean {
  const numbers = values.filter((value) => /^\d+$/.test(value)).map(Number);
  const steps = numbers.slice(1).filter((value, at) => value === (numbers[at] ?? 0) + 1);
  return numbers.length > 1 && steps.length * 2 >= numbers.length;
}

/** The shortest run of lines that holds every column's wording: what surrounds a header is longer than the header. */
function spacedHeader(source: SourceText, layout: TableLayout, first: number, last: number): Header[] {
  let best: { start: number; line: number; length: number } | null = null;
  for (let start = first; start <= last; start++) {
    for (let line = start; line <= Math.min(last, start + SPACED_SPAN); line++) {
      const text = squeezeLines(source, start, line);
      const order = orderInText(text, layout.columns);
      if (!layout.columns.every((column) => !column.required || order.has(column))) continue;
      if (!best || text.length < best.length) best = { start, line, length: text.length };
      break;
    }
  }
  if (!best) return [];
  // A wording may end before its cell does ("Totale alloggi assegnati nel" / "2020"): the header goes on to the first row.
  const order = orderInText(squeezeLines(source, best.start, best.line), layout.columns);
  const columns = [...order].sort(([, a], [, b]) => a - b).map(([column]) => column);
  const lines = source.lines.slice(best.start - 1, best.line).join(' ');
  return [{ line: best.line, cells: [lines], positions: new Map(columns.map((column, at) => [column, at])) }];
}

function squeezeLines(source: SourceText, first: number, last: number): string {
  return squeeze(source.lines.slice(first - 1, last).join(' '));
}

const wordingsOf = (column: Column) => [...column.header, ...column.misnamed];

/** Where each column's wording begins in a header that is one run of text; the longest wordings choose first. */
function orderInText(text: string, columns: readonly Column[]): Map<Column, number> {
  const wordings = columns
    .flatMap((column) => wordingsOf(column).map((wording) => ({ column, wording: squeeze(wording) })))
    .sort((a, b) => b.wording.length - a.wording.length);
  const found = new Map<Column, number>();
  let left = text;
  for (const { column, wording } of wordings) {
    if (found.has(column) || wording === '') continue;
    const at = left.indexOf(wording);
    if (at < 0) continue;
    found.set(column, at);
    left = left.slice(0, at) + ' '.repeat(wording.length) + left.slice(at + wording.length);
  }
  return found;
}

/**
 * Which cell is the header of which column. A cell goes to the column whose wording covers most of it, so that "TOTALE ALLOGGI
 * IN PREVISIONE" is not taken for the "alloggi" of another column. The wording "" stands for a blank cell.
 */
export function matchColumns(header: readonly string[], columns: readonly Column[]): Map<Column, number> {
  const scored: { column: Column; position: number; score: number }[] = [];
  for (const [position, cell] of header.entries()) {
    const squeezed = squeeze(cell);
    for (const column of columns) {
      if (squeezed === '') {
        if (column.header.includes('')) scored.push({ column, position, score: 0 });
        continue;
      }
      const longest = Math.max(
        0,
        ...wordingsOf(column)
          .map(squeeze)
          .map((wording) => (squeezed.includes(wording) ? wording.length : 0)),
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
  // In the order of the printed row, so that its facts follow it.
  return new Map([...positions].sort(([, a], [, b]) => a - b));
}
