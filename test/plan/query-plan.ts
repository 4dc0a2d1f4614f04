// SPDX-License-Identifier: EUPL-1.2
import type Database from 'better-sqlite3';

/** The steps by which SQLite would run a statement, a line each. */
export const queryPlan = (db: Database.Database, sql: string): string =>
  db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => detail)
    .join('\n');
