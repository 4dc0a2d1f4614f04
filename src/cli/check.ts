// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../italian/numbers.ts';
import type { Plan } from '../plan/plan.ts';

const VERDICTS: Record<string, string> = {
  ok: 'torna',
  mismatch: 'NON TORNA',
  scope_differs: 'PERIMETRO DIVERSO',
  not_checkable: 'non verificabile',
};

/** `check`: every check of every document, with its figures, its lines and what it means. */
export function check(plan: Plan, print: (text: string) => void): void {
  for (const document of plan.documents()) {
    const checks = plan.checks(document.id);
    print(`${document.id}: ${document.title}`);
    for (const item of checks) {
      const [first, last] = item.lines;
      const figures = [
        ['dichiarato', item.declared],
        ['calcolato', item.computed],
        ['differenza', item.difference],
      ].map(([name, value]) => `${name} ${typeof value === 'number' ? formatNumber(value) : '-'}`);
      print(`  ${VERDICTS[item.verdict] ?? item.verdict}  ${item.title}`);
      print(`    ${figures.join(', ')}; ${first === last ? `riga ${first}` : `righe ${first}-${last}`}`);
      print(`    ${item.note}`);
    }
    const counts = Object.entries(VERDICTS).map(
      ([verdict, name]) => `${checks.filter((item) => item.verdict === verdict).length} ${name}`,
    );
    print(`  In tutto ${checks.length} verifiche: ${counts.join(', ')}.\n`);
  }
}
