// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { readNumberCell } from './cell.ts';
import { totalCheck } from './checks.ts';
import type { Column } from './layout.ts';
import type { Owner, Territory } from './model.ts';
import { aler } from './owner.ts';
import { noteName } from './place-names.ts';
import { slug } from './slug.ts';
import { cells, squeeze } from './source-text.ts';
import { finding, type ReadingContext, type TableReading, unitOf, yearOf } from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';
import { tableRows } from './table-rows.ts';

/** Lines above a pivot's header in which the label of its filter may stand. */
const LABEL_REACH = 6;
/** How far a row's cells may have slid from their header, nearest first. */
const SHIFTS = [0, -1, 1, -2, 2];

/** The parents that a pivot prints once and leaves blank below. */
interface Parents {
  territory: Territory | null;
  state: string;
  vacancy: string | null;
}

/**
 * Reads one block of a pivot that lists dwellings: blank parents are those above, rows may have slid by a column, and the
 * label of a subtotal may stand on its own line or on a dwelling's.
 */
export function readPivot(context: ReadingContext, table: LocatedTable): TableReading {
  const { layout } = table;
  const reading: TableReading = { facts: [], dwellings: [], findings: [] };
  const owner: Owner = aler(layout.owner ?? '');
  const service = serviceAbove(context, table);
  const year = yearOf(context, table);
  const key = context.key(layout.id);
  const parents: Parents = { territory: null, state: '', vacancy: null };
  const position = (role: Column['role']) =>
    [...table.positions].find(([column]) => column.role === role)?.[1] ?? -1;
  const places = {
    territory: position('territory'),
    state: position('state'),
    vacancy: position('vacancy'),
    ui: position('ui'),
    id: position('id_alloggio'),
  };

  for (const { line, raw, cells: row } of tableRows(context, table)) {
    if (row === null) continue;
    if (isLabelLine(table, row)) break;
    const label = row.find((cell) => /\btotale\b/.test(fold(cell))) ?? null;
    const codes = dwellingCodes(row, places);
    updateParents(context, row, places, label, parents);

    if (codes && parents.territory) {
      noteName(context, reading, layout.id, line, parents.territory);
      reading.dwellings.push({
        document: context.manifest.id,
        table: layout.id,
        lines: [line, line],
        raw,
        year,
        id: `${context.manifest.id}/${layout.id}/${key(codes.id)}`,
        idAlloggio: codes.id,
        ui: codes.ui,
        owner,
        comune: parents.territory,
        service,
        state: parents.state,
        vacancy: parents.vacancy,
        status: 'declared',
      });
      if (label) reading.findings.push(slidSubtotal(context, table, line, label));
      continue;
    }
    if (label && layout.subtotal) {
      const scope = subtotalScope(label, parents);
      const territory = scope === 'all' || !parents.territory ? context.names.ambito : parents.territory;
      const printed = row.filter((cell) => cell !== '' && cell !== label);
      const cell = readNumberCell(printed.at(-1) ?? '', layout.numbers, context.words);
      const name = [service ?? '', parents.state, territory.name, label].map(slug).join('-');
      reading.facts.push({
        document: context.manifest.id,
        table: layout.id,
        lines: [line, line],
        raw,
        year,
        id: `${context.manifest.id}/${layout.id}/${key(name)}/${layout.subtotal}`,
        measure: layout.subtotal,
        owner,
        territory,
        value: cell.value,
        unit: unitOf(context, layout.subtotal),
        status: cell.status,
        total: true,
        restates: false,
        detail: null,
      });
      if (typeof cell.value === 'number') {
        const counted = reading.dwellings.filter(
          (dwelling) =>
            scope === 'all' ||
            (dwelling.comune.name === territory.name &&
              (scope === 'comune' || dwelling.state === parents.state)),
        );
        reading.findings.push(
          totalCheck({
            id: `${context.manifest.id}/verifica/${layout.id}/${slug(service ?? '')}-riga-${line}`,
            document: context.manifest.id,
            title: `${layout.title ?? layout.id}, ${service ?? 'uso non indicato'}: «${label}»`,
            declared: cell.value,
            computed: counted.length,
            lines: [line, line],
            what: `il subtotale «${label}» e gli alloggi elencati sopra`,
          }),
        );
      }
      continue;
    }
    reading.findings.push(
      finding(
        context,
        layout.id,
        line,
        'Riga dell’elenco non leggibile',
        `La riga ${line} non è né un alloggio né un subtotale: non è contata.`,
      ),
    );
  }
  return reading;
}

/** What a subtotal counts: the state above it, the comune, or the whole block. */
function subtotalScope(label: string, parents: Parents): 'state' | 'comune' | 'all' {
  const named = squeeze(label.replace(/\btotale\b.*/i, ''));
  if (named !== '' && named === squeeze(parents.state)) return 'state';
  if (named !== '' && parents.territory && named === squeeze(parents.territory.raw)) return 'comune';
  return 'all';
}

/** The use of the block's dwellings, from the filter printed above its header. */
function serviceAbove(context: ReadingContext, table: LocatedTable): 'SAP' | 'SAS' | 'SAT' | null {
  const labels = (table.layout.service_label ?? []).map(squeeze);
  for (let line = table.headerLine - 1; line >= Math.max(1, table.headerLine - LABEL_REACH); line--) {
    const row = cells(context.source.lines[line - 1] ?? '');
    const at = row.findIndex((cell) => labels.includes(squeeze(cell)));
    const value = at < 0 ? undefined : row.slice(at + 1).find(Boolean);
    if (value === 'SAP' || value === 'SAS' || value === 'SAT') return value;
    if (value !== undefined) return null;
  }
  return table.layout.service ?? null;
}

/** The filter line of the next block ("Ambito", "Tipo Utilizzo Alloggio") ends this one. */
function isLabelLine(table: LocatedTable, row: readonly string[]): boolean {
  const first = squeeze(row[0] ?? '');
  const labels = (table.layout.service_label ?? []).map(squeeze);
  return first === 'ambito' || labels.includes(first);
}

/** U.I. and ID of a dwelling's row, wherever its cells have slid; null where the row has none. */
function dwellingCodes(
  row: readonly string[],
  places: { ui: number; id: number },
): { ui: string; id: string } | null {
  const code = (at: number) => (/^\d{4,}$/.test(row[at] ?? '') ? row[at] : undefined);
  for (const shift of SHIFTS) {
    const ui = code(places.ui + shift);
    const id = code(places.id + shift);
    if (ui && id) return { ui, id };
  }
  return null;
}

function updateParents(
  context: ReadingContext,
  row: readonly string[],
  places: { territory: number; state: number; vacancy: number },
  label: string | null,
  parents: Parents,
): void {
  const text = (at: number) => {
    const cell = row[at] ?? '';
    return cell !== '' && cell !== label && /\p{L}/u.test(cell) ? cell : null;
  };
  const territory = text(places.territory);
  if (territory) {
    parents.territory = context.names.territory(territory);
    parents.state = '';
    parents.vacancy = null;
  }
  const state = text(places.state);
  if (state) {
    parents.state = state;
    parents.vacancy = null;
  }
  const vacancy = text(places.vacancy);
  if (vacancy) parents.vacancy = vacancy;
}

function slidSubtotal(context: ReadingContext, table: LocatedTable, line: number, label: string) {
  return finding(
    context,
    table.layout.id,
    line,
    `Subtotale scivolato: «${label}»`,
    `Alla riga ${line} l'etichetta «${label}» sta sulla riga di un alloggio: il documento non stampa il subtotale, e l'1 della riga conta quell'alloggio.`,
  );
}
