// SPDX-License-Identifier: EUPL-1.2
import Database from 'better-sqlite3';
import type { Check, Lines, Status } from '../corpus/model.ts';
import { groupRows } from './groups.ts';
import { memo } from './memo.ts';
import { ownTables } from './own-tables.ts';
import type {
  DocumentInfo,
  DwellingCount,
  DwellingFilter,
  DwellingRow,
  FactFilter,
  FactRow,
  MeasureInfo,
  PlaceInfo,
  Plan,
  SectionInfo,
  Sum,
} from './plan.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** The database file is missing, damaged or of another version: it must be built anew. */
export class PlanUnavailable extends Error {
  override readonly name = 'PlanUnavailable';
}

/** Fingerprint of the sources that a database was built from, null where the file cannot be used. */
export function builtFrom(path: string): string | null {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const meta = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
    if (meta.get('schema_version')?.value !== String(SCHEMA_VERSION)) return null;
    if (db.pragma('quick_check', { simple: true }) !== 'ok') return null;
    return meta.get('fingerprint')?.value ?? null;
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

const FACT_COLUMNS = `
  f.id, f.document, f.tbl, f.measure, m.label, f.owner_kind, f.owner_name, f.owner_istat,
  f.territory_kind, f.territory_name, f.territory_istat, f.territory_raw, f.doubt_certainty, f.doubt_reason,
  f.year, f.value_number, f.value_text, f.unit, f.status, f.first, f.last, f.is_total,
  (SELECT group_concat(text, char(10)) FROM lines l WHERE l.document = f.document AND l.n BETWEEN f.first AND f.last) AS raw`;

const DWELLING_COLUMNS = `
  d.id, d.document, d.tbl, d.id_alloggio, d.ui, d.owner_kind, d.owner_name, d.owner_istat,
  d.comune_name, d.comune_istat, d.comune_raw, d.service, d.state, d.vacancy, d.status, d.year, d.first, d.last,
  (SELECT group_concat(text, char(10)) FROM lines l WHERE l.document = d.document AND l.n BETWEEN d.first AND d.last) AS raw`;

interface FactRecord {
  id: string;
  document: string;
  tbl: string;
  measure: string;
  label: string;
  owner_kind: string | null;
  owner_name: string | null;
  owner_istat: string | null;
  territory_kind: string | null;
  territory_name: string | null;
  territory_istat: string | null;
  territory_raw: string | null;
  doubt_certainty: string | null;
  doubt_reason: string | null;
  year: number;
  value_number: number | null;
  value_text: string | null;
  unit: string;
  status: Status;
  first: number;
  last: number;
  is_total: number;
  raw: string;
}

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

interface CheckRecord extends Omit<Check, 'lines'> {
  first: number;
  last: number;
}

/** Conditions with the values to bind, in order. */
interface Where {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const ALL = Number.MAX_SAFE_INTEGER;
/** Of what tools read again and again, the rows and the lists kept: few megabytes at most, however large the database. */
const ROWS_KEPT = 512;
const LISTS_KEPT = 24;

/**
 * Opens a plan database for reading only: the file cannot be written through this connection, not even by ATTACH or PRAGMA.
 * @throws PlanUnavailable
 */
export function openPlan(path: string): Plan {
  let db: Database.Database;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    // The file is never written again: one shared lock for as long as it is open, not one for each statement.
    db.pragma('locking_mode = EXCLUSIVE');
  } catch (cause) {
    throw new PlanUnavailable('La base dati del piano non si apre: rifarla con «chiedicasa build».', {
      cause,
    });
  }

  // Few shapes of statement, each prepared when first asked and kept.
  const prepared = new Map<string, Database.Statement>();
  const prepare = <Row>(sql: string): Database.Statement<unknown[], Row> => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known as Database.Statement<unknown[], Row>;
  };

  const kept = {
    documents: memo<readonly DocumentInfo[]>(LISTS_KEPT),
    document: memo<DocumentInfo | undefined>(ROWS_KEPT),
    sections: memo<readonly SectionInfo[]>(LISTS_KEPT),
    measures: memo<readonly MeasureInfo[]>(1),
    tables: memo<ReadonlyMap<string, string>>(ROWS_KEPT),
    firstLine: memo<number | null>(ROWS_KEPT),
    checks: memo<readonly Check[]>(LISTS_KEPT),
    fact: memo<FactRow | undefined>(ROWS_KEPT),
  };

  const DOCUMENT = 'SELECT id, title, kind, ambito, year, approved, line_count AS lineCount FROM documents';
  // The rows are chosen and put in order first: only those given are read whole, with their printed lines.
  const factRows = (where: Where, limit: number, offset: number) =>
    prepare<FactRecord>(
      `SELECT ${FACT_COLUMNS} FROM (SELECT seq FROM facts f WHERE ${where.sql} ORDER BY seq LIMIT ? OFFSET ?) chosen
       CROSS JOIN facts f ON f.seq = chosen.seq JOIN measures m ON m.id = f.measure ORDER BY f.seq`,
    )
      .all(...where.values, limit, offset)
      .map(toFact);

  const sections = (document: string) =>
    kept.sections(document, () =>
      prepare<{ title: string; first: number; last: number }>(
        'SELECT title, first, last FROM sections WHERE document = ? ORDER BY first',
      )
        .all(document)
        .map(toSection),
    );

  return {
    documents: () =>
      kept.documents('', () => prepare<DocumentInfo>(`${DOCUMENT} ORDER BY year DESC, id`).all()),
    document: (id) => kept.document(id, () => prepare<DocumentInfo>(`${DOCUMENT} WHERE id = ?`).get(id)),
    plansOf: (ambito) =>
      kept.documents(ambito, () =>
        prepare<DocumentInfo>(
          `${DOCUMENT} WHERE ambito = ? AND kind = 'piano_annuale' ORDER BY year DESC, id`,
        ).all(ambito),
      ),
    lines: (document, first, last) =>
      prepare<{ number: number; text: string }>(
        'SELECT n AS number, text FROM lines WHERE document = ? AND n BETWEEN ? AND ? ORDER BY n',
      ).all(document, first, last),
    sections,
    sectionAt: (document, line) =>
      sections(document).findLast(({ lines: [first, last] }) => first <= line && line <= last),
    comune: (istat) =>
      prepare<PlaceInfo>('SELECT istat, name, provincia, ambito FROM comuni WHERE istat = ?').get(istat),
    comuniOf: (ambito) =>
      prepare<PlaceInfo>(
        'SELECT istat, name, provincia, ambito FROM comuni WHERE ambito = ? ORDER BY name',
      ).all(ambito),
    measures: () =>
      kept.measures('', () =>
        prepare<MeasureInfo>('SELECT id, label, definition, unit, norm FROM measures ORDER BY id').all(),
      ),
    fact: (id) => kept.fact(id, () => factRows({ sql: 'f.id = ?', values: [id] }, 1, 0)[0]),
    firstLine: (document, measures) =>
      kept.firstLine(`${document} ${measures.join(' ')}`, () => {
        const where = factWhere({ document, measures });
        const sql = `SELECT first FROM facts f WHERE ${where.sql} ORDER BY seq LIMIT 1`;
        return prepare<{ first: number }>(sql).get(...where.values)?.first ?? null;
      }),
    ownTables: (document, measures) =>
      kept.tables(`${document} ${measures.join(' ')}`, () => ownTables(prepare, document, measures)),
    facts: (filter) => factRows(factWhere(filter), filter.limit ?? ALL, filter.offset ?? 0),
    countFacts: (filter) => {
      const where = factWhere(filter);
      return (
        prepare<{ n: number }>(`SELECT count(*) AS n FROM facts f WHERE ${where.sql}`).get(...where.values)
          ?.n ?? 0
      );
    },
    sums: (filter) => {
      const where = factWhere(filter);
      const rows = prepare<{ measure: string; value: number | null; operands: string; missing: string }>(
        `SELECT measure, round(sum(value_number), 2) AS value,
           json_group_array(id) FILTER (WHERE value_number IS NOT NULL) AS operands,
           json_group_array(id) FILTER (WHERE value_number IS NULL AND status <> 'dash') AS missing
         FROM (SELECT * FROM facts f WHERE ${where.sql} ORDER BY f.seq) GROUP BY measure`,
      ).all(...where.values);
      return new Map(rows.map(({ measure, ...row }) => [measure, toSum(row)]));
    },
    groups: (query) => groupRows(prepare, query),
    dwellings: (filter) => {
      const where = dwellingWhere(filter);
      return prepare<DwellingRecord>(
        `SELECT ${DWELLING_COLUMNS} FROM dwellings d WHERE ${where.sql} ORDER BY d.seq LIMIT ? OFFSET ?`,
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
    dwellingTotal: (filter) => {
      const where = dwellingWhere(filter);
      const row = prepare<{ count: number; operands: string; first: number | null; last: number | null }>(
        `SELECT count(*) AS count, json_group_array(id) AS operands, min(first) AS first, max(last) AS last
         FROM (SELECT * FROM dwellings d WHERE ${where.sql} ORDER BY d.seq)`,
      ).get(...where.values);
      return {
        count: row?.count ?? 0,
        operands: idList(row?.operands ?? '[]'),
        lines: [row?.first ?? 0, row?.last ?? 0],
      };
    },
    dwellingCounts: (filter) => {
      const where = dwellingWhere(filter);
      return prepare<{
        service: string | null;
        state: string;
        ownerKind: string;
        tbl: string;
        count: number;
        operands: string;
        first: number;
        last: number;
      }>(
        `SELECT service, state, owner_kind AS ownerKind, tbl, count(*) AS count, json_group_array(id) AS operands,
           min(first) AS first, max(last) AS last
         FROM (SELECT * FROM dwellings d WHERE ${where.sql} ORDER BY d.seq)
         GROUP BY tbl, owner_kind, service, state ORDER BY min(seq)`,
      )
        .all(...where.values)
        .map(
          ({ tbl, operands, first, last, ...row }): DwellingCount => ({
            ...row,
            table: tbl,
            operands: idList(operands),
            lines: [first, last],
          }),
        );
    },
    checks: (document) => {
      const columns =
        'SELECT id, document, title, verdict, declared, computed, difference, first, last, note FROM checks';
      const toCheck = ({ first, last, ...check }: CheckRecord): Check => ({ ...check, lines: [first, last] });
      if (document === undefined) {
        return prepare<CheckRecord>(`${columns} ORDER BY seq`).all().map(toCheck);
      }
      return kept.checks(document, () =>
        prepare<CheckRecord>(`${columns} WHERE document = ? ORDER BY seq`).all(document).map(toCheck),
      );
    },
    close: () => {
      db.close();
    },
  };
}

function factWhere(filter: FactFilter): Where {
  const clauses = ['f.document = ?', `f.measure IN (${filter.measures.map(() => '?').join(', ')})`];
  const values: (string | number)[] = [filter.document, ...filter.measures];
  const add = (clause: string, value: string | number | undefined) => {
    if (value === undefined) return;
    clauses.push(clause);
    values.push(value);
  };
  if (filter.tables) {
    const pairs = [...filter.tables].filter(([measure]) => filter.measures.includes(measure));
    clauses.push(
      pairs.length === 0 ? '0' : `f.tbl = CASE f.measure ${pairs.map(() => 'WHEN ? THEN ?').join(' ')} END`,
    );
    values.push(...pairs.flat());
  }
  add('f.territory_istat = ?', filter.istat);
  add('f.territory_kind = ?', filter.territoryKind);
  // Only comuni have an ISTAT code: with it the index finds the few other rows among those of many comuni.
  if (filter.territoryKind !== undefined && filter.territoryKind !== 'comune')
    clauses.push('f.territory_istat IS NULL');
  add('f.owner_kind = ?', filter.ownerKind);
  add('f.year = ?', filter.year);
  add('f.is_total = ?', filter.total === undefined ? undefined : filter.total ? 1 : 0);
  return { sql: clauses.join(' AND '), values };
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
  add('d.owner_kind = ?', filter.ownerKind);
  add('d.service = ?', filter.service);
  add("d.state LIKE ? || '%'", filter.state?.replace(/[%_]/g, ''));
  add('(d.id_alloggio = ? OR d.ui = ?)', filter.code, filter.code);
  return { sql: clauses.length === 0 ? '1 = 1' : clauses.join(' AND '), values };
}

function toSection(row: { title: string; first: number; last: number }): SectionInfo {
  return { title: row.title, lines: [row.first, row.last] };
}

function toFact(row: FactRecord): FactRow {
  return {
    id: row.id,
    document: row.document,
    table: row.tbl,
    measure: row.measure,
    label: row.label,
    owner:
      row.owner_kind === null
        ? null
        : { kind: row.owner_kind, name: row.owner_name ?? '', istat: row.owner_istat },
    territory:
      row.territory_kind === null
        ? null
        : {
            kind: row.territory_kind,
            name: row.territory_name ?? '',
            istat: row.territory_istat,
            raw: row.territory_raw ?? '',
            doubt:
              row.doubt_certainty === null
                ? null
                : { certainty: row.doubt_certainty, reason: row.doubt_reason ?? '' },
          },
    year: row.year,
    value: row.value_number ?? row.value_text,
    unit: row.unit,
    status: row.status,
    lines: rowLines(row),
    raw: row.raw,
    total: row.is_total === 1,
  };
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

const rowLines = (row: { first: number; last: number }): Lines => [row.first, row.last];

function toSum(row: { value: number | null; operands: string; missing: string }): Sum {
  return {
    value: row.value ?? 0,
    operands: idList(row.operands),
    missing: idList(row.missing),
  };
}

function idList(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map(String) : [];
}
