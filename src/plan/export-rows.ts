// SPDX-License-Identifier: EUPL-1.2
import type { Check } from '../corpus/model.ts';
import type { DwellingRow, FactRow, MeasureInfo, PassageRow, Plan } from './plan.ts';

/** The part of a plan that is exported. */
export type ExportedPlan = Pick<
  Plan,
  'documents' | 'measures' | 'facts' | 'dwellings' | 'passages' | 'checks'
>;

/** A row with nested values, as a JSON line gives it. */
export type Row = Record<string, unknown>;

/** What can be exported: its rows, one at a time, so that no amount of data fills the memory. */
export const EXPORTS: Readonly<Record<string, (plan: ExportedPlan) => Iterable<Row>>> = {
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
  checks: (plan) => plan.checks().map(checkRow),
  measures: (plan) => plan.measures().map(measureRow),
};

/** Columns of each CSV, in order, so that the header does not depend on the rows. */
export const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  facts: [
    ...['id', 'document', 'table', 'measure', 'label', 'owner_kind', 'owner_name', 'owner_comune'],
    ...['territory_kind', 'territory_name', 'territory_istat', 'year', 'value', 'unit', 'status'],
    ...['first_line', 'last_line', 'raw'],
  ],
  dwellings: [
    ...['id', 'document', 'table', 'id_alloggio', 'ui', 'comune_name', 'comune_istat'],
    ...['owner_kind', 'owner_name', 'owner_comune', 'service', 'state', 'vacancy'],
    ...['first_line', 'last_line', 'raw'],
  ],
  passages: ['id', 'document', 'section', 'kind', 'first_line', 'last_line', 'text', 'raw'],
  checks: [
    ...['id', 'document', 'title', 'verdict', 'declared', 'computed', 'difference'],
    ...['first_line', 'last_line', 'note'],
  ],
  measures: ['id', 'label', 'definition', 'unit', 'norm', 'differences'],
};

/** A figure as a row of an export. */
export function factRow(fact: FactRow): Row {
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

/** A dwelling as a row of an export. */
export function dwellingRow(dwelling: DwellingRow): Row {
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
    lines: dwelling.lines,
    raw: dwelling.raw,
  };
}

function checkRow(check: Check): Row {
  const { id, document, title, verdict, declared, computed, difference, lines, note } = check;
  return { id, document, title, verdict, declared, computed, difference, lines, note };
}

function measureRow({ id, label, definition, unit, norm, differences }: MeasureInfo): Row {
  return { id, label, definition, unit, norm, differences };
}

function passageRow({ id, document, path, kind, lines, text, raw }: PassageRow): Row {
  return { id, document, section: path.join(' > '), kind, lines, text, raw };
}

/** Nested values as columns: `owner: {kind}` is `owner_kind`, `lines` are `first_line` and `last_line`. */
export function flatten(row: Row): Row {
  const flat: Row = {};
  for (const [key, value] of Object.entries(row)) {
    if (key === 'lines' && Array.isArray(value)) [flat.first_line, flat.last_line] = value;
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [inner, item] of Object.entries(value)) flat[`${key}_${inner}`] = item;
    } else flat[key] = value;
  }
  return flat;
}
