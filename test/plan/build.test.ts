// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { productPaths } from '../../src/cli/product.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import type { PlanPaths } from '../../src/plan/current.ts';
import { ensurePlan, rebuildPlan } from '../../src/plan/ensure.ts';
import { queryPlan } from './query-plan.ts';

let folder: string;
let paths: PlanPaths;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
  const own = productPaths({});
  cpSync(own.dataDir, join(folder, 'data'), { recursive: true });
  paths = { codeDir: own.codeDir, dataDir: join(folder, 'data'), databaseDir: join(folder, 'var') };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const databases = () => readdirSync(paths.databaseDir);
const open = (onBuild?: () => void) => ensurePlan(paths, loadGazetteer(paths.dataDir), onBuild);
const source = () => join(paths.dataDir, 'sources', 'cremonese-2026.txt');

describe('building', () => {
  it('writes one database, named by what it was made from, and nothing beside it', () => {
    rebuildPlan(paths);
    expect(databases()).toHaveLength(1);
    expect(databases()[0]).toMatch(/^piani-[0-9a-f]{16}-[0-9a-f]{16}\.sqlite$/);
  });

  it('gives the same bytes twice', () => {
    const first = readFileSync(rebuildPlan(paths).path);
    const second = readFileSync(rebuildPlan(paths).path);
    expect(second.equals(first)).toBe(true);
  });

  it('is done once: the second opening finds the database there', () => {
    let builds = 0;
    for (let time = 0; time < 2; time++) open(() => builds++).close();
    expect(builds).toBe(1);
  });

  it('is done again when a source changes, and the old database goes', () => {
    open().close();
    const [before] = databases();
    writeFileSync(
      source(),
      readFileSync(source(), 'utf8').replace('VESCOVATO\t7\t0\t0\t7', 'VESCOVATO\t8\t0\t0\t8'),
    );
    const plan = open();
    const [fact] = plan.facts({ document: 'cremonese-2026', measures: ['alloggi_liberi'], istat: '019113' });
    expect(fact?.value).toBe(8);
    plan.close();
    expect(databases()).toHaveLength(1);
    expect(databases()[0]).not.toBe(before);
  });

  it('leaves the last good database when a source cannot be read', () => {
    open().close();
    const before = databases();
    writeFileSync(source(), Buffer.from([0x50, 0xe0, 0x6f, 0xff]));
    expect(() => open()).toThrow('non è in UTF-8');
    expect(databases()).toEqual(before);
  });

  it.each([
    ['an empty source', () => writeFileSync(source(), '\n\n'), 'è vuoto'],
    ['a missing source', () => rmSync(source()), 'Non si riesce a leggere'],
    [
      'a broken manifest',
      () => writeFileSync(join(paths.dataDir, 'manifests', 'cremonese-2026.json'), '{'),
      'non è JSON valido',
    ],
    [
      'a layout with an unknown word',
      () => writeFileSync(join(paths.dataDir, 'layouts', 'cremonese-2026.json'), '{"documento": 1}'),
      'non è come deve essere',
    ],
  ])('says what is wrong with %s', (_, damage, message) => {
    damage();
    expect(() => rebuildPlan(paths)).toThrow(message);
  });

  it('rebuilds a damaged database', () => {
    open().close();
    writeFileSync(join(paths.databaseDir, databases()[0] ?? ''), 'not a database');
    let rebuilt = false;
    const plan = open(() => {
      rebuilt = true;
    });
    expect(rebuilt).toBe(true);
    expect(plan.documents().map(({ id }) => id)).toContain('cremonese-2026');
    plan.close();
  });
});

describe('the opened plan', () => {
  it('gives a fact with its row as printed', () => {
    const plan = open();
    const fact = plan.fact('cremonese-2026/previsione/aler-vescovato/alloggi_liberi');
    expect(fact).toMatchObject({
      value: 7,
      status: 'declared',
      year: 2026,
      lines: [367, 367],
      raw: 'ALER BS-CR-MN\tVESCOVATO\t7\t0\t0\t7',
      territory: { istat: '019113', raw: 'VESCOVATO' },
    });
    plan.close();
  });

  it('finds a fact by place through an index, and a dwelling by its code', () => {
    rebuildPlan(paths);
    const db = new Database(join(paths.databaseDir, databases()[0] ?? ''), { readonly: true });
    const steps = (sql: string) => queryPlan(db, sql);
    const byPlace = steps(
      "SELECT id FROM facts f WHERE f.document = 'd' AND f.measure IN ('a', 'b') AND f.territory_istat = 'x'",
    );
    expect(byPlace).toContain('facts_by_place');
    const byLine = steps(
      "SELECT id FROM facts f WHERE f.document = 'd' AND f.first BETWEEN 1 AND 9 AND f.last <= 9",
    );
    expect(byLine).toContain('facts_by_line');
    expect(steps("SELECT id FROM dwellings d WHERE d.id_alloggio = '1' OR d.ui = '1'")).not.toContain('SCAN');
    db.close();
  });
});
