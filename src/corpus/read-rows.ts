// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { checkOrder, type OrderedRow } from './check-order.ts';
import { totalCheck } from './checks.ts';
import type { Column } from './layout.ts';
import type { Fact, Owner, Territory } from './model.ts';
import { noteName, tablePlaces } from './place-names.ts';
import { type Cell, readCells } from './read-cells.ts';
import { cellOf, firstWords, isTotal, rowName } from './row-parts.ts';
import { slug } from './slug.ts';
import { squeeze } from './source-text.ts';
import {
  finding,
  printedYear,
  type ReadingContext,
  type TableReading,
  unitOf,
  yearOf,
} from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';
import { tableRows } from './table-rows.ts';

/** A name printed once and meant for the rows below it. */
interface Group {
  readonly name: string;
  readonly line: number;
  /** Where the group's total is declared, its rows so far. */
  readonly facts: Fact[];
}

/** A mark at the end of a name sends to a note. */
const ASTERISK = /\*\s*$/;

/** Reads a table of one row per owner and place, one measure per column. */
export function readRows(context: ReadingContext, table: LocatedTable): TableReading {
  const { layout } = table;
  const document = context.manifest.id;
  const reading: TableReading = { facts: [], dwellings: [], findings: [] };
  const year = yearOf(context, table);
  const key = context.key(layout.id);
  const places = tablePlaces(context, table);
  const qualified = isQualified(context, table);
  const ordered: OrderedRow[] = [];
  let group: Group | null = null;
  let above: Territory | null = null;
  readHeaderTotals(context, table, reading, year);

  for (const { line, raw, cells: row } of tableRows(context, table)) {
    if (row === null) {
      reading.findings.push(unparted(context, table, line));
      continue;
    }
    const opened = groupOf(table, row);
    if (opened) {
      group = { name: opened, line, facts: [] };
      continue;
    }
    const at = (role: Column['role']): string | null => cellOf(table, row, role);
    const total = isTotal(row);
    const printedGroup = at('group');
    if (printedGroup) group = { name: printedGroup, line, facts: [] };

    const ofGroup = total && group !== null && layout.groups !== undefined && totalOfGroup(row, group);
    const territory: Territory = total
      ? ofGroup && group
        ? { kind: 'aggregazione', name: group.name, istat: null, raw: group.name }
        : context.names.ambito
      : (carriedPlace(table, at('territory'), above) ?? places(at('territory'), at('owner')));
    above = territory;
    const owner = total || !layout.owned ? null : ownerOf(context, at('owner'), printedGroup, territory);
    noteName(context, reading, layout.id, line, territory);
    const label = at('label');
    const rowYear = layout.year === 'label' ? (printedYear(label ?? '') ?? year) : year;
    const base = {
      ...{ document, table: layout.id, owner, territory, year: rowYear, raw, total },
      restates: layout.restates,
      detail: null,
    };
    const name = total
      ? ofGroup
        ? `totale-${slug(territory.name)}`
        : 'totale'
      : label
        ? slug(label)
        : rowName(owner, territory);
    const rowKey = key(name);
    const ids = new Set<string>();
    const id = (measure: string, detail: string | null) => {
      const own = `${document}/${layout.id}/${rowKey}/${detail ? `${measure}-${slug(detail)}` : measure}`;
      let unique = own;
      for (let copy = 2; ids.has(unique); copy++) unique = `${own}-${copy}`;
      ids.add(unique);
      return unique;
    };
    const marked = ASTERISK.test(at('owner') ?? '') || ASTERISK.test(at('territory') ?? '');
    const facts = readCells(context, table, row, line, reading.findings).map(
      (cell): Fact => ({
        ...base,
        id: id(cell.measure, cell.detail),
        measure: cell.measure,
        detail: cell.detail,
        value: cell.value,
        unit: unitOf(context, cell.measure),
        status: noted(cell, marked || qualified),
        lines: [line, line],
      }),
    );
    const grouped = groupFact(context, table, group, { ...base, id, line });
    reading.facts.push(...(grouped ? [grouped] : []), ...facts);
    if (ofGroup && group) reading.findings.push(...groupTotals(table, group, facts));
    else if (!total) {
      group?.facts.push(...facts);
      ordered.push({ line, order: at('order'), place: territory.name, istat: territory.istat, facts });
    }
    if (!layout.headerless && row.length > table.headerCells.length && layout.cells === 'tabs') {
      if (row.slice(table.headerCells.length).some(Boolean))
        reading.findings.push(extraCells(context, table, line));
    }
  }
  reading.findings.push(...headerFindings(context, table, qualified), ...checkOrder(context, table, ordered));
  return reading;
}

/** The status of a cell whose row or table carries a note: what it prints is to be read with the note. */
function noted(cell: Cell, note: boolean): Fact['status'] {
  return note && (cell.status === 'declared' || cell.status === 'blank') ? 'footnoted' : cell.status;
}

