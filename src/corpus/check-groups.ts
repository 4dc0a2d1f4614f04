// SPDX-License-Identifier: EUPL-1.2
import type { Check, Fact } from './model.ts';

/** The measure that says under which group a table puts a comune. */
const GROUP = 'aggregazione';

/**
 * Two tables that group the comuni under different names ("AT 6", "AT NORD"): each group of one must hold the same comuni as
 * one group of the other.
 */
export function checkGroups(document: string, facts: readonly Fact[]): Check[] {
  const tables = new Map<string, Map<string, Fact[]>>();
  for (const fact of facts) {
    if (fact.measure !== GROUP || typeof fact.value !== 'string') continue;
    const groups = tables.get(fact.table) ?? new Map<string, Fact[]>();
    tables.set(fact.table, groups);
    groups.set(fact.value, [...(groups.get(fact.value) ?? []), fact]);
  }
  const [first, ...others] = tables;
  if (!first) return [];
  return others.flatMap(([table, groups]) =>
    [...first[1]].map(([name, members]) => compare(document, first[0], table, name, members, groups)),
  );
}

function compare(
  document: string,
  table: string,
  other: string,
  name: string,
  members: readonly Fact[],
  groups: ReadonlyMap<string, readonly Fact[]>,
): Check {
  const istat = new Set(members.map((fact) => fact.territory?.istat));
  const shared = (facts: readonly Fact[]) => facts.filter((fact) => istat.has(fact.territory?.istat));
  const [match, found] = [...groups].reduce<[string, readonly Fact[]]>(
    (best, each) => (shared(each[1]).length > shared(best[1]).length ? each : best),
    ['', []],
  );
  const same = found.length === members.length && shared(found).length === members.length;
  const here = new Set(found.map((fact) => fact.territory?.istat));
  const apart = [
    ...members.filter((fact) => !here.has(fact.territory?.istat)),
    ...found.filter((fact) => !istat.has(fact.territory?.istat)),
  ].map((fact) => fact.territory?.name);
  return {
    id: `${document}/verifica/${table}-${other}/${name.toLowerCase().replace(/\s+/g, '-')}`,
    document,
    title: `Comuni di ${name} nelle due tabelle`,
    verdict: same ? 'ok' : 'mismatch',
    declared: members.length,
    computed: found.length,
    difference: members.length - found.length,
    lines: [members[0]?.lines[0] ?? 1, members.at(-1)?.lines[1] ?? 1],
    note: same
      ? `I comuni sotto «${name}» in una tabella e sotto «${match}» nell'altra sono gli stessi (${members.length}).`
      : `I comuni di «${name}» non sono quelli di «${match}» nell'altra tabella: la differenza è ${apart.join(', ')}.`,
  };
}
