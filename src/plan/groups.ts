// SPDX-License-Identifier: EUPL-1.2
import type { Group, GroupQuery } from './plan.ts';
import type { Prepare } from './statement.ts';

/** What a group is, as the columns that name it; an aggregazione is what the same document says of the fact's comune. */
const KEYS: Record<GroupQuery['by'], { name: string; istat: string; join: string }> = {
  comune: { name: 'f.territory_name', istat: 'f.territory_istat', join: '' },
  ente: { name: 'f.owner_name', istat: 'f.owner_istat', join: '' },
  piano: { name: 'd.title', istat: 'NULL', join: '' },
  aggregazione: {
    name: 'g.value_text',
    istat: 'NULL',
    join: "JOIN facts g ON g.document = f.document AND g.measure = 'aggregazione' AND g.territory_istat = f.territory_istat",
  },
};

interface GroupRecord {
  name: string;
  istat: string | null;
  document: string;
  value: number;
  rank: number;
  share: number | null;
  operands: string;
  first: number;
  last: number;
  total: number;
}

/** Sums by group, ranked. A row without a number adds nothing; a group without any number is not there. */
export function groupRows(prepare: Prepare, query: GroupQuery): { groups: Group[]; total: number } {
  if (query.documents.length === 0) return { groups: [], total: 0 };
  const { name, istat, join } = KEYS[query.by];
  const clauses = [
    `f.document IN (${query.documents.map(() => '?').join(', ')})`,
    'f.measure = ?',
    'f.standing = 0',
    'f.value_number IS NOT NULL',
    `${name} IS NOT NULL`,
    ...(query.by === 'comune' ? ["f.territory_kind = 'comune'"] : []),
  ];
  const values: (string | number)[] = [...query.documents, query.measure];
  const add = (clause: string, value: string | number | undefined) => {
    if (value === undefined) return;
    clauses.push(clause);
    values.push(value);
  };
  add('f.owner_kind = ?', query.ownerKind);
  add('f.territory_istat = ?', query.istat);
  const having = [
    ...(query.min === undefined ? [] : ['sum(f.value_number) >= ?']),
    ...(query.max === undefined ? [] : ['sum(f.value_number) <= ?']),
  ];
  const bounds = [query.min, query.max].filter((bound) => bound !== undefined);
  const direction = query.order === 'crescente' ? 'ASC' : 'DESC';
  const rows = prepare<GroupRecord>(
    `WITH grouped AS (
       SELECT ${name} AS name, ${istat} AS istat, f.document, round(sum(f.value_number), 2) AS value,
         json_group_array(f.id) AS operands, min(f.first) AS first, max(f.last) AS last
       FROM facts f JOIN documents d ON d.id = f.document ${join}
       WHERE ${clauses.join(' AND ')}
       GROUP BY f.document, ${name}, ${istat}
       ${having.length > 0 ? `HAVING ${having.join(' AND ')}` : ''}
     )
     SELECT *, rank() OVER (ORDER BY value DESC) AS rank,
       round(100.0 * value / nullif(sum(value) OVER (), 0), 1) AS share, count(*) OVER () AS total
     FROM grouped ORDER BY value ${direction}, name LIMIT ? OFFSET ?`,
  ).all(...values, ...bounds, query.limit, query.offset);
  return {
    total: rows[0]?.total ?? 0,
    groups: rows.map(({ operands, first, last, total: _, ...row }) => ({
      ...row,
      operands: operandIds(operands),
      lines: [first, last],
    })),
  };
}

function operandIds(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map(String) : [];
}
