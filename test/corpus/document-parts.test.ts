// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { actParts, annexes, citedActs, printedIndex } from '../../src/corpus/document-parts.ts';
import { type DocumentId, source } from './documents.ts';

describe('how a document is made', () => {
  it('has the printed index with its pages', () => {
    expect(printedIndex(source('cremonese-2026'))[4]).toEqual({
      title: '2 – Dati anagrafici',
      page: 7,
      line: 24,
    });
    expect(printedIndex(source('oglio-po-2021'))[0]).toMatchObject({ page: null, line: 15 });
    expect(printedIndex(source('cremasco-2021'))).toEqual([]);
  });

  it('tells what is annexed', () => {
    const lines = (id: DocumentId) => annexes(source(id)).map(({ lines: stretch }) => stretch);
    expect(lines('cremonese-2026')).toEqual([
      [609, 609],
      [610, 610],
    ]);
    expect(lines('cremasco-2021')).toEqual([[328, 329]]);
    expect(lines('giunta-156-2026')).toEqual([
      [200, 201],
      [202, 203],
    ]);
    expect(lines('oglio-po-2021')).toEqual([]);
  });

  it('finds the acts referred to, each once', () => {
    const acts = citedActs(source('oglio-po-2021'));
    expect(acts.find(({ written }) => written.includes('44/2020'))).toMatchObject({
      kind: 'sentenza',
      lines: [38],
    });
    expect(acts.filter(({ kind, written }) => kind === 'legge' && written.includes('16'))).toHaveLength(2);
  });

  it('finds the formulas of an act', () => {
    const parts = actParts(source('giunta-156-2026'));
    expect(parts.map(({ part, lines }) => [part, ...lines])).toEqual([
      ['oggetto', 15, 15],
      ['presenze', 19, 35],
      ['firme', 62, 70],
      ['proponente', 39, 40],
      ['proponente', 81, 82],
    ]);
  });
});
