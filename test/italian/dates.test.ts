// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { formatDate, parseDate } from '../../src/italian/dates.ts';

describe('dates', () => {
  it.each([
    ['3 giugno 2026', '2026-06-03'],
    ['25/06/2019', '2019-06-25'],
    ['1° gennaio 2026', '2026-01-01'],
    ['1º gennaio 2026', '2026-01-01'],
    ['01.07.2025', '2025-07-01'],
    ['28  Dicembre 2020', '2020-12-28'],
    ['29 febbraio 2020', '2020-02-29'],
  ])('reads %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  it.each([
    '',
    '2026',
    'giugno 2026',
    '29 febbraio 2021',
    '31/04/2020',
    '3 giunio 2026',
    '25/06-2019',
    '00/01/2020',
  ])('refuses %j', (text) => expect(parseDate(text)).toBeNull());

  it('writes dates as the field does', () => {
    expect(formatDate('2026-06-03')).toBe('3 giugno 2026');
    expect(formatDate('2026-01-01')).toBe('1° gennaio 2026');
    expect(() => formatDate('2026-02-30')).toThrow(RangeError);
    expect(() => formatDate('giugno')).toThrow(RangeError);
  });
});
