// SPDX-License-Identifier: EUPL-1.2
import type { TableLayout } from './layout.ts';
import type { Check, Fact } from './model.ts';

/** The rows marked with an asterisk against the comuni that the note names: the two must be the same. */
export function checkFootnotes(document: string, layout: TableLayout, facts: readonly Fact[]): Check[] {
  if (layout.footnote === undefined) return [];
  const named = new Set(
    facts.filter((fact) => fact.table === layout.footnote).map((fact) => fact.territory?.istat),
  );
  const rows = new Map(
    facts
      .filter((fact) => fact.table === layout.id && !fact.total && fact.territory?.kind === 'comune')
      .map((fact) => [fact.territory?.istat, fact]),
  );
  return [...rows].flatMap(([istat, fact]) => {
    const marked = /\*/.test(fact.territory?.raw ?? '');
    if (marked === named.has(istat)) return [];
    const place = fact.territory?.name ?? '';
    const value = typeof fact.value === 'number' ? fact.value : null;
    return [
      {
        id: `${document}/verifica/${layout.id}/asterisco-${istat}`,
        document,
        title: `Asterisco e nota: ${place}`,
        verdict: 'mismatch',
        declared: value,
        computed: null,
        difference: null,
        lines: fact.lines,
        note: marked
          ? `La riga di ${place} ha l'asterisco, ma la nota non nomina questo comune.`
          : `La nota con l'asterisco dice che a ${place} non ci sono alloggi SAP di proprietà comunale, ma qui la riga non ha l'asterisco${value === null ? '' : ` e stampa ${value} invece di lasciare vuoto`}.`,
      },
    ];
  });
}
