// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { corpus, dataDir, gazetteer } from './corpus.ts';

const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the documents of a data folder', () => {
  it('are read as they are gone through, and the same each time', () => {
    const { documents } = loadCorpus(dataDir, gazetteer);
    const [first] = documents;
    expect(first?.manifest.id).toBe(corpus.documents[0]?.manifest.id);
    expect([...documents]).toEqual(corpus.documents);
  });

  it('are compared with the plan before them, even where its file comes after theirs', () => {
    cpSync(dataDir, folder, { recursive: true });
    const [id, last] = ['cremasco-2019', 'terre-cremasche-2019'];
    renameSync(join(folder, 'sources', `${id}.txt`), join(folder, 'sources', `${last}.txt`));
    for (const kind of ['manifests', 'layouts']) {
      const path = join(folder, kind, `${id}.json`);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`"${id}"`, `"${last}"`));
      renameSync(path, join(folder, kind, `${last}.json`));
    }
    const read = [...loadCorpus(folder, gazetteer).documents];
    expect(read.at(-1)?.manifest.id).toBe(last);
    const between = (of: readonly (typeof corpus.documents)[number][]) =>
      of
        .find(({ manifest }) => manifest.id === 'cremasco-2021')
        ?.checks.filter((check) => check.id.includes('/confronto-'))
        .map(({ verdict, declared, computed }) => ({ verdict, declared, computed }));
    expect(between(read)?.length).toBeGreaterThan(0);
    expect(between(read)).toEqual(between(corpus.documents));
  });
});
