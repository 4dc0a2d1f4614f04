// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { saysQuantity } from '../../src/italian/quantities.ts';

describe('whether a text says a quantity', () => {
  it.each([
    'per n. 5 unità abitative del complesso',
    'sono presenti sette camere',
    'un contributo pari a 1.500,00 euro',
  ])('«%s» does', (text) => {
    expect(saysQuantity(text)).toBe(true);
  });

  it.each([
    'ai sensi della L.R. 16/2016 e del Regolamento regionale 4 agosto 2017, n. 4/2017',
    'Deliberazione di Giunta Comunale n. 154 del 18 giugno 2025',
    'un percorso di valutazione condivisa',
    "l'art. 4, comma 3, e la DGR 2065",
  ])('«%s» does not', (text) => {
    expect(saysQuantity(text)).toBe(false);
  });
});
