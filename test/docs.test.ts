// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Check } from '../src/corpus/model.ts';
import { formatNumber } from '../src/italian/numbers.ts';
import { productForTest } from './product.ts';

const page = readFileSync(fileURLToPath(new URL('../docs/dati.md', import.meta.url)), 'utf8');
const product = productForTest();
const { plan } = product.context;

const documents = plan.documents().map(({ id }) => id);

/** The page's section about a document, and one of its parts. */
function section(id: string, title?: string): string {
  const whole = page.split(/^## /m).find((each) => each.split('\n')[0]?.includes(`\`${id}\``)) ?? '';
  if (title === undefined) return whole;
  return whole.split(/^### /m).find((each) => each.startsWith(`${title}\n`)) ?? '';
}

/** The rows of the tables of a text, cell by cell, without headers. */
const tableRows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => /^\| /.test(line))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );

const figure = (value: number | null) => (value === null ? '–' : formatNumber(value).replace(/^-/, '−'));
const at = ([first, last]: readonly [number, number]) => (first === last ? `${first}` : `${first}-${last}`);

/** A check's row as the page must print it. */
const printed = (check: Check) => [
  at(check.lines),
  check.title,
  ...[check.declared, check.computed, check.difference].map(figure),
  check.verdict === 'mismatch' ? 'non torna' : 'perimetro diverso',
];

describe('the page about the data', () => {
  it('counts what the database holds', () => {
    const counts = tableRows(page.split('## Quanto è stato caricato')[1]?.split('\n## ')[0] ?? '');
    const rows = documents.map((id) => {
      const measures = plan.measures().map((measure) => measure.id);
      const checks = plan.checks(id);
      const of = (verdict: string) => checks.filter((check) => check.verdict === verdict).length;
      return [
        `\`${id}\``,
        ...[plan.facts({ document: id, measures }).length, plan.dwellings({ document: id }).length],
        ...[plan.passages(id).length, checks.length],
        ...['ok', 'mismatch', 'scope_differs', 'not_checkable'].map(of),
      ].map(String);
    });
    expect(counts.filter(([id]) => id !== 'documento').sort()).toEqual(rows.sort());
  });

  it.each(documents)('counts the rows of each table of %s', (id) => {
    const measures = plan.measures().map((measure) => measure.id);
    const items = [...plan.facts({ document: id, measures }), ...plan.dwellings({ document: id })];
    const listed = tableRows(section(id, 'Che cosa è stato caricato')).filter(([name]) => name !== 'tabella');
    for (const [name = '', lines, count] of listed) {
      const table = /`([^`]+)`/.exec(name)?.[1];
      const own = items.filter((item) => item.table === table);
      const all = own.flatMap((item) => item.lines);
      expect([
        name,
        at([Math.min(...all), Math.max(...all)]),
        String(new Set(own.map((item) => item.lines[1])).size),
      ]).toEqual([name, lines, count]);
    }
  });

  it.each(documents)('tells each contradiction of %s at its lines, and no other', (id) => {
    const told = tableRows(section(id, 'Che cosa non torna')).filter(([lines]) => lines !== 'righe');
    const found = plan
      .checks(id)
      .filter(({ verdict }) => verdict === 'mismatch' || verdict === 'scope_differs')
      .map(printed);
    expect(told.map((row) => row.join(' | ')).sort()).toEqual(found.map((row) => row.join(' | ')).sort());
  });

  it.each(documents)('tells each doubt of %s with the words of its check', (id) => {
    const told = tableRows(section(id, 'Da guardare')).filter(([lines]) => lines !== 'righe');
    const found = plan
      .checks(id)
      .filter(({ verdict }) => verdict === 'not_checkable')
      .map((check) => [at(check.lines), check.title, check.note]);
    expect(told.map((row) => row.join(' | ')).sort()).toEqual(found.map((row) => row.join(' | ')).sort());
  });

  it.each(documents)('quotes of %s words that stand at the lines it names', (id) => {
    const lines = plan.lines(id, 1, 10_000).map(({ text }) => text);
    const quotes = [...section(id).matchAll(/^- Rig(?:a|he) (\d+)[^:\n]*: [^\n]*?«([^»]+)»/gm)];
    for (const [, line, quote = ''] of quotes) {
      const start = Number(line) - 1;
      const near = lines
        .slice(start, start + 7)
        .join(' ')
        .replaceAll('*', '');
      expect(near.replaceAll('’', "'").toLowerCase()).toContain(quote.replaceAll('’', "'").toLowerCase());
    }
  });
});
