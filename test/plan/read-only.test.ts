// SPDX-License-Identifier: EUPL-1.2
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlite from '@sqlite.org/sqlite-wasm';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openReadOnly } from '../../src/plan/open.ts';
import { loadCopy, openInMemory } from '../../src/plan/open-in-memory.ts';
import { productForTest } from '../product.ts';

const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-read-only-'));
const product = productForTest();
const path = join(folder, 'piani.sqlite');
copyFileSync(product.databasePath, path);
const before = readFileSync(path);
const connections = [
  { name: 'to the file', db: openReadOnly(path) },
  { name: 'to a copy in memory', db: await openInMemory(path) },
];
afterAll(() => {
  for (const { db } of connections) db.close();
  rmSync(folder, { recursive: true, force: true });
});

const elsewhere = join(folder, 'altrove.sqlite');
const untouched = () => {
  expect(readdirSync(folder)).toEqual(['piani.sqlite']);
  expect(readFileSync(path).equals(before)).toBe(true);
};

describe.each(connections)('the connection $name that the tools read through', ({ db }) => {
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
});

describe('the engine', () => {
  it('holds the file to reading by itself', () => {
    const bare = new Database(path, { readonly: true, fileMustExist: true });
    for (const sql of ['DELETE FROM facts', 'VACUUM', 'PRAGMA user_version = 7']) {
      expect(() => bare.exec(sql), sql).toThrow(/readonly/);
    }
    bare.close();
    untouched();
  });

  it('holds the copy in memory to reading by itself', async () => {
    const { capi, oo1, wasm } = await initSqlite({ printErr: () => {} });
    const bare = new oo1.DB(':memory:');
    loadCopy({ capi, wasm }, bare, new Uint8Array(before));
    for (const sql of ['DELETE FROM facts', 'VACUUM', 'PRAGMA user_version = 7']) {
      expect(() => bare.exec(sql), sql).toThrow(/readonly/);
    }
    for (const sql of [`VACUUM INTO '${elsewhere}'`, `ATTACH DATABASE '${path}' AS altrove`]) {
      expect(() => bare.exec(sql), sql).toThrow(/unable to open/);
    }
    bare.close();
    untouched();
  });

  it('creates no file where there is none', async () => {
    expect(() => openReadOnly(elsewhere)).toThrow(/chiedicasa build/);
    await expect(openInMemory(elsewhere)).rejects.toThrow(/non si apre/);
    expect(existsSync(elsewhere)).toBe(false);
  });
});
