// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { asCsv, asTabs, compareCells } from '../../src/web/client/table-text.ts';

describe('a table that is taken away', () => {
  it('is CSV by RFC 4180', () => {
    expect(
      asCsv([
        ['a', 'b"c'],
        ['1,5', 'x\ny'],
      ]),
    ).toBe('a,"b""c"\r\n"1,5","x\ny"\r\n');
  });

  it.each(['=1+1', '+SUM(A1)', '@x', '-cmd', '\tx'])('holds no formula: %j', (cell) => {
    expect(
      asCsv([[cell]])
        .trimEnd()
        .replaceAll('"', ''),
    ).toMatch(/^'/);
    expect(asTabs([[cell]])).not.toMatch(/^[=+@-]/);
  });

  it.each(['-3', '- €', '-', '1.022', '9.738,48 €', '10%'])('leaves figures as they are: %j', (cell) => {
    expect(asTabs([[cell]])).toBe(cell);
  });
});

describe('the order of a column', () => {
  const sorted = (cells: readonly string[], descending = false) =>
    [...cells].sort((a, b) => compareCells(a, b, descending));

  it('is by value, with cells without one last either way', () => {
    const cells = ['9', '- €', '1.022', '573,21 €', '(vuoto)'];
    expect(sorted(cells)).toEqual(['9', '573,21 €', '1.022', '- €', '(vuoto)']);
    expect(sorted(cells, true).slice(0, 3)).toEqual(['1.022', '573,21 €', '9']);
  });

  it('is by the alphabet for names', () => {
    expect(sorted(['Vescovato', 'annicco', 'Cà d’Andrea'])).toEqual(['annicco', 'Cà d’Andrea', 'Vescovato']);
  });
});
