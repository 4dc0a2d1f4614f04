// SPDX-License-Identifier: EUPL-1.2
import { rounded } from '../italian/numbers.ts';
import { ranked } from '../plan/groups.ts';
import type { Group, MeasureInfo } from '../plan/plan.ts';
import type { Dato } from './rows.ts';

/** How two figures of one group are set against each other. */
export type Pairing = 'differenza' | 'quota' | 'rapporto' | 'insieme';

/** One group of two comparisons: its two figures, and what they make. */
export interface Pair {
  readonly group: Group;
  terms(): readonly [Dato, Dato];
}

interface Side {
  readonly group: Group;
  figure(): Dato;
}

/**
 * Groups that both comparisons have, each with what its two figures make: the first less the second, its share of the second,
 * how much of it there is for every `every` of the second, or both together where neither is zero. A group whose second figure is zero has no share and no ratio.
 */
export function pairGroups(
  first: readonly Side[],
  second: readonly Side[],
  { how, every, order }: { how: Pairing; every: number; order: 'crescente' | 'decrescente' },
): Pair[] {
  const others = new Map(second.map((side) => [keyOf(side.group), side]));
  const found = first.flatMap(({ group, figure }) => {
    const other = others.get(keyOf(group));
    const value = other && made(group.value, other.group.value, how, every);
    if (!other || value == null) return [];
    const operands = [...new Set([...group.operands, ...other.group.operands])];
    return [
      {
        group: { ...group, value, operands },
        terms: (): readonly [Dato, Dato] => [figure(), other.figure()],
      },
    ];
  });
  const sign = order === 'crescente' ? 1 : -1;
  found.sort((a, b) => sign * (a.group.value - b.group.value) || a.group.name.localeCompare(b.group.name));
  const { groups } = ranked(found.map(({ group }) => group));
  return groups.flatMap((group, at) => {
    const pair = found[at];
    return pair ? [{ group: { ...group, share: null }, terms: pair.terms }] : [];
  });
}

/** A comune by its code, anything else by its name. */
const keyOf = ({ istat, name }: Group) => istat ?? name;

function made(first: number, second: number, how: Pairing, every: number): number | null {
  if (how === 'differenza') return rounded(first - second, 2);
  if (how === 'insieme') return first > 0 && second > 0 ? rounded(first + second, 2) : null;
  if (second === 0) return null;
  return how === 'quota' ? rounded((100 * first) / second, 1) : rounded((every * first) / second, 2);
}

/** What a pair makes, as a figure that rests on both its terms. */
export function pairFigure(
  { group, terms }: Pair,
  how: Pairing,
  every: number,
  [measure, other]: readonly [MeasureInfo, MeasureInfo],
): Dato {
  const [first, second] = terms();
  return {
    ...first,
    id: `${group.document}/calcolo/${how}-ogni-${every}/${first.id}+${second.id}`,
    etichetta: `${how}: ${measure.label} e ${other.label}`,
    valore: group.value,
    unita: unitOf(how, measure, other),
    stato: 'declared',
    operazione: how,
    operandi: [first.id, second.id, ...group.operands],
  };
}

/** A share is a percentage; a ratio of like things is a number of times, one of unlike things has both units. */
export function unitOf(how: Pairing, { unit }: MeasureInfo, other: MeasureInfo): string {
  if (how === 'quota') return '%';
  if (how === 'differenza' || how === 'insieme') return unit;
  return unit === other.unit ? 'volte' : `${unit}/${other.unit}`;
}
