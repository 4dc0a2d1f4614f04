// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../italian/numbers.ts';
import type { Check, Fact, Lines, Manifest } from './model.ts';
import type { DocumentReading } from './read-document.ts';
import { slug } from './slug.ts';

/** Stock changes little from year to year: two plans of an ambito that differ on an owner's are worth a look. */
const STOCK = ['patrimonio_totale', 'patrimonio_sap', 'patrimonio_sas'];

/** Of a plan, what the next one of its ambito is compared with. */
export interface PlanStock {
  readonly manifest: Manifest;
  /** By owner and measure. */
  readonly stock: ReadonlyMap<string, Fact>;
}

export function stockOf({ manifest, facts }: Pick<DocumentReading, 'manifest' | 'facts'>): PlanStock {
  const own = facts.filter(
    (fact) => STOCK.includes(fact.measure) && fact.owner !== null && !fact.total && !fact.restates,
  );
  return { manifest, stock: new Map(own.map((fact) => [`${fact.owner?.name}/${fact.measure}`, fact])) };
}

/** The plan before each of those that have one: the latest of an earlier year, of the same ambito. */
export function plansBefore(manifests: readonly Manifest[]): ReadonlyMap<Manifest, Manifest> {
  const before = new Map<Manifest, Manifest>();
  const ofAmbito = new Map<string, Manifest[]>();
  const plans = manifests.filter(({ kind }) => kind === 'piano_annuale').sort((a, b) => a.year - b.year);
  for (const later of plans) {
    const own = ofAmbito.get(later.ambito) ?? [];
    ofAmbito.set(later.ambito, own);
    const earlier = own.findLast(({ year }) => year < later.year);
    if (earlier) before.set(later, earlier);
    own.push(later);
  }
  return before;
}

/** Two plans of the same ambito about the stock of the same owner. A difference may be a change: it is shown, not judged. */
export function comparePlans(one: PlanStock, other: PlanStock): Check[] {
  const [earlier, before] = [one.manifest, one.stock];
  const [later, after] = [other.manifest, other.stock];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [first, second] = [before.get(key), after.get(key)];
    const known = second ?? first;
    if (!known) return [];
    const { measure } = known;
    const owner = known.owner?.name ?? '';
    // An owner that one plan leaves out is told once, with its whole stock.
    if ((!first || !second) && measure !== 'patrimonio_totale') return [];
    const [declared, computed] = [numberOf(second), numberOf(first)];
    const difference = declared !== null && computed !== null ? declared - computed : null;
    const years = [earlier.year, later.year] as const;
    return [
      {
        id: `${later.id}/verifica/confronto-${earlier.id}/${slug(owner)}/${measure}`,
        document: later.id,
        title: `Piani ${years[0]} e ${years[1]}, ${measure.replaceAll('_', ' ')}: ${owner}`,
        verdict: difference === 0 ? 'ok' : 'not_checkable',
        declared,
        computed,
        difference,
        lines: second?.lines ?? span([...after.values()]),
        note: note(earlier, later, owner, first, second),
      },
    ];
  });
}

/** The rows of the table in which an owner is missing. */
function span(facts: readonly Fact[]): Lines {
  const lines = facts.flatMap((fact) => fact.lines);
  return lines.length === 0 ? [1, 1] : [Math.min(...lines), Math.max(...lines)];
}

function note(
  old: Manifest,
  recent: Manifest,
  owner: string,
  first: Fact | undefined,
  second: Fact | undefined,
): string {
  const source = first ? ` (${old.id}, riga ${first.lines[0]})` : '';
  if (!second)
    return `${owner} è nel piano ${old.year}${source} con ${show(first)} e manca dalla tabella del piano ${recent.year}.`;
  if (!first)
    return `${owner} è nel piano ${recent.year} con ${show(second)} e manca dalla tabella del piano ${old.year}.`;
  if (numberOf(first) === numberOf(second))
    return `I due piani danno la stessa cifra: ${show(second)}${source}.`;
  return `Il piano ${old.year} dà ${show(first)}${source}, il piano ${recent.year} dà ${show(second)}: il patrimonio può essere cambiato, ma il documento non dice perché.`;
}

const numberOf = (fact: Fact | undefined) => (typeof fact?.value === 'number' ? fact.value : null);
const show = (fact: Fact | undefined) => formatNumber(numberOf(fact) ?? 0);