/** Totals that a header prints in its own cells: "TOTALE MASCHI n. 41.316". */
function readHeaderTotals(
  context: ReadingContext,
  table: LocatedTable,
  reading: TableReading,
  year: number,
): void {
  for (const [column, position] of table.positions) {
    const printed = /^tot\S*\s.*?\bn\s*\.\s*(\d[\d.]*)$/.exec(fold(table.headerCells[position] ?? ''))?.[1];
    if (printed === undefined || column.measure === undefined) continue;
    reading.facts.push({
      id: `${context.manifest.id}/${table.layout.id}/intestazione/${column.measure}`,
      document: context.manifest.id,
      table: table.layout.id,
      measure: column.measure,
      owner: null,
      territory: context.names.ambito,
      year,
      value: Number(printed.replaceAll('.', '')),
      unit: unitOf(context, column.measure),
      status: 'declared',
      lines: [table.headerLine, table.headerLine],
      raw: context.source.lines[table.headerLine - 1] ?? '',
      total: true,
      restates: true,
      detail: null,
    });
  }
}

/** The group that a row opens: a row that holds the group's word and number, and no figure of its own. */
function groupOf(table: LocatedTable, row: readonly string[]): string | null {
  const word = table.layout.groups?.word;
  if (word === undefined) return null;
  const named = row.find((cell) => new RegExp(`^${word}\\s*\\S+$`, 'i').test(cell));
  const others = row.filter((cell) => cell !== '' && cell !== named);
  return named && !others.some((cell) => /^\d/.test(cell)) ? named.replace(/\s+/g, ' ') : null;
}

function totalOfGroup(row: readonly string[], group: Group): boolean {
  return squeeze(firstWords(row)).endsWith(squeeze(group.name));
}

/** The row's group as a fact; null for a total, for ALER, and where the table has no groups. */
function groupFact(
  context: ReadingContext,
  table: LocatedTable,
  group: Group | null,
  row: Omit<Fact, 'id' | 'measure' | 'value' | 'unit' | 'status' | 'lines'> & {
    id: (measure: string, detail: null) => string;
    line: number;
  },
): Fact | null {
  const column = [...table.positions.keys()].find((each) => each.role === 'group');
  const measure = column?.measure ?? table.layout.groups?.measure;
  if (!measure || !group || row.total || row.owner?.kind === 'aler') return null;
  const { line, id, raw, ...base } = row;
  return {
    ...base,
    id: id(measure, null),
    measure,
    value: group.name,
    unit: unitOf(context, measure),
    status: 'declared',
    lines: [group.line, line],
    raw: group.line === line ? raw : `${context.source.lines[group.line - 1] ?? ''}\n${raw}`,
    restates: false,
  };
}

function groupTotals(table: LocatedTable, group: Group, totals: readonly Fact[]) {
  return totals
    .filter((fact) => typeof fact.value === 'number')
    .map((fact) =>
      totalCheck({
        id: `${fact.document}/verifica/${table.layout.id}/${fact.measure}/totale-${slug(group.name)}`,
        document: fact.document,
        title: `Totale di ${group.name}: ${fact.measure.replaceAll('_', ' ')}`,
        declared: Number(fact.value),
        computed: group.facts.reduce(
          (sum, each) =>
            sum + (each.measure === fact.measure && typeof each.value === 'number' ? each.value : 0),
          0,
        ),
        lines: fact.lines,
        what: `il totale di ${group.name} e la somma delle sue righe`,
      }),
    );
}

/** A header that names another thing than its cells hold, and a heading that takes back the figures below it. */
function headerFindings(context: ReadingContext, table: LocatedTable, qualified: boolean) {
  const { id } = table.layout;
  const header = squeeze(table.headerCells.join(' '));
  const wrong = [...table.positions.keys()].flatMap((column) =>
    column.header.some((wording) => header.includes(squeeze(wording)))
      ? []
      : column.misnamed.filter((wording) => header.includes(squeeze(wording))),
  );
  const misnamed = wrong.map((wording) =>
    finding(
      context,
      id,
      table.headerLine,
      `Intestazione di colonna inesatta: «${wording}»`,
      `La colonna si chiama «${wording}», ma le sue celle contengono altro: sono lette per quello che sono.`,
    ),
  );
  if (!qualified) return misnamed;
  const note =
    'Il titolo della tabella dice che il dato non è inserito o va inteso in altro modo, ma le righe stampano cifre: sono riportate con la nota.';
  return [
    ...misnamed,
    finding(context, id, table.headingLine, 'Titolo e cifre della tabella non concordano', note),
  ];
}

function unparted(context: ReadingContext, table: LocatedTable, line: number) {
  return finding(
    context,
    table.layout.id,
    line,
    'Riga con celle in più o in meno',
    `La riga ${line} non ha tante cifre quante sono le colonne della tabella: nessuna cifra è stata letta.`,
  );
}

function extraCells(context: ReadingContext, table: LocatedTable, line: number) {
  return finding(
    context,
    table.layout.id,
    line,
    'Riga con più celle dell’intestazione',
    `La riga ${line} ha celle in più rispetto alle colonne della tabella: quelle in più non sono attribuite a nessuna misura.`,
  );
}

/** True where the heading says something that holds for every figure below it. */
function isQualified(context: ReadingContext, table: LocatedTable): boolean {
  const heading = squeeze(context.source.lines.slice(table.headingLine - 1, table.headerLine).join(' '));
  return table.layout.qualified.some((wording) => heading.includes(squeeze(wording)));
}

function carriedPlace(table: LocatedTable, cell: string | null, above: Territory | null): Territory | null {
  const carried = [...table.positions.keys()].some((column) => column.role === 'territory' && column.carried);
  return carried && cell === '' ? above : null;
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
