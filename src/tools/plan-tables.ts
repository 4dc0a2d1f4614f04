// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Lines } from '../corpus/model.ts';
import type { Plan } from '../plan/plan.ts';
import { ofDocument } from './of-document.ts';
import { fonte, lineFonte } from './rows.ts';

/** The tables of a document, in its order: the heading that each stands under, and the lines of its rows. */
export const tabelle = z.array(
  z.object({
    titolo: z.string(),
    righe: z.tuple([z.int(), z.int()]),
    misure: z.array(z.string()),
    fonte: fonte.describe('Il titolo'),
  }),
);

type Tables = z.infer<typeof tabelle>;

/** Rows from which on the figures under one heading are a table rather than figures in passing. */
const FEWEST_ROWS = 2;

/** The tables of one document, looked for once. */
export const tablesOf = ofDocument(lookForTables);

function lookForTables(plan: Plan, document: string): Tables {
  const tables = new Map<number, { title: string; lines: Lines; at: Set<number>; measures: Set<string> }>();
  for (const { lines, unit, measure } of plan.facts({
    document,
    measures: plan.measures().map(({ id }) => id),
  })) {
    const section = plan.sectionAt(document, lines[0]);
    if (!section || unit === 'testo') continue;
    const [key] = section.lines;
    const table = tables.get(key) ?? { ...section, at: new Set<number>(), measures: new Set<string>() };
    table.measures.add(measure);
    table.at.add(lines[0]);
    tables.set(key, table);
  }
  return [...tables.values()]
    .filter(({ at }) => at.size >= FEWEST_ROWS)
    .map(({ title, lines: [heading], at, measures }) => {
      const line = plan.lines(document, heading, heading)[0] ?? { number: heading, text: '' };
      const righe: [number, number] = [Math.min(...at), Math.max(...at)];
      return { titolo: title, righe, misure: [...measures], fonte: lineFonte(plan, document, line) };
    })
    .sort((a, b) => a.righe[0] - b.righe[0]);
}
