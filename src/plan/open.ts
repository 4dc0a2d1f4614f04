// SPDX-License-Identifier: EUPL-1.2
import Database from 'better-sqlite3';
import { documentQueries } from './document-queries.ts';
import { dwellingQueries } from './dwelling-queries.ts';
import { factQueries } from './fact-queries.ts';
import { passageQueries } from './passage-queries.ts';
import type { Plan } from './plan.ts';
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

  return {
    ...documentQueries(prepare),
    ...factQueries(prepare),
    ...dwellingQueries(prepare),
    ...passageQueries(prepare),
    close: () => {
      db.close();
    },
  };
}
