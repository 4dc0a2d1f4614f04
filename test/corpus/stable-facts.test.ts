// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus, document } from './corpus.ts';

const FIRST = join(import.meta.dirname, 'fixtures/cremonese-2026-first-facts.json');

describe('ids of facts are permanent links', () => {
  test('the facts first published for cremonese-2026 keep their id, value and lines', () => {
    const first: { id: string }[] = JSON.parse(readFileSync(FIRST, 'utf8'));
    expect(first).toHaveLength(361);
    const now = new Map(document('cremonese-2026').facts.map((fact) => [fact.id, fact]));
    for (const fact of first) expect(now.get(fact.id)).toMatchObject(fact);
  });

  test('no two facts, dwellings or checks share an id', () => {
    for (const kind of ['facts', 'dwellings', 'checks'] as const) {
      const ids = corpus.documents.flatMap((reading) => reading[kind].map((item) => item.id));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });
});
