// SPDX-License-Identifier: EUPL-1.2
import { noteName, tablePlaces } from './place-names.ts';
import { cellOf, codeStatus, isTotal, rowName } from './row-parts.ts';
import { finding, type ReadingContext, type TableReading, unitOf, yearOf } from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';
import { tableRows } from './table-rows.ts';

/** Reads a table of one dwelling per row, with its code or words in its place ("Non comunicato"). */
export function readDwellingRows(context: ReadingContext, table: LocatedTable): TableReading {
  const { layout } = table;
  const reading: TableReading = { facts: [], dwellings: [], findings: [] };
  const year = yearOf(context, table);
  const key = context.key(layout.id);
  const reference = layout.columns.find((column) => column.role === 'id_alloggio')?.measure;

  const places = tablePlaces(context, table);

  for (const { line, raw, cells: row } of tableRows(context, table)) {
    if (row === null || isTotal(row)) continue;
    const territory = places(cellOf(table, row, 'territory') ?? '', cellOf(table, row, 'owner'));
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
        restates: false,
        detail: null,
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
