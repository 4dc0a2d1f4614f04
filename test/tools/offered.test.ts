// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { listResources, readResource } from '../../src/mcp/resources.ts';
import type { DocumentInfo } from '../../src/plan/plan.ts';
import { offered } from '../../src/tools/offered.ts';
import { TOOLS } from '../../src/tools/registry.ts';
import type { ToolContext } from '../../src/tools/tool.ts';
import { productForTest } from '../product.ts';

const product = productForTest();

/** As many plans as all ambiti of a large region publish in fifty years. */
const MANY = 5_000;
const many: readonly DocumentInfo[] = Array.from({ length: MANY }, (_, index) => ({
  id: `ambito-${Math.floor(index / 50)}-${2026 - (index % 50)}`,
  title: `Piano ${index}`,
  kind: 'piano_annuale',
  ambito: 'cremonese',
  year: 2026 - (index % 50),
  approved: null,
  lineCount: 10,
}));
const { plan, gazetteer } = product.context;
const crowded: ToolContext = {
  gazetteer,
  plan: { ...plan, documents: () => many, sections: () => [{ title: 'Premessa', level: 1, lines: [1, 10] }] },
};

describe('the names that an error offers', () => {
  it('are all of them where they are few', () => {
    expect(offered(['uno', 'due'], 'x')).toBe('uno, due');
  });

  it('are those nearest to what was written where they are many, and how many there are', () => {
    const names = many.map(({ id }) => id);
    expect(offered(names, 'ambito-7-2O13')).toMatch(/^ambito-7-2013, .* \(in tutto 5000\)$/);
    expect(offered(names).length).toBeLessThan(500);
  });

  it.each([
    ['leggi_documento', { documento: 'ambito-7-2O13' }],
    ['verifica_dati', { documento: 'ambito-7-2O13' }],
    ['cerca_nei_documenti', { testo: 'canone', documento: 'ambito-7-2O13' }],
  ])('%s with thousands of documents loaded names the one meant in a short message', (name, input) => {
    const tool = TOOLS.find((known) => known.name === name);
    const message = () => tool?.run(input, crowded);
    expect(message).toThrow(/ambito-7-2013/);
    expect(message).toThrow(/^.{1,700}$/s);
  });

  it('of a resource are as few', () => {
    const message = () => readResource('piani://ambito-7-2O13', crowded);
    expect(message).toThrow(/ambito-7-2013/);
    expect(message).toThrow(/^.{1,700}$/s);
  });
});

describe('lists of thousands of documents', () => {
  it('of resources come in pages, each resource once', () => {
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const { resources, nextCursor } = listResources(crowded.plan, cursor);
      expect(resources.length).toBeLessThanOrEqual(100);
      for (const { uri } of resources) seen.add(uri);
      cursor = nextCursor;
    } while (cursor !== undefined);
    expect(seen.size).toBe(2 * MANY);
    for (const wrong of ['5000.0', '0.2', '-1.0', '1', '', '0.0.0']) {
      expect(() => listResources(crowded.plan, wrong), wrong).toThrow('non valido');
    }
  });

  it('of plans come in pages, each plan once', () => {
    const tool = TOOLS.find(({ name }) => name === 'elenca_piani');
    const seen: unknown[] = [];
    let cursore: unknown;
    do {
      const page = tool?.run({ limite: 200, ...(typeof cursore === 'string' && { cursore }) }, crowded) ?? {};
      expect(page.totale).toBe(MANY);
      const { documenti } = page;
      if (Array.isArray(documenti)) seen.push(...documenti.map(({ documento }) => documento));
      cursore = page.cursore;
    } while (cursore !== null);
    expect(seen).toEqual(many.map(({ id }) => id));
    expect(tool?.run({}, crowded).restituiti).toBe(50);
  });
});
