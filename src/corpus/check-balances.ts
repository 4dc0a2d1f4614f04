// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../italian/numbers.ts';
import { type Amount, amounts, comuniOf, type Said } from './check-terms.ts';
import type { Balance, Term } from './layout-checks.ts';
import type { Check } from './model.ts';
import { slug } from './slug.ts';

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
    if (balance.relation === 'at_most' && !(figure && given.some(({ amount }) => amount))) return [];
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
    return [
      judge(
        balance,
        base,
        figure,
        computed,
        scopeOf(balance, key, said),
        outsiders(balance, said),
        counted(balance, said),
      ),
    ];
  });
}

function judge(
  balance: Balance,
  base: Pick<Check, 'id' | 'document' | 'title'>,
  figure: Amount,
  computed: number,
  scope: number | null,
  outside: string,
  counted: string,
): Check {
  const difference = round(figure.value - computed, 6);
  const half = 0.5 * 10 ** -balance.decimals;
  const common = { ...base, declared: figure.value, computed: round(computed, 2), lines: figure.lines };
  if (balance.relation === 'at_most') {
    const within = difference <= half + 1e-9;
    const limit = `${show(figure.value)} su ${show(computed)}`;
    return {
      ...common,
      verdict: within ? 'ok' : balance.excess,
      difference: round(difference, 2),
      note: within
        ? `Tornano ${balance.what}: ${limit}.`
        : balance.excess === 'mismatch'
          ? `Non tornano ${balance.what}: ${limit}, cioè ${show(difference)} di troppo.`
          : `Da chiarire ${balance.what}: ${limit}, cioè ${show(difference)} di troppo, ma il documento non dice che i primi siano una parte dei secondi.`,
    };
  }
  if (Math.abs(difference) <= half + 1e-9) {
    const note = `Coincidono ${balance.what}: ${show(figure.value)}.`;
    return { ...common, verdict: 'ok', difference: round(difference, 2), note };
  }
  const off = round(difference, 2);
  if (balance.scope && scope !== null && Math.abs(difference - scope) < 0.005) {
    return { ...common, verdict: 'scope_differs', difference: off, note: `${balance.scope.note}${outside}` };
  }
  const note = `Non coincidono ${balance.what}: il documento dichiara ${show(figure.value)}, il conto dà ${show(round(computed, 2))} (differenza ${show(off)}).${counted}`;
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
    new Set(terms.filter((term) => term.minus === minus).flatMap((term) => comuniOf(term, said)));
  const away = names(true);
  return ` Sono: ${[...names(false)].filter((name) => !away.has(name)).join(', ')}.`;
}

/** Few enough comuni to be named in a note. */
const FEW = 5;

/** Where comuni were counted and are few, which ones. */
function counted(balance: Balance, said: Said): string {
  if (balance.of.some((term) => term.count !== 'comuni' || term.minus)) return '';
  const names = new Set(balance.of.flatMap((term) => comuniOf(term, said)));
  return names.size === 0 || names.size > FEW ? '' : ` Il conto comprende: ${[...names].join(', ')}.`;
}
