// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import { generator } from './generator.ts';

const gazetteer = loadGazetteer('data');

describe('hostile and long texts', () => {
  it('gives ordered mentions without overlaps on anything', () => {
    const random = generator(7);
    const pieces = [
      'san',
      'corte',
      'de',
      "'",
      ' ',
      ' ',
      '.',
      'cremona',
      'crem',
      'ona',
      'e',
      'a',
      'ambito di',
      'u.o.',
      '\ud800',
      '\u0301',
      'ﬁ',
      '👩‍👧',
      '\u0000',
      'pieve d',
      'olmi',
      'İ',
      '一',
    ];
    for (let round = 0; round < 400; round++) {
      let text = '';
      for (let index = 0; index < 30; index++) text += pieces[random(pieces.length)];
      let last = 0;
      for (const mention of gazetteer.find(text, { prefer: ['cremonese'] })) {
        expect(mention.start).toBeGreaterThanOrEqual(last);
        expect(mention.end).toBeGreaterThan(mention.start);
        expect(mention.written).toBe(text.slice(mention.start, mention.end));
        last = mention.end;
      }
    }
  });

  it.each([
    'san ',
    'corte de ',
    'castel verde ',
    'cremna sorrsina vesc ',
    'u.o. ',
    'd ',
    'x',
    'pizzigh',
    'ambito sociale ',
    "'",
  ])('is linear on 100 kB of %j', (unit) => {
    const time = (bytes: number) => {
      const text = unit.repeat(bytes / unit.length);
      const before = performance.now();
      gazetteer.find(text);
      return performance.now() - before;
    };
    time(20_000);
    expect(time(100_000)).toBeLessThan(1000);
  });

  it('reads a question in well under a millisecond', () => {
    const question =
      "Buongiorno, quanti alloggi popolari sono liberi a Vescovatto e a Pieve d'Olmi nel 2026, e quanti ne ha assegnati Soresina l'anno scorso?";
    for (let round = 0; round < 200; round++) gazetteer.find(question);
    const before = performance.now();
    for (let round = 0; round < 200; round++) gazetteer.find(question);
    expect((performance.now() - before) / 200).toBeLessThan(1);
  });
});
