// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { cellWords, readNumberCell } from './cell.ts';
import type { Column } from './layout.ts';
import type { Fact, Owner, Territory } from './model.ts';
import { slug } from './slug.ts';
import { cells } from './source-text.ts';
import {
  finding,
  type ReadingContext,
  type TableReading,
  tableRows,
  unitOf,
  yearOf,
} from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';

/** Reads a table of one row per owner and place, one measure per column. */
export function readRows(context: ReadingContext, table: LocatedTable): TableReading {
  const { layout } = table;
  const reading: TableReading = { facts: [], dwellings: [], findings: [] };
  const year = yearOf(table, context.manifest);
  const key = context.key(layout.id);
  let group: { text: string; line: number } | null = null;

  for (const { line, raw } of tableRows(context, table)) {
    const row = cells(raw);
    const at = (role: Column['role']): string | null => cellOf(table, row, role);
    const total = isTotal(row);
    const printedGroup = at('group');
    if (printedGroup) group = { text: printedGroup, line };

    const territory = total ? context.names.ambito : territoryOf(context, at('territory'), at('owner'));
    const owner = total ? null : ownerOf(context, at('owner'), printedGroup, territory);
    noteName(context, reading, layout.id, line, territory);
    const base = {
      document: context.manifest.id,
      table: layout.id,
      owner,
      territory,
      year,
      raw,
      total,
    };
    const rowKey = key(total ? 'totale' : rowName(owner, territory));
    const id = (measure: string) => `${context.manifest.id}/${layout.id}/${rowKey}/${measure}`;

    let spanning: Fact | null = null;
    for (const [column, position] of table.positions) {
      if (column.measure === undefined) continue;
      if (column.role === 'group') {
        if (total || !group || owner?.kind === 'aler') continue;
        reading.facts.push({
          ...base,
          id: id(column.measure),
          measure: column.measure,
          value: group.text,
          unit: unitOf(context, column.measure),
          status: 'declared',
          lines: [group.line, line],
          raw: group.line === line ? raw : `${context.source.lines[group.line - 1] ?? ''}\n${raw}`,
        });
        continue;
      }
      const cell = readNumberCell(row[position] ?? '', layout.numbers, context.words);
      const fact: Fact = {
        ...base,
        id: id(column.measure),
        measure: column.measure,
        unit: unitOf(context, column.measure),
        lines: [line, line],
        value: cell.value,
        status: cell.status,
      };
      if (cell.spans) spanning = fact;
      // Words that take the place of the whole row stand for every cell to their right that is left empty.
      reading.facts.push(
        spanning && cell.status === 'blank'
          ? { ...fact, value: spanning.value, status: spanning.status }
          : fact,
      );
      if (!cell.readable) {
        reading.findings.push(
          finding(
            context,
            layout.id,
            line,
            `Cella non leggibile: «${row[position]}»`,
            `Alla riga ${line} al posto di un numero c'è un testo che non si può leggere come cifra: è riportato com'è e non entra nelle somme.`,
          ),
        );
      }
    }
    if (row.length > table.headerCells.length && row.slice(table.headerCells.length).some(Boolean)) {
      reading.findings.push(
        finding(
          context,
          layout.id,
          line,
          'Riga con più celle dell’intestazione',
          `La riga ${line} ha celle in più rispetto alle colonne della tabella: quelle in più non sono attribuite a nessuna misura.`,
        ),
      );
    }
  }
  return reading;
}

/** Words of a cell of the given role, null where the table has no such column. */
export function cellOf(table: LocatedTable, row: readonly string[], role: Column['role']): string | null {
  for (const [column, position] of table.positions) {
    if (column.role === role) return row[position] ?? '';
  }
  return null;
}

/** A row is a total where its first printed cell says so. */
export function isTotal(row: readonly string[]): boolean {
  return /^tot(\b|ale)/.test(fold(row.find(Boolean) ?? ''));
}

function territoryOf(context: ReadingContext, cell: string | null, owner: string | null): Territory {
  if (cell !== null && (cell !== '' || owner === null)) return context.names.territory(cell);
  // A table without a column for the place: a comune owns on its own territory, ALER in the whole ambito.
  const named = context.names.owner(owner ?? '', null);
  return named?.kind === 'comune'
    ? context.names.territory(named.name.replace(/^Comune di /, ''))
    : context.names.ambito;
}

function ownerOf(
  context: ReadingContext,
  cell: string | null,
  group: string | null,
  territory: Territory,
): Owner | null {
  const uo = /^u\.? ?o\b/.test(fold(territory.raw)) ? ` ${territory.raw}` : '';
  if (cell !== null) return context.names.owner(`${cell}${uo}`, territory);
  if (group && fold(group).startsWith('aler')) return context.names.owner(group, territory);
  return context.names.owner('', territory);
}

/** "comune-bordolano", "aler-vescovato": the part of an id that names the row. */
export function rowName(owner: Owner | null, territory: Territory): string {
  const place = territory.kind === 'comune' ? slug(territory.name) : territory.kind;
  if (!owner) return place;
  return owner.kind === 'comune' && owner.comune === territory.istat
    ? `comune-${place}`
    : `${slug(owner.kind === 'aler' ? 'aler' : owner.name)}-${place}`;
}

/** A name that names no comune for sure is a finding: the figure stays with the name as printed. */
export function noteName(
  context: ReadingContext,
  reading: TableReading,
  table: string,
  line: number,
  territory: Territory,
): void {
  if (territory.kind !== 'comune' || territory.istat !== null) return;
  reading.findings.push(
    finding(
      context,
      table,
      line,
      `Nome di comune non riconosciuto: «${territory.raw}»`,
      `Alla riga ${line} il nome «${territory.raw}» non indica con certezza un comune (${territory.doubt?.reason ?? 'sconosciuto'}): le sue cifre non sono attribuite a nessun comune.`,
    ),
  );
}

/** Words in place of a code, as a status: "Non comunicato". */
export function codeStatus(context: ReadingContext, cell: string) {
  return cell === '' ? ('blank' as const) : (cellWords(cell, context.words)?.status ?? null);
}
