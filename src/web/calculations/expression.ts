// SPDX-License-Identifier: EUPL-1.2

/** What is done with the figures of a calculation; `conteggio` counts rows, the others count what the rows are of. */
export const OPERATIONS = [
  'somma',
  'media',
  'differenza',
  'variazione',
  'quota',
  'conteggio',
  'conteggio-comuni',
  'conteggio-enti',
  'conteggio-piani',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A calculation on figures: a term is the id of a fact or of a dwelling, or a calculation itself. */
export interface Calculation {
  readonly operation: Operation;
  readonly terms: readonly Term[];
}
export type Term = string | Calculation;

/** More figures than the longest table of a plan has rows; calculations of calculations of calculations. */
const MOST_TERMS = 400;
const DEEPEST = 3;
/** The part of an id that tells the row: "cremonese-2026/previsione/aler-vescovato/alloggi_liberi". */
const ROW = 2;

/** The permanent address of a calculation: it says all that is needed to do it again. */
export function calculationAddress(calculation: Calculation): string {
  return `/calcoli/${writeCalculation(calculation)}`;
}

/** "somma(piano/tabella/a/misura,b)": a figure that differs from the one before it by its row is written by that alone. */
export function writeCalculation({ operation, terms }: Calculation): string {
  let before: readonly string[] = [];
  const written = terms.map((term) => {
    if (typeof term !== 'string') return writeCalculation(term);
    const parts = term.split('/');
    const row = parts[ROW];
    const sameElse =
      row !== undefined &&
      parts.length === before.length &&
      parts.every((part, index) => index === ROW || part === before[index]);
    before = parts;
    return sameElse ? row : term;
  });
  return `${operation}(${written.join(',')})`;
}

/** Reads what `writeCalculation` writes, also where the last brackets were lost on the way; undefined for anything else. */
export function readCalculation(text: string): Calculation | undefined {
  const tokens = text.match(/[a-z0-9_/-]+|[(),]|./g) ?? [];
  let at = 0;
  let figures = 0;

  const calculation = (depth: number): Calculation | undefined => {
    const name = tokens[at];
    const operation = OPERATIONS.find((known) => known === name);
    if (operation === undefined || tokens[at + 1] !== '(' || depth > DEEPEST) return undefined;
    at += 2;
    const terms: Term[] = [];
    let before: readonly string[] = [];
    for (;;) {
      const nested = tokens[at + 1] === '(';
      const term = nested ? calculation(depth + 1) : identifier(tokens[at], before);
      if (term === undefined) return undefined;
      if (typeof term === 'string') {
        at += 1;
        figures += 1;
        before = term.split('/');
      }
      terms.push(term);
      if (figures > MOST_TERMS) return undefined;
      const next = tokens[at];
      at += 1;
      if (next === ')' || next === undefined) return { operation, terms };
      if (next !== ',') return undefined;
    }
  };

  const read = calculation(1);
  return at >= tokens.length ? read : undefined;
}

function identifier(token: string | undefined, before: readonly string[]): string | undefined {
  if (token === undefined || !/^[a-z0-9_-]+(?:\/[a-z0-9_-]+)*$/.test(token)) return undefined;
  if (token.includes('/')) return token;
  return before.length > ROW
    ? before.map((part, index) => (index === ROW ? token : part)).join('/')
    : undefined;
}
