// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../italian/numbers.ts';
import type { Check, Fact, Lines } from './model.ts';
import type { DocumentReading } from './read-document.ts';
import { slug } from './slug.ts';

/** Stock changes little from year to year: two plans of an ambito that differ on an owner's are worth a look. */
const STOCK = ['patrimonio_totale', 'patrimonio_sap', 'patrimonio_sas'];

/** Two plans of the same ambito about the stock of the same owner. A difference may be a change: it is shown, not judged. */
export function checkPlans(documents: readonly DocumentReading[]): Map<string, Check[]> {
  const checks = new Map<string, Check[]>();
  const plans = documents
    .filter((reading) => reading.manifest.kind === 'piano_annuale')
    .sort((a, b) => a.manifest.year - b.manifest.year);
  for (const [index, later] of plans.entries()) {
    const earlier = plans
      .slice(0, index)
      .findLast(
        (plan) => plan.manifest.ambito === later.manifest.ambito && plan.manifest.year < later.manifest.year,
      );
    if (earlier) checks.set(later.manifest.id, compare(earlier, later));
  }
  return checks;
}

function compare(earlier: DocumentReading, later: DocumentReading): Check[] {
  const before = stock(earlier);
  const after = stock(later);
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
    const years = [earlier.manifest.year, later.manifest.year] as const;
    return [
      {
        id: `${later.manifest.id}/verifica/confronto-${earlier.manifest.id}/${slug(owner)}/${measure}`,
        document: later.manifest.id,
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
  earlier: DocumentReading,
  later: DocumentReading,
  owner: string,
  first: Fact | undefined,
  second: Fact | undefined,
): string {
  const [old, recent] = [earlier.manifest, later.manifest];
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

function stock(reading: DocumentReading): Map<string, Fact> {
  return new Map(
    reading.facts
      .filter((fact) => STOCK.includes(fact.measure) && fact.owner !== null && !fact.total && !fact.restates)
      .map((fact) => [`${fact.owner?.name}/${fact.measure}`, fact]),
  );
}
