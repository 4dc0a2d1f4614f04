// SPDX-License-Identifier: EUPL-1.2
import Database from 'better-sqlite3';
import { PlanUnavailable, planOver, type ReadOnly } from './connection.ts';
import type { Plan } from './plan.ts';
import { SCHEMA_VERSION } from './schema.ts';

/** Fingerprint of the sources that a database says it was built from, null where the file cannot be used. */
export function builtFrom(path: string): string | null {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const meta = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
    if (meta.get('schema_version')?.value !== String(SCHEMA_VERSION)) return null;
    return meta.get('fingerprint')?.value ?? null;
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

/**
 * Opens a database so that neither its file nor any other is written: the file is opened for reading and `query_only` is
 * set, and since both still let VACUUM INTO write a copy, every statement must be one that SQLite itself declares
 * read-only (`sqlite3_stmt_readonly`) and that gives rows, which ATTACH and PRAGMA settings do not.
 * @throws PlanUnavailable
 */
export function openReadOnly(path: string): ReadOnly {
  let db: Database.Database;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    // The file is never written again: one shared lock for as long as it is open, not one for each statement.
    db.pragma('locking_mode = EXCLUSIVE');
    // What a statement sorts or groups is a few rows: not worth a temporary file each time.
    db.pragma('temp_store = MEMORY');
  } catch (cause) {
    throw new PlanUnavailable('La base dati del piano non si apre: rifarla con «chiedicasa build».', {
      cause,
    });
  }
  // Few shapes of statement, each prepared when first asked and kept.
  const prepared = new Map<string, Database.Statement>();
  return {
    prepare: <Row>(sql: string): Database.Statement<unknown[], Row> => {
      const known = prepared.get(sql) ?? db.prepare(sql);
      if (!known.readonly || !known.reader) throw new Error('A plan database is only read');
      prepared.set(sql, known);
      return known as Database.Statement<unknown[], Row>;
    },
    close: () => {
      db.close();
    },
  };
}

/**
 * Opens a plan database.
 * @throws PlanUnavailable
 */
export function openPlan(path: string): Plan {
  return planOver(openReadOnly(path));
}
