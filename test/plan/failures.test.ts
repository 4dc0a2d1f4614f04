// SPDX-License-Identifier: EUPL-1.2
import { spawn, spawnSync } from 'node:child_process';
import fs, {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { productPaths } from '../../src/cli/product.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import { buildPlan } from '../../src/plan/build.ts';
import type { PlanPaths } from '../../src/plan/current.ts';
import { findDatabase } from '../../src/plan/database-files.ts';
import { ensurePlan, rebuildPlan } from '../../src/plan/ensure.ts';
import { openPlan } from '../../src/plan/open.ts';
import { loadSynonyms } from '../../src/plan/passage-synonyms.ts';

// Processes are started: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 });

const CHILD = fileURLToPath(new URL('build-child.mjs', import.meta.url));
const own = productPaths({});
const gazetteer = loadGazetteer(own.dataDir);
const loaded = loadCorpus(own.dataDir, gazetteer);
const corpus = { ...loaded, documents: [...loaded.documents] };
const synonyms = loadSynonyms(own.dataDir);

// A database of earlier sources, which no failure may touch.
const store = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
const stored = buildPlan(store, corpus, gazetteer, synonyms, '0123456789abcdef').path;
const before = readFileSync(stored);
afterAll(() => rmSync(store, { recursive: true, force: true }));

let folder: string;
let paths: PlanPaths;
let good: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
  paths = { codeDir: own.codeDir, dataDir: join(folder, 'data'), databaseDir: join(folder, 'var') };
  cpSync(own.dataDir, paths.dataDir, { recursive: true });
  mkdirSync(paths.databaseDir);
  good = join(paths.databaseDir, basename(stored));
  writeFileSync(good, before);
});

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  rmSync(folder, { recursive: true, force: true });
});

const databases = () => readdirSync(paths.databaseDir).filter((name) => name.endsWith('.sqlite'));
const rebuild = () => buildPlan(paths.databaseDir, corpus, gazetteer, synonyms, 'fedcba9876543210');

/** The first question ever asked of the product, and every figure's count. */
function expectRight(path: string): void {
  const plan = openPlan(path);
  expect(plan.fact('cremonese-2026/previsione/aler-vescovato/alloggi_liberi')?.value).toBe(7);
  const facts = corpus.documents.reduce((sum, reading) => sum + reading.facts.length, 0);
  const measures = plan.measures().map(({ id }) => id);
  expect(
    plan.documents().reduce((sum, { id }) => sum + plan.facts({ document: id, measures }).length, 0),
  ).toBe(facts);
  plan.close();
}

function expectUntouched(): void {
  expect(readFileSync(good).equals(before)).toBe(true);
  expectRight(good);
}

