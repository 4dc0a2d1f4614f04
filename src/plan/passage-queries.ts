// SPDX-License-Identifier: EUPL-1.2
import type { PassageKind } from '../corpus/passages.ts';
import { matchExpression } from './passage-terms.ts';
import type { PassageHit, PassageRow, PassageSearch, Plan } from './plan.ts';
import type { Prepare } from './statement.ts';

const COLUMNS = `
  p.id, p.document, p.kind, p.path, p.first, p.last, p.text, p.list, p.list_order, p.introduction, p.introduces,
  (SELECT group_concat(text, char(10)) FROM lines l WHERE l.document = p.document AND l.n BETWEEN p.first AND p.last) AS raw`;

/** How much a match weighs in: the words as written, their stems, the section's title, the titles above, what introduces a list. */
const WEIGHTS = '3.0, 3.0, 5.0, 1.5, 0.7';
/** A bare heading says where to look, not what the document says. */
const HEADING_WEIGHT = 0.5;

interface PassageRecord {
  id: string;
  document: string;
  kind: PassageKind;
  path: string;
  first: number;
  last: number;
  text: string;
  list: string | null;
  list_order: number | null;
  introduction: string | null;
  introduces: string | null;
  raw: string;
}

/** The part of a plan that reads its prose. */
export function passageQueries(
  prepare: Prepare,
): Pick<Plan, 'search' | 'passage' | 'passages' | 'passagesOfList'> {
  return {
    search: (search) => {
      const match = matchExpression(search.query);
      if (match === null) return { total: 0, hits: [] };
      const { sql, values } = where(search);
      const offset = search.offset ?? 0;
      // The passages are ranked and counted in one walk of the index; only those given are read whole.
      const ranked = prepare<PassageRecord & { score: number; total: number }>(
        `WITH found AS MATERIALIZED (
           SELECT rowid AS seq, -bm25(passage_index, ${WEIGHTS}) AS score FROM passage_index WHERE passage_index MATCH ?
         ), ranked AS (
           SELECT p.seq, count(*) OVER () AS total,
             found.score * CASE p.kind WHEN 'heading' THEN ${HEADING_WEIGHT} ELSE 1.0 END AS score
           FROM found JOIN passages p ON p.seq = found.seq JOIN documents d ON d.id = p.document
           WHERE true${sql} ORDER BY score DESC, p.seq LIMIT max(1, ?) OFFSET ?
         )
         SELECT ${COLUMNS}, ranked.score, ranked.total FROM ranked JOIN passages p ON p.seq = ranked.seq
         ORDER BY ranked.score DESC, p.seq`,
      );
      const rows = ranked.all(match, ...values, search.limit, offset);
      // Past the last page no row is left to tell how many there are.
      const counted = rows[0] ?? (offset > 0 ? ranked.get(match, ...values, 1, 0) : undefined);
      return {
        total: counted?.total ?? 0,
        hits: rows.map((row): PassageHit => ({ ...toPassage(row), score: row.score })),
      };
    },
    passage: (id) => {
      const row = prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.id = ?`).get(id);
      return row && toPassage(row);
    },
    passages: (document) =>
      prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.document = ? ORDER BY p.seq`)
        .all(document)
        .map(toPassage),
    passagesOfList: (list) =>
      prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.list = ? ORDER BY p.list_order`)
        .all(list)
        .map(toPassage),
  };
}

function where(search: PassageSearch): { sql: string; values: (string | number)[] } {
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

function toPassage(row: PassageRecord): PassageRow {
  const path: unknown = JSON.parse(row.path);
  return {
    id: row.id,
    document: row.document,
    kind: row.kind,
    path: Array.isArray(path) ? path.map(String) : [],
    lines: [row.first, row.last],
    text: row.text,
    raw: row.raw,
    list:
      row.list === null ? null : { id: row.list, order: row.list_order ?? 0, introduction: row.introduction },
    introduces: row.introduces,
  };
}
