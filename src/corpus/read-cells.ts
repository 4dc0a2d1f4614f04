// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { readNumberCell } from './cell.ts';
import type { Column } from './layout.ts';
import type { FigureLayout } from './layout-prose.ts';
import type { Check, Status } from './model.ts';
import { findPhrase } from './phrases.ts';
import { finding, type ReadingContext, unitOf } from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';

/** One figure or text that a row's cell gives; a cell may give several. */
export interface Cell {
  readonly measure: string;
  readonly detail: string | null;
  readonly value: number | string | null;
  readonly status: Status;
}

/** Reads the cells of a row that give a measure, left to right; those that cannot be read are also findings. */
export function readCells(
  context: ReadingContext,
  table: LocatedTable,
  row: readonly string[],
  line: number,
  findings: Check[],
): Cell[] {
  const read: Cell[] = [];
  let spanning: Cell | null = null;
  for (const [column, position] of table.positions) {
    if (column.role === 'group') continue;
    const printed = row[position] ?? '';
    const figures = cellFigures(table, column, printed);
    if (column.measure === undefined) {
      if (column.figures.length > 0 && printed !== '' && figures.length === 0)
        findings.push(unreadable(context, table, line, printed));
      read.push(...figures);
      continue;
    }
    const cell = { measure: column.measure, detail: column.detail ?? null };
    if (unitOf(context, column.measure) === 'testo') {
      read.push(
        printed === ''
          ? { ...cell, value: null, status: 'blank' }
          : { ...cell, value: printed, status: 'declared' },
        ...figures,
      );
      continue;
    }
    const { value, status, spans, readable } = readNumberCell(printed, table.layout.numbers, context.words);
    const own: Cell = { ...cell, value, status };
    if (spans) spanning = own;
    read.push(own, ...figures);
    if (!readable) findings.push(unreadable(context, table, line, printed));
  }
  const words = spanning;
  if (words === null) return read;
  // Words that take the place of the whole row stand for every cell that it leaves empty.
  return read.map((cell) =>
    cell.status === 'blank' ? { ...cell, value: words.value, status: words.status } : cell,
  );
}

function cellFigures(table: LocatedTable, column: Column, printed: string): Cell[] {
  const text = fold(printed);
  return column.figures.flatMap((layout) => {
    const match = findPhrase(layout.phrase, text, table.layout.numbers);
    return match ? figuresOf(layout, match.figures, column.detail ?? null).cells : [];
  });
}

/** The figures of a phrase as cells, each under its measure, and the year among them. */
export function figuresOf(
  layout: Pick<FigureLayout, 'figures' | 'detail'>,
  figures: readonly number[],
  detail: string | null,
): { cells: Cell[]; year: number | null } {
  const named = figures[layout.figures.indexOf('detail')];
  const own = layout.detail?.replace('#', String(named ?? '')) ?? detail;
  const year = figures[layout.figures.indexOf('year')] ?? null;
  const cells = layout.figures.flatMap((measure, index): Cell[] => {
    const value = figures[index];
    if (value === undefined || ['year', 'detail', 'skip'].includes(measure)) return [];
    return [{ measure, detail: own, value, status: 'declared' }];
  });
  return { cells, year };
}

function unreadable(context: ReadingContext, table: LocatedTable, line: number, printed: string): Check {
  return finding(
    context,
    table.layout.id,
    line,
    `Cella non leggibile: «${printed}»`,
    `Alla riga ${line} al posto di un numero c'è un testo che non si può leggere come cifra: è riportato com'è e non entra nelle somme.`,
  );
}
