// SPDX-License-Identifier: EUPL-1.2
import type { Status } from '../corpus/model.ts';
import { rounded } from '../italian/numbers.ts';
import type { Group, GroupQuery, Groups, SilentComune } from './plan.ts';
import type { Prepare } from './statement.ts';

/** What a group is, as the columns that name it; an aggregazione is what the same document says of the fact's comune. */
const KEYS: Record<GroupQuery['by'], { name: string; istat: string; join: string }> = {
  comune: { name: 'f.territory_name', istat: 'f.territory_istat', join: '' },
  ente: { name: 'f.owner_name', istat: 'f.owner_istat', join: '' },
  piano: { name: 'd.title', istat: 'NULL', join: '' },
  ambito: { name: 'a.name', istat: 'NULL', join: 'JOIN ambiti a ON a.id = d.ambito' },
  aggregazione: {
    name: 'g.area',
    istat: 'NULL',
    join: 'JOIN area_members g ON g.document = f.document AND g.istat = f.territory_istat',
  },
};

const PRINTED_AREAS = { name: 'f.territory_name', istat: 'NULL', join: '' };

interface GroupRecord {
  name: string;
  istat: string | null;
  document: string;
  value: number;
  operands: string;
  first: number;
  last: number;
}

/** Sums by group, ranked. A row without a number adds nothing; a group without any number is not there. */
export function groupRows(prepare: Prepare, query: GroupQuery): Groups {
  if (query.documents.length === 0) return ranked([]);
  const { name, istat, join } = query.printedAreas ? PRINTED_AREAS : KEYS[query.by];
  const clauses = [
    `f.document IN (${query.documents.map(() => '?').join(', ')})`,
    'f.measure = ?',
    query.printedAreas ? "f.territory_kind IN ('aggregazione', 'sub_ambito')" : 'f.standing = 0',
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
  add(
    'EXISTS (SELECT 1 FROM area_members m WHERE m.document = f.document AND m.istat = f.territory_istat AND m.area = ?)',
    query.area,
  );
  if (query.among) {
    clauses.push(`f.territory_istat IN (${query.among.map(() => '?').join(', ')})`);
    values.push(...query.among);
  }
  for (const istat of query.exclude ?? []) add('f.territory_istat IS NOT ?', istat);
  const having = [
    ...(query.min === undefined ? [] : ['sum(f.value_number) >= ?']),
    ...(query.max === undefined ? [] : ['sum(f.value_number) <= ?']),
    ...(query.over === undefined ? [] : ['sum(f.value_number) > ?']),
    ...(query.under === undefined ? [] : ['sum(f.value_number) < ?']),
  ];
  const bounds = [query.min, query.max, query.over, query.under].filter((bound) => bound !== undefined);
  const rows = prepare<GroupRecord>(
    `SELECT ${name} AS name, ${istat} AS istat, f.document, round(sum(f.value_number), 2) AS value,
       group_concat(f.id, char(10)) AS operands, min(f.first) AS first, max(f.last) AS last
     FROM facts f JOIN documents d ON d.id = f.document ${join}
     WHERE ${clauses.join(' AND ')}
     GROUP BY f.document, ${name}, ${istat}
     ${having.length > 0 ? `HAVING ${having.join(' AND ')}` : ''}
     ORDER BY value ${query.order === 'crescente' ? 'ASC' : 'DESC'}, name`,
  ).all(...values, ...bounds);
  return ranked(
    rows.map(({ name, istat, document, value, operands, first, last }) => ({
      name,
      istat,
      document,
      value,
      operands: operands.split('\n'),
      lines: [first, last],
    })),
  );
}

/** Groups in the order given, each with its rank and its share of the sum of all. */
export function ranked(groups: readonly Omit<Group, 'rank' | 'share'>[]): Groups {
  const values = groups.map(({ value }) => value).sort((a, b) => b - a);
  const sum = values.reduce((total, value) => total + value, 0);
  // Equal values have the place of the first of them.
  const places = new Map(values.map((value, index) => [value, index + 1] as const).reverse());
  return {
    sum: rounded(sum, 2),
    mean: groups.length === 0 ? null : rounded(sum / groups.length, 2),
    groups: groups.map((group) => ({
      name: group.name,
      istat: group.istat,
      document: group.document,
      value: group.value,
      operands: group.operands,
      lines: group.lines,
      rank: places.get(group.value) ?? 0,
      share: sum === 0 ? null : rounded((100 * group.value) / sum, 1),
    })),
  };
}

/** Comuni of a document's ambito of which the measure has no number, with what stands in its place. */
export function silentComuni(
  prepare: Prepare,
  query: Pick<GroupQuery, 'measure' | 'ownerKind' | 'area'> & { document: string },
): SilentComune[] {
  const { document, measure, ownerKind = null, area = null } = query;
  return prepare<{ istat: string; name: string; status: Status | null; fact: string | null }>(
    `SELECT c.istat, c.name, f.status, f.id AS fact
     FROM documents d JOIN comuni c ON c.ambito = d.ambito
     LEFT JOIN facts f ON f.document = d.id AND f.measure = :measure AND f.territory_istat = c.istat AND f.standing = 0
       AND (:owner IS NULL OR f.owner_kind = :owner)
     WHERE d.id = :document
       AND (:area IS NULL OR EXISTS (
         SELECT 1 FROM area_members m WHERE m.document = d.id AND m.istat = c.istat AND m.area = :area))
       AND c.istat NOT IN (
         SELECT n.territory_istat FROM facts n
         WHERE n.document = :document AND n.measure = :measure AND n.territory_istat IS NOT NULL
           AND n.standing = 0 AND n.value_number IS NOT NULL AND (:owner IS NULL OR n.owner_kind = :owner))
     GROUP BY c.istat ORDER BY c.name`,
  ).all({ document, measure, owner: ownerKind, area });
}
