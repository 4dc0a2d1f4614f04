// SPDX-License-Identifier: EUPL-1.2
import type { Lines, Status } from '../corpus/model.ts';
import { groupRows, silentComuni } from './groups.ts';
import { memo } from './memo.ts';
import type { FactFilter, FactRow, Groups, Plan, SilentComune, Sum } from './plan.ts';
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

const FACT_COLUMNS = `
  f.id, f.document, f.tbl, f.measure, m.label, f.owner_kind, f.owner_name, f.owner_istat,
  f.territory_kind, f.territory_name, f.territory_istat, f.territory_raw, f.doubt_certainty, f.doubt_reason,
  f.year, f.value_number, f.value_text, f.unit, f.status, f.first, f.last, f.standing, f.detail,
  ${rawOf('f')}`;

/** As few rows as a page has are read one by one, and kept; many are read at once. */
const MOST_FEW = 50;
const FACTS_KEPT = 2048;

/** The columns of a fact in their order: rows of many columns are read faster as lists. */
type FactRecord = readonly [
  id: string,
  document: string,
  tbl: string,
  measure: string,
  label: string,
  owner_kind: string | null,
  owner_name: string | null,
  owner_istat: string | null,
  territory_kind: string | null,
  territory_name: string | null,
  territory_istat: string | null,
  territory_raw: string | null,
  doubt_certainty: string | null,
  doubt_reason: string | null,
  year: number,
  value_number: number | null,
  value_text: string | null,
  unit: string,
  status: Status,
  first: number,
  last: number,
  standing: number,
  detail: string | null,
  raw: string,
];

/** The part of a plan that reads its figures. */
export function factQueries(
  prepare: Prepare,
): Pick<
  Plan,
  | 'fact'
  | 'firstLine'
  | 'measuresIn'
  | 'measuresWithRows'
  | 'facts'
  | 'factsAt'
  | 'countFacts'
  | 'sums'
  | 'groups'
  | 'silentComuni'
  | 'tables'
> {
  const kept = {
    firstLine: memo<number | null>(ROWS_KEPT),
    fact: memo<FactRow | undefined>(ROWS_KEPT),
    ofAmbito: memo<readonly FactRow[]>(LISTS_KEPT),
    row: memo<readonly FactRow[]>(FACTS_KEPT),
    tables: memo<readonly Lines[]>(ROWS_KEPT),
    withRows: memo<ReadonlySet<string>>(LISTS_KEPT),
    silent: memo<readonly SilentComune[]>(LISTS_KEPT),
    groups: memo<Groups>(LISTS_KEPT),
    // An answer that is cut to fit is put together several times from the same figures.
    count: memo<number>(LISTS_KEPT),
    sums: memo<ReadonlyMap<string, Sum>>(LISTS_KEPT),
  };
  const read = (chosen: string, ...values: (string | number)[]) =>
    prepare<FactRecord>(
      `SELECT ${FACT_COLUMNS} FROM (${chosen}) chosen
       CROSS JOIN facts f ON f.seq = chosen.seq JOIN measures m ON m.id = f.measure ORDER BY f.seq`,
    )
      .raw()
      .all(...values)
      .map(toFact);
  // The rows are chosen and put in order first: only those given are read whole, with their printed lines, and few are kept.
  const factRows = (where: Where, limit: number, offset: number): readonly FactRow[] => {
    const chosen = `SELECT seq FROM facts f WHERE ${where.sql} ORDER BY seq ${PAGE}`;
    const values = [...where.values, limit, offset];
    if (limit > MOST_FEW) return read(chosen, ...values);
    const seqs = prepare<readonly [number]>(chosen)
      .raw()
      .all(...values);
    return seqs.flatMap(([seq]) => kept.row(String(seq), () => read('SELECT ? AS seq', seq)));
  };

  return {
    fact: (id) => kept.fact(id, () => factRows({ sql: 'f.id = ?', values: [id] }, 1, 0)[0]),
    factsAt: (document, [first, last]) =>
      factRows(
        {
          sql: 'f.document = ? AND f.first BETWEEN ? AND ? AND f.last <= ?',
          values: [document, first, last, last],
        },
        MOST_FEW,
        0,
      ),
    firstLine: (document, measure) =>
      kept.firstLine(`${document} ${measure}`, () => {
        const where = factWhere({ document, measures: [measure] });
        const sql = `SELECT first FROM facts f WHERE ${where.sql} ORDER BY seq LIMIT 1`;
        return prepare<{ first: number }>(sql).get(...where.values)?.first ?? null;
      }),
    measuresIn: (document) => {
      const sql = 'SELECT DISTINCT measure FROM facts WHERE document = ?';
      return new Set(prepare<{ measure: string }>(sql).all(document).map(measureOf));
    },
    measuresWithRows: (least) =>
      kept.withRows(String(least), () => {
        const sql = `SELECT DISTINCT f.measure FROM facts f JOIN documents d ON d.id = f.document
          WHERE d.kind = 'piano_annuale' GROUP BY f.document, f.measure HAVING count(*) >= CAST(? AS INTEGER)`;
        return new Set(prepare<{ measure: string }>(sql).all(least).map(measureOf));
      }),
    tables: (document, measures) =>
      kept.tables(JSON.stringify([document, measures]), () => {
        const where = factWhere({ document, measures });
        return prepare<{ first: number; last: number }>(
          `SELECT min(first) AS first, max(last) AS last FROM facts f
           WHERE f.document = ? AND f.tbl IN (SELECT f.tbl FROM facts f WHERE ${where.sql}) GROUP BY f.tbl ORDER BY 1`,
        )
          .all(document, ...where.values)
          .map(rowLines);
      }),
    facts: (filter) => {
      const rows = () => factRows(factWhere(filter), filter.limit ?? ALL, filter.offset ?? 0);
      // What a plan says of its whole ambito stands beside the figures of each of its comuni.
      return filter.territoryKind === 'ambito' ? kept.ofAmbito(JSON.stringify(filter), rows) : rows();
    },
    countFacts: (filter) =>
      kept.count(JSON.stringify(filter), () => {
        const where = factWhere(filter);
        const sql = `SELECT count(*) AS n FROM facts f WHERE ${where.sql}`;
        return prepare<{ n: number }>(sql).get(...where.values)?.n ?? 0;
      }),
    sums: (filter) =>
      kept.sums(JSON.stringify(filter), () => {
        const where = factWhere(filter);
        const rows = prepare<{ measure: string; value: number | null; operands: string; missing: string }>(
          `SELECT measure, round(sum(value_number), 2) AS value,
             json_group_array(id) FILTER (WHERE value_number IS NOT NULL) AS operands,
             json_group_array(id) FILTER (WHERE value_number IS NULL AND status <> 'dash') AS missing
           FROM (SELECT * FROM facts f WHERE ${where.sql} ORDER BY f.seq) GROUP BY measure`,
        ).all(...where.values);
        return new Map(rows.map(({ measure, ...row }) => [measure, toSum(row)]));
      }),
    // Those of one plan are few; across plans there is no telling how many.
    groups: (query) =>
      query.documents.length > 1
        ? groupRows(prepare, query)
        : kept.groups(JSON.stringify(query), () => groupRows(prepare, query)),
    silentComuni: (query) => kept.silent(JSON.stringify(query), () => silentComuni(prepare, query)),
  };
}

