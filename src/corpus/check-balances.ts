// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../italian/numbers.ts';
import type { Balance, Term } from './layout-checks.ts';
import type { Check, Dwelling, Fact, Lines } from './model.ts';
import type { NameReader } from './owner.ts';
import { slug } from './slug.ts';

/** What a document says, for its figures to be compared. */
interface Said {
  readonly facts: readonly Fact[];
  readonly dwellings: readonly Dwelling[];
  readonly names: NameReader;
}

/** What a term makes for one key (a place, an owner, the whole document): its value and where it stands. */
interface Amount {
  value: number;
  lines: Lines;
}

/** A figure of the document against what others of its figures make, once for each place or owner where it is `by` them. */
export function checkBalance(document: string, balance: Balance, said: Said): Check[] {
  const declared = amounts(balance.declared, balance.by, said);
  const parts = balance.of.map((term) => ({ term, amounts: amounts(term, balance.by, said) }));
  const keys = new Set([...declared.keys(), ...parts.flatMap((part) => [...part.amounts.keys()])]);
  return [...keys].flatMap((key) => {
    const base = {
      id: `${document}/verifica/${balance.id}${key === '' ? '' : `/${slug(key)}`}`,
      document,
      title: key === '' ? balance.title : `${balance.title}: ${key}`,
    };
    const figure = declared.get(key);
    const given = parts.map(({ term, amounts }) => ({ term, amount: amounts.get(key) }));
    const computed = compute(balance, given);
    const first = figure ?? given.find(({ amount }) => amount)?.amount;
    if (!first || computed === null) return [];
    if (!figure) {
      if (computed === 0) return [];
      const note = `Non si può confrontare ${balance.what}: il documento non stampa la prima cifra, la seconda è ${show(computed)}.`;
      return [
        {
          ...base,
          verdict: 'mismatch',
          declared: null,
          computed,
          difference: null,
          lines: first.lines,
          note,
        },
      ];
    }
    return [judge(balance, base, figure, computed, scopeOf(balance, key, said), outsiders(balance, said))];
  });
}

function judge(
  balance: Balance,
  base: Pick<Check, 'id' | 'document' | 'title'>,
  figure: Amount,
  computed: number,
  scope: number | null,
  outside: string,
): Check {
  const difference = round(figure.value - computed, 6);
  const half = 0.5 * 10 ** -balance.decimals;
  const common = { ...base, declared: figure.value, computed: round(computed, 2), lines: figure.lines };
  if (Math.abs(difference) <= half + 1e-9) {
    const note = `Coincidono ${balance.what}: ${show(figure.value)}.`;
    return { ...common, verdict: 'ok', difference: round(difference, 2), note };
  }
  const off = round(difference, 2);
  if (balance.scope && scope !== null && Math.abs(difference - scope) < 0.005) {
    return { ...common, verdict: 'scope_differs', difference: off, note: `${balance.scope.note}${outside}` };
  }
  const note = `Non coincidono ${balance.what}: il documento dichiara ${show(figure.value)}, il conto dà ${show(round(computed, 2))} (differenza ${show(off)}).`;
  return { ...common, verdict: 'mismatch', difference: off, note };
}

const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
const show = (value: number) => formatNumber(value);

function compute(
  balance: Balance,
  given: readonly { term: Term; amount: Amount | undefined }[],
): number | null {
  const values = given.map(({ term, amount }) => (amount ? amount.value * (term.minus ? -1 : 1) : null));
  if (balance.op === 'sum') return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const [first, second] = values;
  if (first === undefined || first === null || second === undefined || second === null) return null;
  if (balance.op === 'product') return first * second;
  if (second === 0) return null;
  return balance.op === 'ratio' ? first / second : (100 * first) / second;
}

function scopeOf(balance: Balance, key: string, said: Said): number | null {
  if (!balance.scope) return null;
  return balance.scope.of.reduce((sum, term) => {
    const value = amounts(term, balance.by, said).get(key)?.value ?? 0;
    return sum + (term.minus ? -value : value);
  }, 0);
}

/** Where a scope is counted in comuni, which ones they are: those that its terms add and none takes away. */
function outsiders(balance: Balance, said: Said): string {
  const terms = balance.scope?.of ?? [];
  if (terms.length === 0 || terms.some((term) => term.count !== 'comuni')) return '';
  const names = (minus: boolean) =>
    new Set(
      terms
        .filter((term) => term.minus === minus)
        .flatMap((term) => said.facts.filter((fact) => fits(fact, term, said.names)))
        .flatMap((fact) => (fact.territory?.kind === 'comune' ? [fact.territory.name] : [])),
    );
  const away = names(true);
  return ` Sono: ${[...names(false)].filter((name) => !away.has(name)).join(', ')}.`;
}

function amounts(term: Term, by: Balance['by'], said: Said): Map<string, Amount> {
  const found = new Map<string, Amount>();
  const add = (key: string, value: number, lines: Lines) => {
    const known = found.get(key);
    if (!known) found.set(key, { value, lines });
    else {
      known.value = round(known.value + value, 6);
      known.lines = [Math.min(known.lines[0], lines[0]), Math.max(known.lines[1], lines[1])];
    }
  };
  const keyOf = (item: { owner: Fact['owner']; territory: Fact['territory'] }) =>
    by === 'document' ? '' : by === 'owner' ? (item.owner?.name ?? '') : (item.territory?.name ?? '');

  if (term.count === 'dwellings') {
    for (const dwelling of said.dwellings) {
      if (dwelling.table !== term.table || (term.owner && dwelling.owner.kind !== term.owner)) continue;
      add(keyOf({ owner: dwelling.owner, territory: dwelling.comune }), 1, dwelling.lines);
    }
    return found;
  }
  const counted = new Set<string>();
  for (const fact of said.facts.filter((each) => fits(each, term, said.names))) {
    if (term.count === 'comuni') {
      const place = fact.territory?.kind === 'comune' ? fact.territory.name : null;
      if (place === null || counted.has(place)) continue;
      counted.add(place);
      add(keyOf(fact), 1, fact.lines);
    } else if (typeof fact.value === 'number') add(keyOf(fact), fact.value, fact.lines);
  }
  return found;
}

function fits(fact: Fact, term: Term, names: NameReader): boolean {
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
