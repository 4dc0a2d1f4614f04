// SPDX-License-Identifier: EUPL-1.2
import { memo } from './memo.ts';
import type { PassageSearch } from './plan.ts';
import { type Prepare, ROWS_KEPT } from './statement.ts';

/** Places of passages, from the first to the last, both included. */
export type Range = readonly [first: number, last: number];

/** The documents that a search is held to. */
type Documents = Pick<PassageSearch, 'document' | 'ambito' | 'year'>;

const EVERYWHERE: readonly Range[] = [[0, Number.MAX_SAFE_INTEGER]];

/**
 * Tells where the passages of the documents stand that a search is held to: they are stored one document after the other, so
 * that the index need not be read where the other documents are. What it costs does not grow with them.
 */
export function rangesIn(prepare: Prepare): (search: Documents) => readonly Range[] {
  const kept = memo<readonly Range[]>(ROWS_KEPT);
  return ({ document, ambito, year }) => {
    const asked = Object.entries({ id: document, ambito, year }).flatMap(([column, value]) =>
      value === undefined ? [] : [{ column, value }],
    );
    if (asked.length === 0) return EVERYWHERE;
    return kept(JSON.stringify(asked), () =>
      prepare<{ first: number; last: number }>(
        `SELECT min(p.seq) AS first, max(p.seq) AS last FROM documents d JOIN passages p ON p.document = d.id
         WHERE ${asked.map(({ column }) => `d.${column} = ?`).join(' AND ')} GROUP BY d.id ORDER BY first`,
      )
        .all(...asked.map(({ value }) => value))
        .map(({ first, last }): Range => [first, last]),
    );
  };
}

/** The index is read from a place on only where the place is bound as a whole number. */
export const BETWEEN = 'BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)';