const measureOf = ({ measure }: { measure: string }) => measure;

function factWhere(filter: FactFilter): Where {
  const clauses = ['f.document = ?', `f.measure IN (${filter.measures.map(() => '?').join(', ')})`];
  const values: (string | number)[] = [filter.document, ...filter.measures];
  const add = (clause: string, value: string | number | undefined) => {
    if (value === undefined) return;
    clauses.push(clause);
    values.push(value);
  };
  add('f.territory_istat = ?', filter.istat);
  add('f.territory_kind = ?', filter.territoryKind);
  add('f.territory_name = ?', filter.territoryName);
  // Only comuni have an ISTAT code: with it the index finds the few other rows among those of many comuni.
  if (filter.territoryKind !== undefined && filter.territoryKind !== 'comune')
    clauses.push('f.territory_istat IS NULL');
  if (filter.area !== undefined) {
    clauses.push('f.territory_istat IN (SELECT istat FROM area_members WHERE document = ? AND area = ?)');
    values.push(filter.document, filter.area);
  }
  add('f.owner_kind = ?', filter.ownerKind);
  add('f.year = ?', filter.year);
  add('f.standing = ?', filter.total === undefined ? undefined : filter.total ? 1 : 0);
  return { sql: clauses.join(' AND '), values };
}

function toFact([
  id,
  document,
  tbl,
  measure,
  label,
  owner_kind,
  owner_name,
  owner_istat,
  territory_kind,
  territory_name,
  territory_istat,
  territory_raw,
  doubt_certainty,
  doubt_reason,
  year,
  value_number,
  value_text,
  unit,
  status,
  first,
  last,
  standing,
  detail,
  raw,
]: FactRecord): FactRow {
  return {
    id,
    document,
    table: tbl,
    measure,
    label,
    owner: owner_kind === null ? null : { kind: owner_kind, name: owner_name ?? '', istat: owner_istat },
    territory:
      territory_kind === null
        ? null
        : {
            kind: territory_kind,
            name: territory_name ?? '',
            istat: territory_istat,
            raw: territory_raw ?? '',
            doubt:
              doubt_certainty === null ? null : { certainty: doubt_certainty, reason: doubt_reason ?? '' },
          },
    year,
    value: value_number ?? value_text,
    unit,
    status,
    lines: rowLines({ first, last }),
    raw,
    total: standing === 1,
    restates: standing === 2,
    detail,
  };
}

function toSum(row: { value: number | null; operands: string; missing: string }): Sum {
  return {
    value: row.value ?? 0,
    operands: idList(row.operands),
    missing: idList(row.missing),
  };
}
