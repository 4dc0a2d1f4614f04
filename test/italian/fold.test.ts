// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { fold, words } from '../../src/italian/fold.ts';

const tokens = (text: string) => words(text).map((word) => word.text);

describe('fold', () => {
  it.each([
    ['Città  di\tCREMA ', 'citta di crema'],
    ['TORRE DÉ PICENARDI', 'torre de picenardi'],
    ['Cingia de’ Botti', "cingia de' botti"],
    ['Pieve d´Olmi, d`Adda, d‘Oglio', "pieve d'olmi, d'adda, d'oglio"],
    ['Gadesco–Pieve — Delmona −5', 'gadesco-pieve - delmona -5'],
    ['per\u00a0che\u0301 so\u00adno e\u200bsatti ﬁne', 'per che sono esatti fine'],
    ['İstanbul', 'istanbul'],
    ['a\u0000b\r\nc', 'a b c'],
    ['', ''],
  ])('%j becomes %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('words', () => {
  it('ends a token at an apostrophe', () => {
    expect(tokens("quant'è l'affitto a Pieve d’Olmi? c'è")).toEqual([
      'quant',
      'e',
      'l',
      'affitto',
      'a',
      'pieve',
      'd',
      'olmi',
      'c',
      'e',
    ]);
  });

  it('gives offsets in the original text, also where folding changes the length', () => {
    const text = '«Cittə\u0301» ﬁne 👩‍👧 PIZZI\u00adGHETTONE é e\u0301';
    expect(words(text).map((word) => text.slice(word.start, word.end))).toEqual([
      'Cittə\u0301',
      'ﬁne',
      'PIZZI\u00adGHETTONE',
      'é',
      'e\u0301',
    ]);
  });

  it('keeps offsets whole on any script, control characters and lone surrogates', () => {
    const alphabet = [
      'a',
      'É',
      'ß',
      '’',
      '\ud800',
      '\udc00',
      '\u0301',
      '\u0327',
      '你',
      'ا',
      '\u0000',
      '\u202e',
      'ŉ',
      'ﷺ',
      ' ',
      '9',
      '🏠',
    ];
    let seed = 7;
    for (let round = 0; round < 300; round++) {
      let text = '';
      for (let index = 0; index < 40; index++) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        text += alphabet[seed % alphabet.length];
      }
      let previous = 0;
      for (const word of words(text)) {
        expect(word.start).toBeGreaterThanOrEqual(previous);
        expect(word.end).toBeGreaterThan(word.start);
        expect(tokens(text.slice(word.start, word.end)).join('')).toContain(word.text);
        previous = word.start;
      }
      expect(fold(fold(text))).toBe(fold(text));
    }
  });

  it.each([
    ['letters', 'a'],
    ['combining marks', '\u0301\u0327'],
    ['spaces', ' '],
    ['apostrophes', "'"],
    ['surrogates', '\ud800'],
  ])('is linear on 100 kB of %s', (_, unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const before = performance.now();
    fold(text);
    words(text);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
