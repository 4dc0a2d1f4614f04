// SPDX-License-Identifier: EUPL-1.2
import type { DwellingRow, FactRow, PassageRow, Plan } from '../plan/plan.ts';
import { type CommandLine, UsageError } from './command-line.ts';

/** A row with nested values, as a JSON line gives it. */
type Row = Record<string, unknown>;

/** What can be exported: its rows, one at a time, so that no amount of data fills the memory. */
const EXPORTS: Record<string, (plan: Plan) => Iterable<Row>> = {
  facts: function* (plan) {
    const measures = plan.measures().map((measure) => measure.id);
    for (const { id } of plan.documents()) yield* plan.facts({ document: id, measures }).map(factRow);
  },
  dwellings: function* (plan) {
    for (const { id } of plan.documents()) yield* plan.dwellings({ document: id }).map(dwellingRow);
  },
  passages: function* (plan) {
    for (const { id } of plan.documents()) yield* plan.passages(id).map(passageRow);
  },
  checks: (plan) => plan.checks().map((check) => ({ ...check })),
  measures: (plan) => plan.measures().map((measure) => ({ ...measure })),
};

/** Columns of each CSV, in order, so that the header does not depend on the rows. */
const COLUMNS: Record<string, readonly string[]> = {
  facts: [
    ...['id', 'document', 'table', 'measure', 'label', 'owner_kind', 'owner_name', 'owner_comune'],
    ...['territory_kind', 'territory_name', 'territory_istat', 'year', 'value', 'unit', 'status'],
    ...['first_line', 'last_line', 'raw'],
  ],
  dwellings: [
    ...['id', 'document', 'table', 'id_alloggio', 'ui', 'comune_name', 'comune_istat'],
    ...['owner_kind', 'owner_name', 'owner_comune', 'service', 'state', 'vacancy', 'status'],
    ...['first_line', 'last_line', 'raw'],
  ],
  passages: ['id', 'document', 'section', 'kind', 'first_line', 'last_line', 'text', 'raw'],
  checks: [
    ...['id', 'document', 'title', 'verdict', 'declared', 'computed', 'difference'],
    ...['first_line', 'last_line', 'note'],
  ],
  measures: ['id', 'label', 'definition', 'unit', 'norm'],
};

/** `export`: all rows of one kind, as JSON lines or CSV. */
export function exportRows(line: CommandLine, plan: Plan, print: (text: string) => void): void {
  const [kind = ''] = line.rest;
  const rows = EXPORTS[kind];
  const columns = COLUMNS[kind];
  if (!rows || !columns) {
    throw new UsageError(`Si può esportare ${Object.keys(EXPORTS).join(', ')}, non «${kind}».`);
  }
  if (line.format === 'csv') print(columns.join(','));
  for (const row of rows(plan)) {
    if (line.format === 'jsonl') print(JSON.stringify(row));
    else {
      const flat = flatten(row);
      print(columns.map((column) => csvCell(flat[column])).join(','));
    }
  }
}

function factRow(fact: FactRow): Row {
  const { owner, territory } = fact;
  return {
    id: fact.id,
    document: fact.document,
    table: fact.table,
    measure: fact.measure,
    label: fact.label,
    owner: owner && { kind: owner.kind, name: owner.name, comune: owner.istat },
    territory: territory && { kind: territory.kind, name: territory.name, istat: territory.istat },
    year: fact.year,
    value: fact.value,
    unit: fact.unit,
    status: fact.status,
    lines: fact.lines,
    raw: fact.raw,
  };
}

function dwellingRow(dwelling: DwellingRow): Row {
  const { owner, comune } = dwelling;
  return {
    id: dwelling.id,
    document: dwelling.document,
    table: dwelling.table,
    id_alloggio: dwelling.idAlloggio,
    ui: dwelling.ui,
    comune: { name: comune.name, istat: comune.istat },
    owner: { kind: owner.kind, name: owner.name, comune: owner.istat },
    service: dwelling.service,
    state: dwelling.state,
    vacancy: dwelling.vacancy,
    status: dwelling.status,
    lines: dwelling.lines,
    raw: dwelling.raw,
  };
}

function passageRow({ id, document, path, kind, lines, text, raw }: PassageRow): Row {
  return { id, document, section: path.join(' > '), kind, lines, text, raw };
}

/** Nested values as columns: `owner: {kind}` is `owner_kind`, `lines` are `first_line` and `last_line`. */
function flatten(row: Row): Row {
  const flat: Row = {};
  for (const [key, value] of Object.entries(row)) {
    if (key === 'lines' && Array.isArray(value)) [flat.first_line, flat.last_line] = value;
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [inner, item] of Object.entries(value)) flat[`${key}_${inner}`] = item;
    } else flat[key] = value;
  }
  return flat;
}

/** A cell by RFC 4180; one that a spreadsheet would run as a formula is kept as text. */
function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
