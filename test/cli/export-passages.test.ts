// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/cli/command-line.ts';
import { exportRows } from '../../src/cli/export.ts';
import { productForTest } from '../product.ts';

const product = productForTest();

function rows(format: string): string[] {
  const printed: string[] = [];
  const line = readCommandLine(['export', 'passages', '--format', format]);
  exportRows(line, product.context.plan, (text) => printed.push(text));
  return printed;
}

describe('export passages', () => {
  it('gives JSON lines in the documented shape', () => {
    const parsed = rows('jsonl').map((line): unknown => JSON.parse(line));
    expect(parsed.length).toBeGreaterThan(500);
    expect(parsed).toContainEqual({
      id: 'oglio-po-2021/prosa/art-4-piano-annuale-dell-offerta-dei-servizi-abitativi/comma-3-lettera-g',
      document: 'oglio-po-2021',
      section: expect.stringMatching(/ > NORMATIVA > Art\. 4 \(.*\) > comma 3 > lettera g\)$/),
      kind: 'lettera',
      lines: [288, 288],
      text: "g) quantifica le unità abitative assegnate nell'anno precedente.",
      raw: expect.stringContaining("**g)** quantifica le unità abitative assegnate nell'anno precedente."),
    });
  });

  it('gives CSV with one header row', () => {
    const [header, ...lines] = rows('csv');
    expect(header).toBe('id,document,section,kind,first_line,last_line,text,raw');
    expect(lines).toHaveLength(rows('jsonl').length);
    expect(lines.some((line) => line.includes(',point,88,88,'))).toBe(true);
  });
});
