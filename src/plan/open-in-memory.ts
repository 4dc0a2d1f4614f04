// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import initSqlite, {
  type Database,
  type PreparedStatement,
  type Sqlite3Static,
} from '@sqlite.org/sqlite-wasm';
import { PlanUnavailable, planOver, type ReadOnly } from './connection.ts';
import type { Plan } from './plan.ts';
import { SCHEMA_VERSION } from './schema.ts';
import type { Bindings, Statement, Value } from './statement.ts';

/**
 * Opens a plan database with SQLite compiled to WebAssembly: it runs wherever Node does, with nothing compiled for the
 * machine. The whole file is read into memory.
 * @throws PlanUnavailable
 */
export async function openPlanInMemory(path: string): Promise<Plan> {
  const connection = await openInMemory(path);
  const version = connection
    .prepare<{ value: string }>("SELECT value FROM meta WHERE key = 'schema_version'")
    .get();
  if (version?.value === String(SCHEMA_VERSION)) return planOver(connection);
  connection.close();
  throw new PlanUnavailable(`La base dati ${path} è di un'altra versione del programma.`);
}

/**
 * Opens a copy of a database in memory, held to reading as `openReadOnly` holds the file: SQLite is told that the copy is
 * read-only, `query_only` is set, and a statement must be one that SQLite declares read-only and that gives rows. This
 * build of SQLite sees no file of the machine, so that nothing it is told could reach one.
 * @throws PlanUnavailable
 */
export async function openInMemory(path: string): Promise<ReadOnly> {
  const silent = () => {};
  const { capi, oo1, wasm } = await initSqlite({ print: silent, printErr: silent });
  const db = new oo1.DB(':memory:');
  try {
    loadCopy({ capi, wasm }, db, new Uint8Array(readFileSync(path)));
    db.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY');
    db.selectValue('SELECT count(*) FROM sqlite_schema');
  } catch (cause) {
    db.close();
    throw new PlanUnavailable(`La base dati ${path} non si apre: installare di nuovo il programma.`, {
      cause,
    });
  }
  const prepared = new Map<string, PreparedStatement>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    // Of several statements this build would prepare the first and say nothing of the others.
    if (/;\s*\S/.test(sql)) throw new Error('A plan database is asked one thing at a time');
    const made = db.prepare(sql);
    if (capi.sqlite3_stmt_readonly(made) === 0 || made.columnCount === 0) {
      made.finalize();
      throw new Error('A plan database is only read');
    }
    prepared.set(sql, made);
    return made;
  };
  return {
    prepare: (sql) => reader(statement(sql)),
    close: () => {
      for (const each of prepared.values()) each.finalize();
      prepared.clear();
      db.close();
    },
  };
}

/** Makes a connection read from the bytes of a database, read-only; SQLite frees them when it closes. */
export function loadCopy(
  { capi, wasm }: Pick<Sqlite3Static, 'capi' | 'wasm'>,
  db: Database,
  bytes: Uint8Array,
): void {
  const at = wasm.allocFromTypedArray(bytes);
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
  const failure = capi.sqlite3_deserialize(db, 'main', at, bytes.length, bytes.length, flags);
  if (failure !== capi.SQLITE_OK) throw new Error(capi.sqlite3_js_rc_str(failure));
}

/** A statement as the queries use it. That its rows are as `Row` says is for the query to know, as with any SQL. */
function reader<Row>(statement: PreparedStatement, asLists = false): Statement<Row> {
  const columns = statement.getColumnNames();
  const row = () => {
    const values = statement.get([]);
    return (asLists ? values : Object.fromEntries(columns.map((column, at) => [column, values[at]]))) as Row;
  };
  const read = (values: Bindings, most: number): Row[] => {
    const rows: Row[] = [];
    try {
      if (statement.parameterCount > 0) statement.bind(boundTo(values));
      while (rows.length < most && statement.step()) rows.push(row());
    } finally {
      statement.reset(true);
    }
    return rows;
  };
  return {
    raw: () => reader(statement, true),
    all: (...values) => read(values, Number.POSITIVE_INFINITY),
    get: (...values) => read(values, 1)[0],
  };
}

/** Names are bound with the colon that stands before them in the statement. */
function boundTo(values: Bindings) {
  if (!isNamed(values)) return values;
  return Object.fromEntries(Object.entries(values[0]).map(([name, value]) => [`:${name}`, value]));
}

const isNamed = (values: Bindings): values is [Readonly<Record<string, Value>>] =>
  typeof values[0] === 'object' && values[0] !== null;
