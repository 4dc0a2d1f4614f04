// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { renderCharts } from '../../src/web/chat/bar-chart.ts';
import { asCsv, asTabs, compareCells } from '../../src/web/client/table-text.ts';
import { Markup } from '../../src/web/html.ts';
import { EMPTY_REPLY } from './stand-ins.ts';

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

describe('a chart', () => {
  const drawn = (rows: readonly (readonly [string, string])[]) =>
    renderCharts(
      {
        ...EMPTY_REPLY,
        tables: [{ title: 'Liberi', columns: ['Comune', 'Liberi'], rows: rows.map((row) => [...row]) }],
      },
      1,
    )
      .map((chart) => (chart instanceof Markup ? chart.text : ''))
      .join('');

  it('is drawn from three rows of a name and a number, and described in words', () => {
    const chart = drawn([
      ['Cremona', '46'],
      ['Vescovato', '7'],
      ['Annicco', '0'],
    ]);
    expect(chart).toContain('role="img"');
    expect(chart).toContain('Cremona 46; Vescovato 7; Annicco 0.');
    expect(chart).toContain('width="15.22%"');
    expect(chart).not.toContain('style=');
  });

  it('is not drawn from fewer, nor from cells that are no numbers', () => {
    expect(drawn([['Cremona', '46']])).toBe('');
    expect(
      drawn([
        ['Cremona', '46'],
        ['Vescovato', '- €'],
        ['Annicco', '1'],
      ]),
    ).toBe('');
  });

  it('shows those that the reply brings', () => {
    const series = [{ name: 'Liberi', points: [{ label: '<2025>', value: 1022 }] }];
    const [chart] = renderCharts({ ...EMPTY_REPLY, charts: [{ title: 'Anni', kind: 'bar', series }] }, 1);
    expect(chart?.text).toContain('&lt;2025&gt; 1.022');
  });
});
