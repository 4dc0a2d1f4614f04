// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { Column } from './layout.ts';
import { cells } from './source-text.ts';
import { type ReadingContext, unitOf } from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';

/** A row of a table as printed; `cells` is null where the line cannot be parted into the table's columns. */
export interface PrintedRow {
  readonly line: number;
  readonly raw: string;
  readonly cells: readonly string[] | null;
}

/** Rows of a table: the lines between its header and its end that hold something other than rules ("-----"). */
export function* tableRows(context: ReadingContext, table: LocatedTable): Generator<PrintedRow> {
  const lines: { line: number; raw: string }[] = [];
  for (let line = table.headerLine + 1; line < table.endLine; line++) {
    const raw = context.source.lines[line - 1] ?? '';
    if (/[^\s\-–—|:]/.test(raw)) lines.push({ line, raw });
  }
  if (table.layout.cells === 'tabs') {
    for (const { line, raw } of lines) if (raw.includes('\t')) yield { line, raw, cells: cells(raw) };
    return;
  }
  let begun = false;
  for (const [index, { line, raw }] of lines.entries()) {
    const cells = partBySpaces(context, table, raw.trim());
    if (cells !== 'no row') {
      begun = true;
      yield { line, raw, cells };
      continue;
    }
    if (!begun || context.furniture(raw)) continue;
    // Prose ends the table; one line among its rows that has their figures and no known name is a row that cannot be read.
    const next = lines.slice(index + 1).find((other) => !context.furniture(other.raw))?.raw ?? '';
    const figures = raw.length <= LONGEST_ROW && raw.split(/\s+/).some(isNumber);
    if (!figures || partBySpaces(context, table, next.trim()) === 'no row') return;
    yield { line, raw, cells: null };
  }
}

const LONGEST_ROW = 100;
const NUMBER = /^(?:\d[\d.,]*%?|[-–—])$/;
const NAMED = /^(?:a\.?l\.?e\.?r\b|comune di )/;
const ALER = /^a\.?l\.?e\.?r(?:[\s.-]+(?:bs|cr|mn|brescia|cremona|mantova|di|u|o|g|uo|uog))*[\s.-]*$/;

const isNumber = (word: string) => NUMBER.test(word);

type Kind = 'figure' | 'name' | 'text';

/**
 * Parts a line without tabs into the columns of its table: figures stand for figures, the words between them for names.
 * Null where the line begins like a row and has not the columns of one; `no row` where it does not even begin like one.
 */
function partBySpaces(
  context: ReadingContext,
  table: LocatedTable,
  text: string,
): readonly string[] | null | 'no row' {
  const kinds = [...table.positions].sort(([, a], [, b]) => a - b).map(([column]) => kindOf(context, column));
  const words = text.split(/\s+/);
  if (/^tot(?:ale)?$/.test(fold(words[0] ?? ''))) return totalRow(words, kinds);

  const named = (cell: string) => context.names.territory(cell.replace(/^comune di /i, ''));
  const certain = (cell: string) =>
    /^[-–—]$/.test(cell) || ALER.test(fold(cell)) || (named(cell).istat !== null && !named(cell).doubt);
  const likely = (cell: string) => certain(cell) || named(cell).istat !== null;
  // Words next to words can only be parted where the names are known; between figures any name has its place.
  const adjacent = kinds.some((kind, at) => kind !== 'figure' && kinds[at + 1] && kinds[at + 1] !== 'figure');
  const begins = NAMED.test(fold(text));
  const parted =
    part(words, kinds, certain) ??
    part(words, kinds, likely) ??
    (begins && !adjacent ? part(words, kinds, () => true) : null);
  if (parted) return parted;
  return begins ? null : 'no row';
}

function kindOf(context: ReadingContext, column: Column): Kind {
  if (column.role === 'owner' || column.role === 'territory') return 'name';
  if (column.role === 'order' || column.role === 'count') return 'figure';
  return column.measure !== undefined && unitOf(context, column.measure) !== 'testo' ? 'figure' : 'text';
}

function totalRow(words: readonly string[], kinds: readonly Kind[]): string[] | null | 'no row' {
  const figures = words.slice(1);
  if (figures.length === 0 || !figures.every(isNumber)) return 'no row';
  if (figures.length !== kinds.filter((kind) => kind === 'figure').length) return null;
  const label = kinds.findIndex((kind) => kind !== 'figure');
  return kinds.map((kind, at) =>
    kind === 'figure' ? (figures.shift() ?? '') : at === label ? (words[0] ?? '') : '',
  );
}

/** The words as one cell for each column, names as long as they can be; null where they do not fit. */
function part(
  words: readonly string[],
  kinds: readonly Kind[],
  accept: (name: string) => boolean,
): string[] | null {
  const [kind, ...rest] = kinds;
  if (kind === undefined) return words.length === 0 ? [] : null;
  if (kind === 'figure') {
    const [word, ...others] = words;
    if (word === undefined || !isNumber(word)) return null;
    const tail = part(others, rest, accept);
    return tail && [word, ...tail];
  }
  for (let length = words.length - rest.length; length > 0; length--) {
    const cell = words.slice(0, length).join(' ');
    if (kind === 'name' && (!accept(cell) || (length > 1 && words.slice(0, length).some(isNumber)))) continue;
    const tail = part(words.slice(length), rest, accept);
    if (tail) return [cell, ...tail];
  }
  return null;
}
