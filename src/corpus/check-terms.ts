// SPDX-License-Identifier: EUPL-1.2
import type { Balance, Figures, Term } from './layout-checks.ts';
import type { Dwelling, Fact, Lines } from './model.ts';
import type { NameReader } from './owner.ts';

/** What a document says, for its figures to be compared. */
export interface Said {
  readonly facts: readonly Fact[];
  readonly dwellings: readonly Dwelling[];
  readonly names: NameReader;
}

/** What a term makes for one key (a place, an owner, the whole document): its value and where it stands. */
export interface Amount {
  value: number;
  lines: Lines;
}

/** What a term of a balance makes, by the name of the place or owner, or by "" for the whole document. */
export function amounts(term: Term, by: Balance['by'], said: Said): Map<string, Amount> {
  const found = new Map<string, Amount>();
  const add = (key: string, value: number, lines: Lines) => {
    const known = found.get(key);
    if (!known) found.set(key, { value, lines });
    else {
      // Sums of cents, without the dust of binary fractions.
      known.value = Math.round((known.value + value) * 1e6) / 1e6;
      known.lines = [Math.min(known.lines[0], lines[0]), Math.max(known.lines[1], lines[1])];
    }
  };
  const keyOf = (item: { owner: Fact['owner']; territory: Fact['territory'] }) =>
    by === 'document' ? '' : by === 'owner' ? (item.owner?.name ?? '') : (item.territory?.name ?? '');

  if (term.count === 'dwellings') {
    for (const dwelling of said.dwellings) {
      if (dwelling.table !== term.table || (term.owner && dwelling.owner.kind !== term.owner)) continue;
      if (term.service && dwelling.service !== term.service) continue;
      add(keyOf({ owner: dwelling.owner, territory: dwelling.comune }), 1, dwelling.lines);
    }
    return found;
  }
  const counted = new Set<string>();
  for (const fact of factsOf(term, said)) {
    if (term.count === 'comuni') {
      const place = fact.territory?.kind === 'comune' ? fact.territory.name : null;
      if (place === null || counted.has(place)) continue;
      counted.add(place);
      add(keyOf(fact), 1, fact.lines);
    } else if (typeof fact.value === 'number') add(keyOf(fact), fact.value, fact.lines);
  }
  return found;
}

/** The figures that a term takes. */
export function factsOf(term: Term, said: Said): Fact[] {
  const found = said.facts.filter((fact) => fits(fact, term, said.names));
  if (!term.where) return found;
  const { where } = term;
  const places = new Set(
    said.facts.filter((fact) => fits(fact, where, said.names)).map((fact) => fact.territory?.istat ?? null),
  );
  return found.filter((fact) => fact.territory !== null && places.has(fact.territory.istat));
}

/** The comuni that the figures of a term are about, each once, in the document's order. */
export function comuniOf(term: Term, said: Said): string[] {
  const names = factsOf(term, said).flatMap(({ territory }) =>
    territory?.kind === 'comune' ? [territory.name] : [],
  );
  return [...new Set(names)];
}

function fits(fact: Fact, term: Figures, names: NameReader): boolean {
  if (fact.table !== term.table) return false;
  if (term.measure !== undefined && fact.measure !== term.measure) return false;
  if (term.rows !== 'all' && fact.total !== (term.rows === 'totals')) return false;
  if (term.owner !== undefined && fact.owner?.kind !== term.owner) return false;
  if (term.detail !== undefined && fact.detail !== term.detail) return false;
  if (term.territory !== undefined && fact.territory?.name !== term.territory) return false;
  if (term.provincia !== undefined) {
    const { istat } = fact.territory ?? { istat: null };
    if (istat === null || names.provinciaOf(istat) !== term.provincia) return false;
  }
  const value = typeof fact.value === 'number' ? fact.value : null;
  if (term.from !== undefined && (value === null || value < term.from)) return false;
  return term.below === undefined || (value !== null && value < term.below);
}
