// SPDX-License-Identifier: EUPL-1.2

import type { Reply } from '../../assistant/reply.ts';
import { words } from '../../italian/fold.ts';
import { numberWord, parseNumber } from '../../italian/numbers.ts';

/**
 * How a quantity was written: in digits, as a number word, as a ratio ("il doppio"), as nothing at all ("nessun alloggio"),
 * or as an article, which is a figure only where one is expected ("un alloggio").
 */
export type Manner = 'digits' | 'word' | 'ratio' | 'none' | 'article';

/** A quantity read in a reply, without knowledge of how the reply was made. */
export interface Said {
  readonly value: number;
  /** As written: "9.738,48", "sette", "4/2017". */
  readonly written: string;
  readonly manner: Manner;
  /** Some forty characters before and after it, in the same text or cell. */
  readonly before: string;
  readonly after: string;
  /** Heading of its column, where it stands in a table; the number of rows of that table beside it. */
  readonly column: string | null;
  readonly rows: number;
}

const NONE = new Set(['nessuno', 'nessuna', 'nessun']);
const ARTICLES = new Set(['un', 'uno', 'una']);
const RATIOS: ReadonlyMap<string, number> = new Map([
  ['doppio', 2],
  ['doppia', 2],
  ['triplo', 3],
  ['tripla', 3],
  ['quadruplo', 4],
  ['meta', 0.5],
]);
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['terzo', 3],
  ['terzi', 3],
  ['quarto', 4],
  ['quarti', 4],
  ['quinto', 5],
  ['quinti', 5],
  ['decimo', 10],
  ['decimi', 10],
]);
const ROUND: ReadonlyMap<string, number> = new Map([
  ['paio', 2],
  ['decina', 10],
  ['dozzina', 12],
  ['ventina', 20],
  ['trentina', 30],
  ['cinquantina', 50],
  ['centinaio', 100],
  ['centinaia', 100],
  ['migliaio', 1000],
  ['migliaia', 1000],
  ['ambedue', 2],
  ['entrambi', 2],
  ['entrambe', 2],
]);
/** After one of these, and before what follows the verb "essere", "sei" is not a number. */
const YOU = new Set(['se', 'tu', 'che', 'chi', 'dove', 'quando', 'non', 'come', 'perche']);
const AFTER_YOU = new Set([
  'in',
  'a',
  'ad',
  'di',
  'da',
  'un',
  'una',
  'gia',
  'senza',
  'tu',
  'il',
  'la',
  'solo',
  'sola',
]);
const CONTEXT = 40;

/** Every quantity of a reply's text and tables, in their order; headings and titles of tables included. */
export function readReply(reply: Pick<Reply, 'text' | 'tables'>): Said[] {
  return [
    ...readText(reply.text),
    ...reply.tables.flatMap((table) => [
      ...readText(table.title),
      ...table.columns.flatMap((column) => readText(column)),
      ...table.rows.flatMap((row) =>
        row.flatMap((cell, index) => readText(cell, table.columns[index] ?? '', table.rows.length)),
      ),
    ]),
  ];
}

/** The quantities of one text: digits in Italian or plain form, number words, ratios. */
export function readText(text: string, column: string | null = null, rows = 0): Said[] {
  const plain = text.replaceAll('**', '  ');
  const around = (start: number, end: number) => ({
    before: plain.slice(Math.max(0, start - CONTEXT), start),
    after: plain.slice(end, end + CONTEXT),
    column,
    rows,
  });
  const digits = [...plain.matchAll(DIGITS)].map((match): Said & { start: number } => {
    const start = match.index;
    const written = match[0];
    return {
      value: numberIn(written),
      written,
      manner: 'digits',
      start,
      ...around(start, start + written.length),
    };
  });
  const tokens = words(plain);
  const worded = tokens.flatMap((token, index): (Said & { start: number })[] => {
    if (/\d/.test(token.text)) return [];
    const read = wordValue(token.text, tokens[index - 1]?.text ?? '', tokens[index + 1]?.text ?? '');
    if (read === null) return [];
    const written = plain.slice(token.start, token.end);
    return [{ ...read, written, start: token.start, ...around(token.start, token.end) }];
  });
  return [...digits, ...worded].sort((a, b) => a.start - b.start).map(({ start: _, ...said }) => said);
}

/** A run of digits with what joins digits: "1.022", "9.738,48", "4/2017", "25.06.2019". */
const DIGITS = /(?<![\d])(?:(?<![\p{L}\d])[-−](?=\d))?\d+(?:[.,/]\d+)*/gu;

/** Italian form first: "1.022" is a thousand and twenty-two; what is neither form ("4/2017") has no value. */
function numberIn(written: string): number {
  const sign = written.replace('−', '-');
  return parseNumber(sign, 'italian') ?? parseNumber(sign, 'plain') ?? Number.NaN;
}

function wordValue(word: string, before: string, after: string): Pick<Said, 'value' | 'manner'> | null {
  const ratio = RATIOS.get(word);
  if (ratio !== undefined) return { value: ratio, manner: 'ratio' };
  const parts = FRACTIONS.get(word);
  if (parts !== undefined) {
    // "il terzo settore", "terzi" and "quinto" alone are no quantities: a fraction says how many parts.
    const many = numberWord(before);
    return many === null ? null : { value: many / parts, manner: 'ratio' };
  }
  const round = ROUND.get(word);
  if (round !== undefined) return { value: round, manner: 'word' };
  if (NONE.has(word)) return { value: 0, manner: 'none' };
  if (ARTICLES.has(word)) return { value: 1, manner: 'article' };
  if (word === 'sei' && (YOU.has(before) || AFTER_YOU.has(after))) return null;
  if (word === 'cento' && before === 'per') return null;
  if (FRACTIONS.has(after)) return null;
  const value = numberWord(word);
  return value === null ? null : { value, manner: 'word' };
}

const DENIED = /\bn(?:on|é)\b[^.,:;!?|]*$/iu;

/** "Non vuol dire zero", "non sono 70": a quantity that is denied is not stated. */
export function isDenied({ before }: Said): boolean {
  return DENIED.test(before);
}

/** Whether two figures are the same: to the cent, and for a percentage to the decimal that is shown. */
export function sameValue(a: number, b: number, unit?: string): boolean {
  const tolerance = unit !== undefined && /^(?:%|percento|per cento|quota)/.test(unit) ? 0.0501 : 0.00501;
  return Math.abs(a - b) < tolerance;
}
