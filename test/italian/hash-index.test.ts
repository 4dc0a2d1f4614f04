// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { hashIndex, hashOf } from '../../src/italian/hash-index.ts';

describe('an index by hashes', () => {
  it('gives the numbers under a hash, in order, and none under another', () => {
    const index = hashIndex([
      [hashOf('casa'), 7],
      [hashOf('alloggio'), 1],
      [hashOf('casa'), 3],
      [0xffffffff, 0],
    ]);
    expect([...index.get(hashOf('casa'))]).toEqual([3, 7]);
    expect([...index.get(0xffffffff)]).toEqual([0]);
    expect([...index.get(hashOf('case'))]).toEqual([]);
  });

  it('refuses a number that it could not give back', () => {
    expect(() => hashIndex([[1, 2 ** 20]])).toThrow(RangeError);
  });

  it('hashes a word without one letter as the word that is left', () => {
    expect(hashOf('alloggio', 2)).toBe(hashOf('aloggio'));
    expect(hashOf('')).toBe(0x811c9dc5);
  });
});
