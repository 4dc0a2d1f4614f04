// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCommandLine } from '../../src/cli/command-line.ts';
import { exportRows } from '../../src/cli/export.ts';
import { productPaths } from '../../src/cli/product.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { type Fact, STATUSES, TERRITORY_KINDS, VERDICTS } from '../../src/corpus/model.ts';
import { productForTest } from '../product.ts';

const product = productForTest();

function printed(kind: string, format: string): string[] {
  const lines: string[] = [];
  exportRows(readCommandLine(['export', kind, '--format', format]), product.context.plan, (text) =>
    lines.push(text),
  );
  return lines;
}

const id = z.string().regex(/^[a-z0-9][^\s,;"]*$/);
const lines = z.tuple([z.int().min(1), z.int().min(1)]).refine(([first, last]) => first <= last);
const istat = z.string().regex(/^\d{6}$/);
const place = z.strictObject({
  kind: z.enum(TERRITORY_KINDS),
  name: z.string().min(1),
  istat: istat.nullable(),
});
const owner = z.strictObject({
  kind: z.enum(['comune', 'aler', 'other']),
  name: z.string().min(1),
  comune: istat.nullable(),
});
const figure = z.number().nullable();

/** The shapes that the export promises, key by key. */
const SHAPES = {
  facts: z.strictObject({
    ...{ id, document: id, table: id, measure: z.string(), label: z.string() },
    ...{ owner: owner.nullable(), territory: place.nullable(), year: z.int().min(2000).max(2100) },
    value: z.union([z.number(), z.string()]).nullable(),
    ...{ unit: z.string(), status: z.enum(STATUSES), lines, raw: z.string() },
  }),
  dwellings: z.strictObject({
    ...{ id, document: id, table: id, id_alloggio: z.string().regex(/^\d+$/).nullable() },
    ...{ ui: z.string().nullable(), comune: z.strictObject({ name: z.string(), istat: istat.nullable() }) },
    ...{ owner, service: z.enum(['SAP', 'SAS', 'SAT']).nullable(), state: z.string() },
    ...{ vacancy: z.string().nullable(), lines, raw: z.string() },
  }),
  passages: z.strictObject({
    ...{ id, document: id, section: z.string(), kind: z.string(), lines, text: z.string(), raw: z.string() },
  }),
  checks: z.strictObject({
    ...{ id, document: id, title: z.string(), verdict: z.enum(VERDICTS) },
    ...{ declared: figure, computed: figure, difference: figure, lines, note: z.string() },
  }),
  measures: z.strictObject({
    ...{ id, label: z.string(), definition: z.string(), unit: z.string() },
    ...{ norm: z.string().nullable(), differences: z.string().nullable() },
  }),
};
const KINDS = ['facts', 'dwellings', 'passages', 'checks', 'measures'] as const;

/** RFC 4180, and nothing else: a quote where none may stand, or a row of another length, is an error. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        for (at++; ; at++) {
          if (at >= text.length) throw new Error('quotes left open');
          if (text[at] !== '"') cell += text[at];
          else if (text[at + 1] === '"') cell += text[at++];
          else break;
        }
        at++;
        if (at < text.length && text[at] !== ',' && text[at] !== '\n')
          throw new Error(`text after quotes: ${at}`);
      } else {
        while (at < text.length && text[at] !== ',' && text[at] !== '\n') cell += text[at++];
        if (/["\r]/.test(cell)) throw new Error(`a quote or a line end in a bare cell: ${cell}`);
      }
      row.push(cell);
      if (text[at] !== ',') break;
      at++;
    }
    at++;
    rows.push(row);
  }
  return rows;
}

/** A JSON line as the row of the CSV must be. */
function flat(value: unknown, prefix = ''): [string, string][] {
  if (Array.isArray(value)) {
    return [
      ['first_line', String(value[0])],
      ['last_line', String(value[1])],
    ];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) =>
      flat(item, prefix === '' ? key : `${prefix}_${key}`),
    );
  }
  return [[prefix, value === null ? '' : String(value)]];
}

/** Figures in the order of the export: documents from the newest, each in its own order. */
function exported(facts: readonly Fact[]) {
  const order = product.context.plan.documents().map(({ id }) => id);
  return order.flatMap((document) =>
    facts
      .filter((fact) => fact.document === document)
      .map(({ id, value, status, lines }) => ({ id, value, status, lines })),
  );
}

describe.each(KINDS)('export %s', (kind) => {
  const json = () => printed(kind, 'jsonl').map((line): unknown => JSON.parse(line));

  it('gives JSON lines of the promised shape, with ids that never repeat', () => {
    const rows = json().map((row) => SHAPES[kind].parse(row));
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  it('gives the same as CSV: one header, a row to a line, numbers without separators', () => {
    const [header = [], ...rows] = parseCsv(`${printed(kind, 'csv').join('\n')}\n`);
    expect(header.every((name) => /^[a-z_]+$/.test(name))).toBe(true);
    expect(new Set(header).size).toBe(header.length);
    const expected = json();
    expect(rows).toHaveLength(expected.length);
    for (const [index, row] of rows.entries()) {
      expect(row).toHaveLength(header.length);
      const cells = new Map(flat(expected[index]));
      for (const [column, name] of header.entries()) {
        const want = cells.get(name) ?? '';
        const got = row[column] ?? '';
        // Only a text that a spreadsheet would run may have an apostrophe before it.
        expect(got === want || (got === `'${want}` && /^\s*[=+@-]/.test(want)), `${name}: ${got}`).toBe(true);
        cells.delete(name);
      }
      // Nothing of the JSON line is missing; an absent owner or territory has no columns of its own.
      expect([...cells].filter(([, value]) => value !== '')).toEqual([]);
    }
  });
});

describe('what the documents say', () => {
  it('is exported whole: every figure and every dwelling that was read, with its value and its own lines', () => {
    const documents = [...loadCorpus(productPaths({}).dataDir, product.context.gazetteer).documents];
    const facts = printed('facts', 'jsonl').map((line) => SHAPES.facts.parse(JSON.parse(line)));
    expect(facts.map(({ id, value, status, lines }) => ({ id, value, status, lines }))).toEqual(
      exported(documents.flatMap((reading) => reading.facts)),
    );
    const dwellings = printed('dwellings', 'jsonl').map((line) => SHAPES.dwellings.parse(JSON.parse(line)));
    expect(new Map(dwellings.map((row) => [row.id, `${row.id_alloggio} ${row.ui} ${row.lines}`]))).toEqual(
      new Map(
        documents
          .flatMap((reading) => reading.dwellings)
          .map((row) => [row.id, `${row.idAlloggio} ${row.ui} ${row.lines}`]),
      ),
    );
  });
});

describe('the rows of tables', () => {
  it('are quoted as the document prints them, tabs included', () => {
    const [header = [], ...rows] = parseCsv(`${printed('facts', 'csv').join('\n')}\n`);
    const raw = header.indexOf('raw');
    expect(rows.map((row) => row[raw])).toContain('\tANNICCO\t- €\t7.946,24 €\t7.946,24 €');
  });
});
