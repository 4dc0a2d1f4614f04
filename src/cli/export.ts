// SPDX-License-Identifier: EUPL-1.2
import { csvLine } from '../plan/csv.ts';
import { COLUMNS, EXPORTS, flatten } from '../plan/export-rows.ts';
import type { Plan } from '../plan/plan.ts';
import { type CommandLine, UsageError } from './command-line.ts';

/** `export`: all rows of one kind, as JSON lines or CSV. */
export function exportRows(line: CommandLine, plan: Plan, print: (text: string) => void): void {
  const [kind = ''] = line.rest;
  const rows = EXPORTS[kind];
  const columns = COLUMNS[kind];
  if (!rows || !columns) {
    throw new UsageError(`Si può esportare ${Object.keys(EXPORTS).join(', ')}, non «${kind}».`);
  }
  if (line.format === 'csv') print(columns.join(','));
  for (const row of rows(plan)) {
    if (line.format === 'jsonl') print(JSON.stringify(row));
    else {
      const flat = flatten(row);
      print(csvLine(columns.map((column) => flat[column])));
    }
  }
}
