// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { distance } from '../../src/italian/distance.ts';
import { stem } from '../../src/italian/stem.ts';

describe('distance', () => {
  it.each<[string, string, number, number]>([
    ['vescovato', 'vescovato', 2, 0],
    ['vescovatto', 'vescovato', 2, 1],
    ['vesovato', 'vescovato', 2, 1],
    ['cremna', 'crema', 2, 1],
    ['cremna', 'cremona', 2, 1],
    ['pizzigettone', 'pizzighettone', 2, 1],
    ['soreisna', 'soresina', 2, 1],
    ['ab', 'ba', 1, 1],
    ['ca', 'abc', 3, 3],
    ['abcd', 'badc', 2, 2],
    ['', 'abc', 3, 3],
    ['casa', 'milano', 2, 3],
    ['oggio', 'oglio', 1, 1],
  ])('%s and %s within %d: %d', (a, b, limit, expected) => {
    expect(distance(a, b, limit)).toBe(expected);
    expect(distance(b, a, limit)).toBe(expected);
  });

  it('agrees with the plain definition on short words', () => {
    const all = [
      '',
      'a',
      'b',
      'ab',
      'ba',
      'aab',
      'aba',
      'bab',
      'abab',
      'baba',
      'abba',
      'bbaa',
      'ababa',
      'babab',
    ];
    for (const a of all) {
      for (const b of all) {
        for (const limit of [0, 1, 2, 3])
          expect(distance(a, b, limit)).toBe(Math.min(plain(a, b), limit + 1));
      }
    }
  });

  it('gives up at once on long unlike texts', () => {
    const before = performance.now();
    distance('a'.repeat(100_000), 'b'.repeat(100_000), 2);
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('stem', () => {
  it('joins inflections and leaves noise alone', () => {
    expect(stem('alloggi')).toBe(stem('alloggio'));
    expect(stem('assegnati')).toBe(stem('assegnate'));
    const noise = 'x'.repeat(100_000);
    expect(stem(noise)).toBe(noise);
  });
});

/** Optimal string alignment by its recurrence. */
function plain(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const costs = [
    plain(a.slice(1), b) + 1,
    plain(a, b.slice(1)) + 1,
    plain(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    costs.push(plain(a.slice(2), b.slice(2)) + 1);
  return Math.min(...costs);
}
