// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const rows = [...read('docs/limiti.md').matchAll(/^\| (.+?) \| (.+?) \| `(.+?)` \|$/gm)].map(
  ([, limit = '', value = '', file = '']) => ({ limit, value, file }),
);

/** The numbers of a source: "64 * 1024" and "10_000" as what they come to. */
function numbersIn(code: string): Set<number> {
  return new Set(
    [...code.matchAll(/\d[\d_]*(?: \* \d[\d_]*)*/g)].map(([written]) =>
      written
        .split(' * ')
        .map((factor) => Number(factor.replaceAll('_', '')))
        .reduce((product, factor) => product * factor, 1),
    ),
  );
}

/** The first number of a value as the code may hold it: as written, in bytes, in milliseconds. */
function asCodeSays(value: string): number[] {
  const [, digits = '', unit = ''] = /(\d[\d.]*) ?(KiB|MiB|s\b)?/.exec(value) ?? [];
  const number = Number(digits.replaceAll('.', ''));
  const times = { KiB: 1024, MiB: 1024 * 1024, s: 1000 }[unit] ?? 1;
  return [number, number * times];
}

describe('the page of limits', () => {
  it('has them all', () => {
    expect(rows.length).toBeGreaterThan(35);
  });

  it.each(rows)('$limit: $value, as $file says', ({ value, file }) => {
    expect(existsSync(fileURLToPath(new URL(`../${file}`, import.meta.url)))).toBe(true);
    if (!/\d/.test(value)) return;
    const known = numbersIn(read(file));
    expect(asCodeSays(value).some((number) => known.has(number))).toBe(true);
  });
});
