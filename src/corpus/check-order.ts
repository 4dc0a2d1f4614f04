// SPDX-License-Identifier: EUPL-1.2
import type { Check, Fact } from './model.ts';
import { slug } from './slug.ts';
import { finding, type ReadingContext } from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';

/** A row as the checks of a table's order see it: its printed number and its figures. */
export interface OrderedRow {
  readonly line: number;
  /** As printed, null where the table numbers no row. */
  readonly order: string | null;
  readonly place: string;
  readonly istat: string | null;
  readonly facts: readonly Fact[];
}

/** The rows' numbers, their declared order, and whether they are all the comuni of the ambito. */
export function checkOrder(
  context: ReadingContext,
  table: LocatedTable,
  rows: readonly OrderedRow[],
): Check[] {
  return [
    ...checkNumbers(context, table, rows),
    ...checkDescending(context, table, rows),
    ...checkWholeAmbito(context, table, rows),
  ];
}

/** Numbers of the rows: one after the other, none left out, none blank. */
function checkNumbers(context: ReadingContext, table: LocatedTable, rows: readonly OrderedRow[]): Check[] {
  const { id } = table.layout;
  const found: Check[] = [];
  let last = 0;
  let numbered = 0;
  for (const { line, order, place } of rows) {
    if (order === null) return [];
    const printed = /^\d+$/.test(order) ? Number(order) : null;
    if (printed === null) {
      found.push(
        finding(
          context,
          id,
          line,
          `Riga senza numero: ${place}`,
          `La riga di ${place} non ha il numero d'ordine che hanno le altre.`,
          'mismatch',
        ),
      );
      continue;
    }
    numbered++;
    if (printed !== last + 1) {
      found.push(
        finding(
          context,
          id,
          line,
          `Numerazione interrotta: da ${last} a ${printed}`,
          `I numeri delle righe passano da ${last} a ${printed}: le righe sono ${rows.length} in tutto.`,
          'mismatch',
        ),
      );
    }
    last = printed;
  }
  if (found.length > 0 || numbered === 0) return found;
  const lines = [rows[0]?.line ?? 1, rows.at(-1)?.line ?? 1] as const;
  return [
    {
      id: `${context.manifest.id}/verifica/${id}/numerazione`,
      document: context.manifest.id,
      title: 'Numeri delle righe',
      verdict: 'ok',
      declared: last,
      computed: rows.length,
      difference: 0,
      lines,
      note: `Le righe sono numerate da 1 a ${last}, senza salti.`,
    },
  ];
}

/** Rows that the document calls ordered: the number that a row has against the one that its figure gives it. */
function checkDescending(context: ReadingContext, table: LocatedTable, rows: readonly OrderedRow[]): Check[] {
  const { descending, id } = table.layout;
  if (descending === undefined) return [];
  const ranked = rows.flatMap((row) => {
    const value = row.facts.find((fact) => fact.measure === descending)?.value;
    return typeof value === 'number' ? [{ ...row, value }] : [];
  });
  const found: Check[] = [];
  for (const [index, row] of ranked.entries()) {
    const computed = ranked.filter((other) => other.value > row.value).length + 1;
    const equals = ranked.filter((other) => other.value === row.value).length;
    const declared = index + 1;
    if (declared >= computed && declared < computed + equals) continue;
    found.push({
      id: `${context.manifest.id}/verifica/${id}/ordine-${slug(row.place)}`,
      document: context.manifest.id,
      title: `Ordine decrescente: ${row.place}`,
      verdict: 'mismatch',
      declared,
      computed,
      difference: declared - computed,
      lines: [row.line, row.line],
      note: `Il documento dice che l'ordine è decrescente: ${row.place} sta al posto ${declared}, ma per la sua cifra sarebbe al ${computed}.`,
    });
  }
  return found;
}

/** A table of the whole ambito: which comuni it leaves out, or lists twice. */
function checkWholeAmbito(
  context: ReadingContext,
  table: LocatedTable,
  rows: readonly OrderedRow[],
): Check[] {
  if (!table.layout.whole_ambito) return [];
  const { comuni, ambito } = context.names;
  const listed = rows.flatMap((row) => (row.istat === null ? [] : [row.istat]));
  const missing = comuni.filter((comune) => !listed.includes(comune.istat));
  const twice = comuni.filter((comune) => listed.indexOf(comune.istat) !== listed.lastIndexOf(comune.istat));
  const complete = missing.length === 0 && twice.length === 0;
  const names = (list: readonly { nome: string }[]) => list.map((comune) => comune.nome).join(', ');
  const note = complete
    ? `La tabella elenca una volta ciascuno dei ${comuni.length} comuni dell'ambito ${ambito.name}.`
    : [
        missing.length > 0 ? `Nella tabella mancano: ${names(missing)}.` : '',
        twice.length > 0 ? `Nella tabella stanno due volte: ${names(twice)}.` : '',
      ]
        .filter(Boolean)
        .join(' ');
  const computed = new Set(listed).size;
  return [
    {
      id: `${context.manifest.id}/verifica/${table.layout.id}/comuni`,
      document: context.manifest.id,
      title: `Tutti i comuni dell'ambito ${ambito.name}`,
      verdict: complete ? 'ok' : 'mismatch',
      declared: comuni.length,
      computed,
      difference: comuni.length - computed,
      lines: [rows[0]?.line ?? table.headingLine, rows.at(-1)?.line ?? table.headingLine],
      note,
    },
  ];
}
