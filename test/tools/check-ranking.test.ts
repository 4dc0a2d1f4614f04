// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { rankChecks } from '../../src/tools/check-ranking.ts';
import { productForTest } from '../product.ts';

const product = productForTest();
const { plan } = product.context;

describe('the checks nearest to a text', () => {
  it.each([
    ['cremasco-2019', 'il totale del patrimonio', 'Totale dichiarato: patrimonio totale'],
    ['cremasco-2019', 'la superficie totale', 'Totale dichiarato: superficie'],
    ['cremonese-2026', 'abitanti popolazione della AT 3', 'Totale di AT 3: popolazione'],
    ['cremonese-2026', 'il residuo fa davvero 91.532,38?', 'Totale dichiarato: contributo residuo'],
    [
      'oglio-po-2021',
      'gli alloggi comunali del Viadanese, 331',
      'Alloggi comunali del Viadanese e loro parti',
    ],
  ])('%s, %s: %s', (document, text, title) => {
    const [first] = rankChecks(plan, [document], text);
    expect(first?.check.title).toBe(title);
    expect(first?.relevance).toBeGreaterThan(0.3);
  });
});
