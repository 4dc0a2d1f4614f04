// SPDX-License-Identifier: EUPL-1.2
import { cellOf, codeStatus, isTotal, noteName, rowName } from './read-rows.ts';
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

/** Reads a table of one dwelling per row, with its code or words in its place ("Non comunicato"). */
export function readDwellingRows(context: ReadingContext, table: LocatedTable): TableReading {
  const { layout } = table;
  const reading: TableReading = { facts: [], dwellings: [], findings: [] };
  const year = yearOf(table, context.manifest);
  const key = context.key(layout.id);
  const reference = layout.columns.find((column) => column.role === 'id_alloggio')?.measure;

  for (const { line, raw } of tableRows(context, table)) {
    const row = cells(raw);
    if (isTotal(row)) continue;
    const territory = context.names.territory(cellOf(table, row, 'territory') ?? '');
    const owner = context.names.owner(cellOf(table, row, 'owner') ?? '', territory);
    noteName(context, reading, layout.id, line, territory);
    const code = cellOf(table, row, 'id_alloggio') ?? '';
    const words = codeStatus(context, code);
    const base = {
      document: context.manifest.id,
      table: layout.id,
      lines: [line, line] as const,
      raw,
      year,
    };

    if (words === 'not_applicable' && reference) {
      // "COMUNI VARI vedi allegato": not a dwelling, but what the plan says in its place.
      reading.facts.push({
        ...base,
        id: `${context.manifest.id}/${layout.id}/${key(rowName(owner, territory))}/${reference}`,
        measure: reference,
        owner,
        territory,
        value: code,
        unit: unitOf(context, reference),
        status: words,
        total: false,
      });
      continue;
    }
    if (!owner || (words === null && !/^[\d/.-]+$/.test(code))) {
      reading.findings.push(
        finding(
          context,
          layout.id,
          line,
          'Riga di alloggio non leggibile',
          `La riga ${line} non ha un ente o un codice riconoscibile: l'alloggio non è contato.`,
        ),
      );
      continue;
    }
    const printed = words === null ? code : null;
    reading.dwellings.push({
      ...base,
      id: `${context.manifest.id}/${layout.id}/${key(printed ?? rowName(owner, territory))}`,
      idAlloggio: printed,
      ui: null,
      owner,
      comune: territory,
      service: layout.service ?? null,
      state: cellOf(table, row, 'state') ?? layout.state ?? '',
      vacancy: cellOf(table, row, 'vacancy'),
      status: words ?? 'declared',
    });
  }
  return reading;
}
