// SPDX-License-Identifier: EUPL-1.2
import type { Lines, Status } from '../corpus/model.ts';
import { memo } from './memo.ts';
import type { DwellingCount, DwellingFilter, DwellingRow, Plan } from './plan.ts';
import {
  ALL,
  idList,
  LISTS_KEPT,
  PAGE,
  type Prepare,
  ROWS_KEPT,
  rawOf,
  rowLines,
  type Where,
} from './statement.ts';

const DWELLING_COLUMNS = `
  d.id, d.document, d.tbl, d.id_alloggio, d.ui, d.owner_kind, d.owner_name, d.owner_istat,
  d.comune_name, d.comune_istat, d.comune_raw, d.service, d.state, d.vacancy, d.status, d.year, d.first, d.last,
  ${rawOf('d')}`;

interface DwellingRecord {
  id: string;
  document: string;
  tbl: string;
  id_alloggio: string | null;
  ui: string | null;
  owner_kind: string;
  owner_name: string;
  owner_istat: string | null;
  comune_name: string;
  comune_istat: string | null;
  comune_raw: string;
  service: string | null;
  state: string;
  vacancy: string | null;
  status: Status;
  year: number;
  first: number;
  last: number;
  raw: string;
}

/** The part of a plan that reads the dwellings listed one by one. */
export function dwellingQueries(
  prepare: Prepare,
): Pick<
  Plan,
  'dwelling' | 'dwellings' | 'countDwellings' | 'dwellingTotal' | 'dwellingCounts' | 'dwellingsByComune'
> {
  const counts = memo<readonly DwellingCount[]>(LISTS_KEPT);
  const known = memo<DwellingRow | undefined>(ROWS_KEPT);
  const totals = memo<ReturnType<Plan['dwellingTotal']>>(LISTS_KEPT);
  return {
    dwelling: (id) =>
      known(id, () => {
        const sql = `SELECT ${DWELLING_COLUMNS} FROM dwellings d WHERE d.id = ?`;
        const row = prepare<DwellingRecord>(sql).get(id);
        return row && toDwelling(row);
      }),
    dwellings: (filter) => {
      const where = dwellingWhere(filter);
      return prepare<DwellingRecord>(
        `SELECT ${DWELLING_COLUMNS} FROM dwellings d WHERE ${where.sql} ORDER BY d.seq ${PAGE}`,
      )
        .all(...where.values, filter.limit ?? ALL, filter.offset ?? 0)
        .map(toDwelling);
    },
    countDwellings: (filter) => {
      const where = dwellingWhere(filter);
      return (
        prepare<{ n: number }>(`SELECT count(*) AS n FROM dwellings d WHERE ${where.sql}`).get(
          ...where.values,
        )?.n ?? 0
      );
    },
    dwellingsByComune: (filter) => {
      const where = dwellingWhere(filter);
      return prepare<CountRecord & { name: string; istat: string | null }>(
        `SELECT comune_name AS name, comune_istat AS istat, ${COUNT_COLUMNS}
         FROM (SELECT * FROM dwellings d WHERE ${where.sql} ORDER BY d.seq)
         GROUP BY comune_name, comune_istat ORDER BY count DESC, name`,
      )
        .all(...where.values)
        .map(toCount);
    },
    // An answer that is cut to fit is put together several times from the same counts.
    dwellingTotal: (filter) =>
      totals(JSON.stringify(filter), () => {
        const where = dwellingWhere(filter);
        const row = prepare<CountRecord>(
          `SELECT ${COUNT_COLUMNS} FROM (SELECT * FROM dwellings d WHERE ${where.sql} ORDER BY d.seq)`,
        ).get(...where.values);
        return toCount(row ?? { count: 0, operands: '[]', first: null, last: null });
      }),
    // One answer reads them twice: for their number and for their states.
    dwellingCounts: (filter) =>
      counts(JSON.stringify(filter), () => {
        const where = dwellingWhere(filter);
        return prepare<CountRecord & Pick<DwellingCount, 'service' | 'state' | 'ownerKind' | 'table'>>(
          `SELECT service, state, owner_kind AS ownerKind, tbl AS "table", ${COUNT_COLUMNS}
         FROM (SELECT * FROM dwellings d WHERE ${where.sql} ORDER BY d.seq)
         GROUP BY tbl, owner_kind, service, state ORDER BY min(seq)`,
        )
          .all(...where.values)
          .map(toCount);
      }),
  };
}

function dwellingWhere(filter: DwellingFilter): Where {
  const clauses: string[] = [];
  const values: (string | number)[] = [];
  const add = (clause: string, ...given: (string | undefined)[]) => {
    const present = given.filter((value) => value !== undefined);
    if (present.length === 0) return;
    clauses.push(clause);
    values.push(...present);
  };
  add('d.document = ?', filter.document);
  add('d.comune_istat = ?', filter.istat);
  if (filter.area !== undefined)
    add(
      'd.comune_istat IN (SELECT istat FROM area_members WHERE document = d.document AND area = ?)',
      filter.area,
    );
  for (const istat of filter.exclude ?? []) add('d.comune_istat IS NOT ?', istat);
  add('d.owner_kind = ?', filter.ownerKind);
  add('d.service = ?', filter.service);
  add("d.state LIKE '%' || ? || '%'", filter.state?.replace(/[%_]/g, ''));
  add('d.tbl = ?', filter.table);
  add("d.vacancy LIKE '%' || ? || '%'", filter.vacancy?.replace(/[%_]/g, ''));
  add('(d.id_alloggio = ? OR d.ui = ?)', filter.code, filter.code);
  return { sql: clauses.length === 0 ? '1 = 1' : clauses.join(' AND '), values };
}

/** Dwellings counted, as a statement gives them; no lines where there are none. */
interface CountRecord {
  readonly count: number;
  readonly operands: string;
  readonly first: number | null;
  readonly last: number | null;
}
const COUNT_COLUMNS =
  'count(*) AS count, json_group_array(id) AS operands, min(first) AS first, max(last) AS last';

function toCount<Row extends CountRecord>({ operands, first, last, ...row }: Row) {
  const lines: Lines = [first ?? 0, last ?? 0];
  return { ...row, operands: idList(operands), lines };
}

function toDwelling(row: DwellingRecord): DwellingRow {
  return {
    id: row.id,
    document: row.document,
    table: row.tbl,
    idAlloggio: row.id_alloggio,
    ui: row.ui,
    owner: { kind: row.owner_kind, name: row.owner_name, istat: row.owner_istat },
    comune: { name: row.comune_name, istat: row.comune_istat, raw: row.comune_raw },
    service: row.service,
    state: row.state,
    vacancy: row.vacancy,
    status: row.status,
    year: row.year,
    lines: rowLines(row),
    raw: row.raw,
  };
}
