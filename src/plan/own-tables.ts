// SPDX-License-Identifier: EUPL-1.2
import type { Prepare } from './groups.ts';

/** For each measure, the one table of a document to read it from: that which gives most measures, then the first. */
export function ownTables(
  prepare: Prepare,
  document: string,
  measures: readonly string[],
): ReadonlyMap<string, string> {
  const rows = prepare<{ measure: string; tbl: string }>(
    `SELECT measure, tbl FROM facts WHERE document = ? AND measure IN (${measures.map(() => '?').join(', ')})
     AND is_total = 0 GROUP BY measure, tbl ORDER BY min(seq)`,
  ).all(document, ...measures);
  const widths = prepare<{ tbl: string; width: number }>(
    'SELECT tbl, count(DISTINCT measure) AS width FROM facts WHERE document = ? AND is_total = 0 GROUP BY tbl',
  ).all(document);
  const held = new Map(widths.map(({ tbl, width }) => [tbl, width]));
  const chosen = new Map<string, string>();
  for (const { measure, tbl } of rows) {
    const before = chosen.get(measure);
    if (before === undefined || (held.get(tbl) ?? 0) > (held.get(before) ?? 0)) chosen.set(measure, tbl);
  }
  return chosen;
}
