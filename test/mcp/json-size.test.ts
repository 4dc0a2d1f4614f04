// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { jsonBytes } from '../../src/mcp/json-size.ts';
import { randomFrom } from './fixtures/random-input.ts';

const written = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('the bytes of JSON that is not written', () => {
  it.each([
    ['', 'a', '"\\', '\u0000\u0007\b\t\n\u000b\f\r\u001f', '\u007f\u0080', 'è', '‹ù›', '🏚️', '\u2028'],
    ['\ud800', '\udc00', '\ud800\ud800\udc00', '\udc00\ud800', 'a\ud800'],
    [0, -0, 9, 10, -1, 1.5, 0.1 + 0.2, 1e21, 1e-7, 123456.78, Number.MAX_SAFE_INTEGER, Number.NaN, -Infinity],
    [true, false, null, undefined],
    [{}, [], [[]], [{}], { a: undefined }, { a: undefined, b: 1 }, { '"': [1, { è: null }] }],
  ])('are those of it when written', (...values) => {
    for (const value of values.filter((each) => each !== undefined)) {
      expect(jsonBytes(value), JSON.stringify(value)).toBe(written(value));
    }
    expect(jsonBytes(values)).toBe(written(values));
  });

  it('of random values too', () => {
    const random = randomFrom(7);
    const upTo = (most: number) => Math.floor(random() * most);
    const text = () =>
      String.fromCharCode(...Array.from({ length: upTo(12) }, () => upTo(random() < 0.7 ? 300 : 65_536)));
    const value = (depth: number): unknown => {
      const kind = upTo(depth > 0 ? 6 : 4);
      if (kind === 0) return text();
      if (kind === 1) return (random() - 0.5) * 10 ** upTo(30);
      if (kind === 2) return upTo(1_000);
      if (kind === 3) return [true, false, null][upTo(3)];
      const items = Array.from({ length: upTo(6) }, () => value(depth - 1));
      return kind === 4 ? items : Object.fromEntries(items.map((item) => [text(), item]));
    };
    for (let count = 0; count < 5_000; count += 1) {
      const made = value(4);
      expect(jsonBytes(made), JSON.stringify(made)).toBe(written(made));
      const most = upTo(200);
      const counted = jsonBytes(made, most);
      if (written(made) <= most) expect(counted).toBe(written(made));
      else expect(counted).toBeGreaterThan(most);
    }
  });
});
