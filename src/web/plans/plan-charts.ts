// SPDX-License-Identifier: EUPL-1.2
import type { FactRow } from '../../plan/plan.ts';
import { drawChart } from '../charts/draw.ts';
import { shownNumber } from '../facts/fact-view.ts';
import type { Markup } from '../html.ts';
import type { View } from '../view.ts';

/** What people look for first in a plan, in this order: the first of these that it gives comune by comune are drawn. */
const DRAWN = ['alloggi_liberi', 'alloggi_liberi_e_turnover', 'patrimonio_totale', 'alloggi_previsti'];
const MOST_CHARTS = 2;
/** Comuni that make a picture worth a look. */
const FEWEST = 3;

/** A plan's first measures by comune, the largest first; of a comune with several owners their sum. */
export function planCharts(facts: readonly FactRow[], view: View): readonly (Markup | null)[] {
  const { words } = view;
  return DRAWN.flatMap((measure) => {
    const rows = facts.filter(
      (fact) => fact.measure === measure && !fact.total && !fact.restates && fact.detail === null,
    );
    const byComune = new Map<string, number>();
    for (const { territory, value } of rows) {
      if (territory?.kind !== 'comune' || typeof value !== 'number') continue;
      byComune.set(territory.name, (byComune.get(territory.name) ?? 0) + value);
    }
    const [first] = rows;
    const drawn = [...byComune].filter(([, value]) => value > 0).sort(([, a], [, b]) => b - a);
    if (first === undefined || drawn.length < FEWEST) return [];
    const bars = drawn.map(([label, value]) => ({ label, value, shown: shownNumber(value, first.unit) }));
    const title = words.plans.byComune(first.label);
    return [{ kind: 'bars' as const, title, bars, note: words.plans.ownersAdded }];
  })
    .slice(0, MOST_CHARTS)
    .map((chart, index) => drawChart(chart, `comuni-${index}`, words.answer));
}
