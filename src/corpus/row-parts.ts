// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { cellWords } from './cell.ts';
import type { Column } from './layout.ts';
import type { Owner, Territory } from './model.ts';
import { slug } from './slug.ts';
import type { ReadingContext } from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';

/** Words of a cell of the given role, null where the table has no such column. */
export function cellOf(table: LocatedTable, row: readonly string[], role: Column['role']): string | null {
  for (const [column, position] of table.positions) {
    if (column.role === role) return row[position] ?? '';
  }
  return null;
}

/** A row is a total where its first words say so. */
export function isTotal(row: readonly string[]): boolean {
  return /^tot(\b|ale)/.test(fold(firstWords(row)));
}

/** The first cell that holds words, wherever the columns stand. */
export function firstWords(row: readonly string[]): string {
  return row.find((cell) => /\p{L}/u.test(cell)) ?? '';
}

/** "comune-bordolano", "aler-vescovato", "aler-uo-mantova-ambito": the part of an id that names the row. */
export function rowName(owner: Owner | null, territory: Territory): string {
  const place = territory.kind === 'ambito' ? 'ambito' : slug(territory.name);
  if (!owner) return place;
  if (owner.kind === 'comune' && owner.comune === territory.istat) return `comune-${place}`;
  if (owner.kind !== 'aler') return `${slug(owner.name)}-${place}`;
  // An U.O. printed in the place's cell is the place, not another owner.
  const unit = /^u\.? ?o\b/.test(fold(territory.raw)) ? '' : (/U\.O\. .+$/.exec(owner.name)?.[0] ?? '');
  return unit ? `aler-${slug(unit.replaceAll('.', ''))}-${place}` : `aler-${place}`;
}

/** Words in place of a code, as a status: "Non comunicato". */
export function codeStatus(context: ReadingContext, cell: string) {
  return cell === '' ? ('blank' as const) : (cellWords(cell, context.words)?.status ?? null);
}
