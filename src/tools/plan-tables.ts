// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Plan } from '../plan/plan.ts';
import { fonte, toFonte } from './rows.ts';

/** The tables of a document, in its order: the heading that each stands under, and its lines. */
export const tabelle = z.array(z.object({ titolo: z.string(), righe: z.int(), fonte }));

type Tables = z.infer<typeof tabelle>;

/** Rows from which on the figures under one heading are a table rather than figures in passing. */
const FEWEST_ROWS = 2;

const found = new WeakMap<Plan, Map<string, Tables>>();

/** The tables of one document, looked for once. */
export function tablesOf(plan: Plan, document: string): Tables {
  const known = found.get(plan) ?? new Map<string, Tables>();
  found.set(plan, known);
  const tables = known.get(document) ?? lookForTables(plan, document);
  known.set(document, tables);
  return tables;
}

function lookForTables(plan: Plan, document: string): Tables {
  const rows = new Map<string, { title: string; at: Set<number> }>();
  for (const { lines, unit } of plan.facts({ document, measures: plan.measures().map(({ id }) => id) })) {
    const section = plan.sectionAt(document, lines[0]);
    if (!section || unit === 'testo') continue;
    const key = String(section.lines[0]);
    const table = rows.get(key) ?? { title: section.title, at: new Set<number>() };
    table.at.add(lines[0]);
    rows.set(key, table);
  }
  return [...rows.values()]
    .filter(({ at }) => at.size >= FEWEST_ROWS)
    .map(({ title, at }) => ({ title, at: [...at].sort((a, b) => a - b) }))
    .sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0))
    .map(({ title, at }) => {
      const first = at[0] ?? 1;
      const last = at.at(-1) ?? first;
      const raw = plan.lines(document, first, first)[0]?.text ?? '';
      return {
        titolo: title,
        righe: at.length,
        fonte: toFonte(plan, { document, lines: [first, last], raw }),
      };
    });
}
