// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { parseNumber } from '../../src/italian/numbers.ts';
import { document, linesOf } from './corpus.ts';
import { EXCLUSIONS } from './unaccounted.ts';

const PLANS = ['cremonese-2026', 'cremasco-2019', 'cremasco-2021', 'oglio-po-2021'];
const NUMBER = /\d(?:[\d.,]*\d)?/g;
/** A row of a table without tabs: an owner or a total, with a figure. */
const SPACED_ROW = /^(?:ALER|Comune di|Totale|TOTALE)\b.*\d/;

interface Printed {
  readonly line: number;
  readonly cell: string;
  readonly token: string;
}

/** Every number printed in a row of a table: all cells of a line with tabs, all numbers of a row without. */
function printedNumbers(id: string): Printed[] {
  return linesOf(id).flatMap((text, index) => {
    const row = text.trim();
    const cells = row.includes('\t') ? text.split('\t') : SPACED_ROW.test(row) ? [row] : [];
    return cells.flatMap((cell) =>
      [...cell.matchAll(NUMBER)].map((match) => ({ line: index + 1, cell: cell.trim(), token: match[0] })),
    );
  });
}

/** Tables that write 3.03 for three: everywhere else a point parts the thousands. */
const PLAIN = [{ document: 'oglio-po-2021', lines: [662, 667] }] as const;

const convention = (id: string, line: number) =>
  PLAIN.some((each) => each.document === id && line >= each.lines[0] && line <= each.lines[1])
    ? 'plain'
    : 'italian';

/** Takes a printed number from what the line's facts and dwellings say: two equal numbers need two facts. */
function accountant(id: string): (printed: Printed) => boolean {
  const { facts, dwellings } = document(id);
  const figures = new Map<number, number[]>();
  const words = new Map<number, string>();
  for (const { lines, value } of facts) {
    if (typeof value === 'number') figures.set(lines[1], [...(figures.get(lines[1]) ?? []), value]);
    else if (value !== null) words.set(lines[1], `${words.get(lines[1]) ?? ''}\n${value}`);
  }
  for (const { lines, idAlloggio, ui } of dwellings) words.set(lines[0], `${idAlloggio} ${ui}`);
  return ({ line, token }) => {
    const left = figures.get(line) ?? [];
    const at = left.indexOf(parseNumber(token, convention(id, line)) ?? Number.NaN);
    if (at >= 0) left.splice(at, 1);
    return (
      at >= 0 ||
      (words
        .get(line)
        ?.split(/[^\d.,]+/)
        .includes(token) ??
        false)
    );
  };
}

const excluded = (id: string, printed: Printed) =>
  EXCLUSIONS.some(
    (each) =>
      each.document === id &&
      printed.line >= each.lines[0] &&
      printed.line <= each.lines[1] &&
      each.cell.test(printed.cell) &&
      (each.token?.test(printed.token) ?? true),
  );

describe.each(PLANS)('every number in the tables of %s', (id) => {
  test('is a fact, a dwelling or a declared total at its line, or is left out for a reason', () => {
    const numbers = printedNumbers(id);
    expect(numbers.length).toBeGreaterThan(100);
    const accounted = accountant(id);
    const lost = numbers.filter((printed) => !excluded(id, printed) && !accounted(printed));
    expect(lost.map(({ line, cell, token }) => `${line}: ${token} in «${cell.slice(0, 60)}»`)).toEqual([]);
  });

  test('facts quote lines that exist, with their own text', () => {
    const lines = linesOf(id);
    for (const { lines: at, raw } of document(id).facts) {
      expect(raw.split('\n')).toContain(lines[at[0] - 1]);
      expect(raw.split('\n')).toContain(lines[at[1] - 1]);
    }
  });
});

test('no exclusion is left over', () => {
  const idle = EXCLUSIONS.filter(
    (each) =>
      !printedNumbers(each.document).some(
        (printed) =>
          printed.line >= each.lines[0] &&
          printed.line <= each.lines[1] &&
          each.cell.test(printed.cell) &&
          (each.token?.test(printed.token) ?? true),
      ),
  );
  expect(idle).toEqual([]);
});
