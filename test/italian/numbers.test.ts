// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import {
  formatEuro,
  formatNumber,
  formatPercent,
  numberWord,
  parseNumber,
  spell,
} from '../../src/italian/numbers.ts';

describe('parseNumber', () => {
  it.each([
    ['1.022', 1022],
    ['9.738,48', 9738.48],
    ['573,21', 573.21],
    ['1416', 1416],
    ['0', 0],
    ['1.841.186,55', 1841186.55],
    ['-5', -5],
  ])('reads the Italian %s', (text, value) => {
    expect(parseNumber(text, 'italian')).toBe(value);
  });

  it.each([
    ['3.03', 3.03],
    ['10.0', 10],
    ['1.006', 1.006],
    ['7', 7],
  ])('reads the plain %s', (text, value) => {
    expect(parseNumber(text, 'plain')).toBe(value);
  });

  it.each([
    '',
    ' ',
    '-',
    '- €',
    '34 (di cui 10 per mobilità)',
    '3.03',
    '1.02',
    '0.123',
    '1,',
    ',5',
    '1e5',
    'NaN',
    '12 345',
    '10%',
  ])('refuses %j as Italian', (text) => expect(parseNumber(text, 'italian')).toBeNull());

  it.each(['9.738,48', '1.022.000', '.5', '5.', 'Infinity', '0x10', '9'.repeat(400)])(
    'refuses %j as plain',
    (text) => expect(parseNumber(text, 'plain')).toBeNull(),
  );
});

describe('formats', () => {
  it.each<[number, number | undefined, string]>([
    [1022, undefined, '1.022'],
    [999, undefined, '999'],
    [1711, 0, '1.711'],
    [573.21, undefined, '573,21'],
    [2434000, undefined, '2.434.000'],
    [0.1 + 0.2, undefined, '0,3'],
    [1.005, 2, '1,01'],
    [-1022.5, 1, '-1.022,5'],
    [-0.001, 2, '0,00'],
    [1e-9, undefined, '0'],
    [1e15, undefined, '1.000.000.000.000.000'],
  ])('writes %d with %s decimals as %s', (n, decimals, text) => {
    expect(decimals === undefined ? formatNumber(n) : formatNumber(n, decimals)).toBe(text);
  });

  it('writes euro with cents and percentages without idle zeros', () => {
    expect(formatEuro(9738.48)).toBe('9.738,48 €');
    expect(formatEuro(0)).toBe('0,00 €');
    expect(formatEuro(92875.6)).toBe('92.875,60 €');
    expect([10, 72.2, 33.3333, 100, 0].map(formatPercent)).toEqual(['10%', '72,2%', '33,33%', '100%', '0%']);
  });

  it('refuses what is not a finite number', () => {
    expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
  });

  it('reads back what it writes', () => {
    for (const n of [0, 7, 1006, 1022, 573.21, 9738.48, 2034140.74]) {
      expect(parseNumber(formatNumber(n), 'italian')).toBe(n);
    }
  });
});

describe('number words', () => {
  it.each([
    ['zero', 0],
    ['nessuno', 0],
    ['nessuna', 0],
    ['nessun', 0],
    ['un', 1],
    ['una', 1],
    ['sette', 7],
    ['ventisette', 27],
    ['ventuno', 21],
    ['ventitre', 23],
    ['trentotto', 38],
    ['cento', 100],
    ['centoventi', 120],
    ['centotto', 108],
    ['centottanta', 180],
    ['duecento', 200],
    ['mille', 1000],
    ['milleventidue', 1022],
    ['duemila', 2000],
    ['duemilaventisei', 2026],
    ['novantanovemila', 99000],
  ])('%s is %d', (word, value) => {
    expect(numberWord(word)).toBe(value);
  });

  it.each([
    '',
    'case',
    'venti sette',
    'ventizero',
    'unocento',
    'unmila',
    'mila',
    'centocento',
    'casa',
    'noveotto',
    'seicentro',
    'tremendo',
  ])('%j is not a number word', (word) => expect(numberWord(word)).toBeNull());

  it('spells and reads back every number to 9999', () => {
    expect([1, 3, 23, 28, 101, 108, 180, 1001, 2026].map(spell)).toEqual([
      'uno',
      'tre',
      'ventitré',
      'ventotto',
      'centouno',
      'centotto',
      'centottanta',
      'milleuno',
      'duemilaventisei',
    ]);
    for (let n = 0; n <= 9999; n++) expect(numberWord((spell(n) ?? '').replace('é', 'e'))).toBe(n);
    expect([spell(-1), spell(1.5), spell(10000)]).toEqual([null, null, null]);
  });
});
