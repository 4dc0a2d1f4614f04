// SPDX-License-Identifier: EUPL-1.2
import type { PassageKind } from '../corpus/passages.ts';
import type { PassageRow } from './plan.ts';

/** What is read of a passage. */
export const COLUMNS = `
  p.id, p.document, p.kind, p.path, p.first, p.last, p.text, p.list, p.list_order, p.introduction, p.introduces,
  (SELECT group_concat(text, char(10)) FROM lines l WHERE l.document = p.document AND l.n BETWEEN p.first AND p.last) AS raw`;

export interface PassageRecord {
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

/** A passage as it is read. */
export function toPassage(row: PassageRecord): PassageRow {
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