describe('a killed build', () => {
  it.each([
    ['at the opening of the draft', 'mkdirSync', 1],
    ['at the first row', 'run', 1],
    ['in the middle of the rows', 'run', 2000],
    ['before the check of the whole', 'exec', 3],
    ['before the file is closed', 'close', 1],
    ['before it is on the disk', 'fsyncSync', 1],
    ['before it has its name', 'renameSync', 1],
    ['before the folder is on the disk', 'fsyncSync', 2],
    ['before the old one is removed', 'rmSync', 3],
  ])('%s leaves a whole database, and the next build finds no trace of it', (_, call, times) => {
    const args = [CHILD, paths.dataDir, paths.databaseDir];
    const killed = spawnSync(process.execPath, [...args, call, String(times)], { encoding: 'utf8' });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    // The old one, or the new one where its name was already given: each whole.
    expectUntouched();
    for (const name of databases()) expectRight(join(paths.databaseDir, name));
    expectRight(rebuild().path);
  });

  it('at any moment, by the clock', async () => {
    for (let wait = 150; wait < 900; wait += 150) {
      const child = spawn(process.execPath, [CHILD, paths.dataDir, paths.databaseDir], { stdio: 'ignore' });
      const closed = new Promise((resolve) => child.on('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await closed;
      for (const name of databases()) expectRight(join(paths.databaseDir, name));
      expect(databases().length).toBeGreaterThan(0);
    }
  });

  it('leaves a draft that a later build removes, and that of a build under way alone', () => {
    const left = join(paths.databaseDir, 'piani-0123456789abcdef.1-old.tmp');
    const underWay = join(paths.databaseDir, 'piani-0123456789abcdef.2-new.tmp');
    for (const path of [left, underWay]) writeFileSync(path, 'half a database');
    fs.utimesSync(left, 0, 0);
    rebuildPlan(paths);
    expect(fs.existsSync(left)).toBe(false);
    expect(fs.existsSync(underWay)).toBe(true);
  });
});

describe('an error at a write', () => {
  const failing = (code: string) => Object.assign(new Error(`${code}: injected`), { code });

  it.each([
    ['mkdirSync', 1, 'ENOSPC', 'il disco è pieno'],
    ['openSync', 1, 'EACCES', 'non è permesso scriverci'],
    ['openSync', 2, 'EMFILE', 'non si rilegge'],
    ['fsyncSync', 1, 'EIO', 'il disco ha dato un errore'],
    ['fsyncSync', 1, 'ENOSPC', 'il disco è pieno'],
    ['readSync', 1, 'EIO', 'non si rilegge'],
    ['closeSync', 1, 'EIO', 'il disco ha dato un errore'],
    ['renameSync', 1, 'ENOSPC', 'il disco è pieno'],
    ['renameSync', 1, 'EIO', 'il disco ha dato un errore'],
    ['renameSync', 1, 'EROFS', 'non è permesso scriverci'],
  ] as const)('%s, call %i, %s: says so and leaves the last good database', (call, times, code, reason) => {
    let left: number = times;
    const original = fs[call] as (...args: unknown[]) => unknown;
    vi.spyOn(fs, call as 'renameSync').mockImplementation(((...args: unknown[]) => {
      if (--left === 0) throw failing(code);
      return original(...args);
    }) as typeof fs.renameSync);
    syncBuiltinESMExports();
    expect(rebuild).toThrow(reason);
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    expect(readdirSync(paths.databaseDir)).toHaveLength(1);
    expectUntouched();
    expectRight(rebuild().path);
  });

  it.each([
    ['exec', 1, 'SQLITE_CANTOPEN', 'non è permesso scriverci'],
    ['exec', 2, 'SQLITE_IOERR_WRITE', 'il disco ha dato un errore'],
    ['prepare', 1, 'SQLITE_FULL', 'il disco è pieno'],
    ['prepare', 12, 'SQLITE_IOERR_READ', 'il disco ha dato un errore'],
    ['transaction', 1, 'SQLITE_FULL', 'il disco è pieno'],
    ['pragma', 3, 'SQLITE_CORRUPT', 'il disco ha dato un errore'],
  ] as const)('SQLite, %s, call %i, %s: the same', (call, times, code, reason) => {
    let left: number = times;
    const original = Database.prototype[call] as (...args: unknown[]) => unknown;
    vi.spyOn(Database.prototype, call as 'exec').mockImplementation(function (
      this: Database.Database,
      ...args: unknown[]
    ) {
      if (--left === 0) throw new Database.SqliteError('injected', code);
      return original.apply(this, args) as Database.Database;
    });
    expect(rebuild).toThrow(reason);
    vi.restoreAllMocks();
    expect(readdirSync(paths.databaseDir)).toHaveLength(1);
    expectUntouched();
  });

  it.skipIf(process.platform === 'win32')(
    'a file that may not grow, wherever the limit falls',
    () => {
      for (const blocks of [8, 1600]) {
        const { status } = spawnSync(
          'sh',
          [
            '-c',
            `ulimit -f ${blocks}; exec "$0" "$@"`,
            process.execPath,
            CHILD,
            paths.dataDir,
            paths.databaseDir,
          ],
          { encoding: 'utf8' },
        );
        expect(status).not.toBe(0);
        expectUntouched();
      }
    },
    20_000,
  );

  it('a folder that is a file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => buildPlan(file, corpus, gazetteer, synonyms, 'x')).toThrow(`nella cartella ${file}`);
  });

  it('an old database that cannot be removed does not undo the new one', () => {
    const original = fs.rmSync;
    vi.spyOn(fs, 'rmSync').mockImplementation((path, options) => {
      if (path === good) throw failing('EPERM');
      original(path, options);
    });
    syncBuiltinESMExports();
    expectRight(rebuildPlan(paths, gazetteer).path);
    expectUntouched();
  });
});

describe('two builds at once', () => {
  it('leave one whole database, and both succeed', async () => {
    const builds = Array.from({ length: 3 }, () => {
      const child = spawn(process.execPath, [CHILD, paths.dataDir, paths.databaseDir], { stdio: 'ignore' });
      return new Promise((resolve) => child.on('close', resolve));
    });
    expect(await Promise.all(builds)).toEqual([0, 0, 0]);
    const [only, second] = readdirSync(paths.databaseDir);
    expect(second).toBeUndefined();
    expectRight(join(paths.databaseDir, only ?? ''));
  });
});

describe('a corrupted database', () => {
  const damages: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['empty', () => Buffer.alloc(0)],
    ['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['without its last byte', (bytes) => bytes.subarray(0, -1)],
    ['with a page of zeros', (bytes) => Buffer.from(bytes).fill(0, 8192, 12_288)],
    ['another file', () => Buffer.from('not a database')],
    // A figure changed in its own row is a database that SQLite finds nothing wrong with.
    ...[0.001, 0.11, 0.23, 0.37, 0.51, 0.64, 0.78, 0.93].map(
      (part) =>
        [
          `with a bit flipped at ${part}`,
          (bytes: Buffer) => {
            const copy = Buffer.from(bytes);
            const at = Math.floor(part * copy.length);
            copy[at] = (copy[at] ?? 0) ^ 1;
            return copy;
          },
        ] as const,
    ),
  ];

  it.each(damages)('%s is not taken for whole', (_, damage) => {
    expect(findDatabase(paths.databaseDir, '0123456789abcdef')).toBe(good);
    writeFileSync(good, damage(before));
    expect(findDatabase(paths.databaseDir, '0123456789abcdef')).toBeNull();
    expectRight(buildPlan(paths.databaseDir, corpus, gazetteer, synonyms, '0123456789abcdef').path);
    expectUntouched();
  });

  it('is built again where it is opened, and a figure changed by hand is not read', () => {
    const { path } = rebuildPlan(paths, gazetteer);
    const db = new Database(path);
    db.exec(
      "UPDATE facts SET value_number = 70 WHERE id = 'cremonese-2026/previsione/aler-vescovato/alloggi_liberi'",
    );
    db.close();
    let builds = 0;
    ensurePlan(paths, gazetteer, () => builds++).close();
    expect(builds).toBe(1);
    expect(databases()).toHaveLength(1);
    expectRight(path);
  });

  it('and a folder with the name of a database is not taken for one', () => {
    const { path } = rebuildPlan(paths, gazetteer);
    rmSync(path);
    mkdirSync(path);
    expect(() => ensurePlan(paths, gazetteer)).toThrow('Non si riesce a scrivere la base dati');
  });
});
