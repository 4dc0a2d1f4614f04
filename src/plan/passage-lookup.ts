// SPDX-License-Identifier: EUPL-1.2
import { addressExpression, matchExpression, openingExpression } from './passage-match.ts';
import type { Question } from './passage-question.ts';
import { BETWEEN, type Range, rangesIn } from './passage-ranges.ts';
import type { PassageSearch } from './plan.ts';
import { PAGE, type Prepare, type Where } from './statement.ts';

/** What the index finds of a question. */
export interface Matches {
  /** How many passages match. */
  readonly total: number;
  /** The places of those to rank with care, each once. */
  readonly seqs: readonly number[];
  /** Places past those that are ranked with care, in the index's own order: so many, after so many. */
  further(count: number, after: number): number[];
}

/** Of what the index finds, the passages that are ranked with care. */
export const RANKED = 120;

/** Passages that open a section titled after what is asked, looked for where the index finds more than are ranked. */
const OPENINGS = 32;

/** How much a match weighs in the index: the words as written, stems, the section's title, the titles above, a list's introduction. */
const WEIGHTS = '1.0, 3.0, 4.0, 1.5, 1.0';

/** What the index finds, with the conditions of a search yet to be joined. */
const found = (columns: string) => `
  WITH found AS MATERIALIZED (
    SELECT rowid AS seq, -bm25(passage_index, ${WEIGHTS}) AS found FROM passage_index
    WHERE passage_index MATCH ? AND rowid ${BETWEEN}
  )
  SELECT ${columns} FROM found JOIN passages p ON p.seq = found.seq JOIN documents d ON d.id = p.document WHERE true`;

/** Reads from the index what a question matches, in the documents that a search is held to; null where it asks nothing. */
export function matchReader(prepare: Prepare): (asked: PassageSearch, question: Question) => Matches | null {
  const rangesOf = rangesIn(prepare);
  return (asked, question) => {
    const found = matchesOf(asked, question, matchExpression(question));
    // "I comuni della zona di Viadana": where the telling words stand nowhere, the common ones may.
    return found?.total === 0 ? matchesOf(asked, question, matchExpression(question, true)) : found;
  };

  function matchesOf(asked: PassageSearch, question: Question, match: string | null): Matches | null {
    if (match === null) return null;
    const { sql, values } = where(asked);
    const order = orderOf(addressExpression(question));
    const ranges = rangesOf(asked);
    const bound = [match, ...span(ranges), ...values, ...order.values];
    const further: Matches['further'] = (count, after) =>
      prepare<{ seq: number }>(`${found('p.seq')}${sql} ORDER BY ${order.sql} ${PAGE}`)
        .all(...bound, count, after)
        .map(({ seq }) => seq);
    // Where all that the index finds is ranked with care, its own order decides nothing.
    const few = fewMatches(prepare, match, ranges, asked.kind, RANKED);
    if (few) return { total: few.length, seqs: few, further };
    const best = prepare<{ seq: number; total: number }>(
      `${found('p.seq, count(*) OVER () AS total')}${sql} ORDER BY ${order.sql} LIMIT ${RANKED}`,
    ).all(...bound);
    const opening = openingExpression(question);
    const opens = opening === null ? [] : (fewMatches(prepare, opening, ranges, asked.kind, OPENINGS) ?? []);
    const seqs = [...new Set([...best.map(({ seq }) => seq), ...opens])];
    return { total: best[0]?.total ?? 0, seqs, further };
  }
}

/**
 * The passages that match, in their order, or null where they are more than `most`. To find them takes no weighing of each
 * word against all passages, as to order them by `bm25` does.
 */
function fewMatches(
  prepare: Prepare,
  match: string,
  ranges: readonly Range[],
  kind: string | undefined,
  most: number,
): number[] | null {
  const ofKind = kind === undefined ? '' : 'JOIN passages p ON p.seq = i.rowid AND p.kind = ?';
  const found: number[] = [];
  for (const range of ranges) {
    const rows = prepare<{ seq: number }>(
      `SELECT i.rowid AS seq FROM passage_index i ${ofKind} WHERE passage_index MATCH ? AND i.rowid ${BETWEEN}
       ORDER BY i.rowid LIMIT ${most + 1}`,
    ).all(...(kind === undefined ? [] : [kind]), match, ...range);
    for (const { seq } of rows) found.push(seq);
    if (found.length > most) return null;
  }
  return found;
}

/** Best first; the places that are asked by their number before all others. */
function orderOf(address: string | null): Where {
  const best = 'found.found DESC, p.seq';
  if (address === null) return { sql: best, values: [] };
  const asked = 'p.seq IN (SELECT rowid FROM passage_index WHERE passage_index MATCH ?)';
  return { sql: `${asked} DESC, ${best}`, values: [address] };
}

/** From the first place of some ranges to the last. */
const span = (ranges: readonly Range[]): Range => [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0];

function where(search: PassageSearch): Where {
  const conditions: readonly [string, string | number | undefined][] = [
    ['p.document = ?', search.document],
    ['d.ambito = ?', search.ambito],
    ['d.year = ?', search.year],
    ['p.kind = ?', search.kind],
  ];
  let sql = '';
  const values: (string | number)[] = [];
  for (const [condition, value] of conditions) {
    if (value === undefined) continue;
    sql += ` AND ${condition}`;
    values.push(value);
  }
  return { sql, values };
}
