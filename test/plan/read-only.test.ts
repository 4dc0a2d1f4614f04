// SPDX-License-Identifier: EUPL-1.2
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openReadOnly } from '../../src/plan/open.ts';
import { productForTest } from '../product.ts';

const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-read-only-'));
const product = productForTest();
const path = join(folder, 'piani.sqlite');
copyFileSync(product.databasePath, path);
const before = readFileSync(path);
const db = openReadOnly(path);
afterAll(() => {
  db.close();
  product.close();
  rmSync(folder, { recursive: true, force: true });
});

const elsewhere = join(folder, 'altrove.sqlite');
const untouched = () => {
  expect(readdirSync(folder)).toEqual(['piani.sqlite']);
  expect(readFileSync(path).equals(before)).toBe(true);
};

describe('the connection that the tools read through', () => {
  it.each([
    'DELETE FROM facts',
    'DELETE FROM facts RETURNING id',
    "UPDATE facts SET value_number = 0 WHERE id LIKE '%'",
    "INSERT INTO meta VALUES ('x', 'y')",
    'DROP TABLE facts',
    'CREATE TABLE x (y)',
    'CREATE TEMP TABLE x (y)',
    'ALTER TABLE facts ADD COLUMN x',
    'REINDEX',
    'VACUUM',
    `VACUUM INTO '${elsewhere}'`,
    `ATTACH DATABASE '${elsewhere}' AS altrove`,
    "ATTACH DATABASE ':memory:' AS altrove",
    `SELECT 1; VACUUM INTO '${elsewhere}'`,
    "INSERT INTO passage_index(passage_index) VALUES ('rebuild')",
    'BEGIN IMMEDIATE',
    'SAVEPOINT x',
    'PRAGMA query_only = OFF',
    'PRAGMA user_version = 7',
    'PRAGMA application_id = 7',
    'PRAGMA journal_mode = WAL',
    'PRAGMA writable_schema = ON',
    'PRAGMA auto_vacuum = FULL',
    'PRAGMA wal_checkpoint(TRUNCATE)',
    'PRAGMA incremental_vacuum',
    "SELECT load_extension('x')",
    "SELECT writefile('x', 'y')",
  ])('refuses %s', (sql) => {
    expect(() => db.prepare(sql).all()).toThrow();
    untouched();
  });

  it('reads', () => {
    expect(db.prepare<{ n: number }>('SELECT count(*) AS n FROM facts').get()?.n).toBeGreaterThan(100);
    untouched();
  });

  it('is held to reading by the engine, too', () => {
    const bare = new Database(path, { readonly: true, fileMustExist: true });
    for (const sql of ['DELETE FROM facts', 'VACUUM', 'PRAGMA user_version = 7']) {
      expect(() => bare.exec(sql), sql).toThrow(/readonly/);
    }
    bare.close();
    untouched();
  });

  it('creates no file where there is none', () => {
    expect(() => openReadOnly(elsewhere)).toThrow(/chiedicasa build/);
    expect(existsSync(elsewhere)).toBe(false);
  });
});
