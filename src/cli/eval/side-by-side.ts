// SPDX-License-Identifier: EUPL-1.2
import { COLUMNS, setTitle, textTable, time } from './report.ts';
import type { QuestionResult } from './run.ts';
import { percentileOf, type Scores } from './score.ts';
import type { SetName } from './thresholds.ts';

/** The scores of one set without the model and with it. */
export interface BothModes {
  readonly deterministic: { readonly overall: Scores; readonly kinds: ReadonlyMap<string, Scores> };
  readonly llm: { readonly overall: Scores; readonly kinds: ReadonlyMap<string, Scores> };
}

/** The columns of the table of scores that are compared. */
const COMPARED = new Set([
  'esatte',
  'esito',
  'precis.',
  'richiamo',
  'passo',
  'senza fonte',
  'false',
  'p50 ms',
  'p95 ms',
]);
/** Two cells in one have no room for the sign. */
const MEASURES = COLUMNS.filter(([heading]) => COMPARED.has(heading)).map(
  ([heading, cell]) => [heading, (scores: Scores) => cell(scores).replace('%', '')] as const,
);

/** One row a kind, and in each column what the deterministic mode scores, then what the model does: "88,4 | 91,0". */
export function sideBySide(set: SetName, { deterministic, llm }: BothModes): string {
  const row = (name: string, without: Scores, withModel: Scores | undefined) => [
    name,
    String(without.questions),
    ...MEASURES.map(([, cell]) => `${cell(without)} | ${withModel ? cell(withModel) : '—'}`),
  ];
  return [
    `${setTitle(set)}: senza modello | con il modello`,
    textTable([
      ['genere', 'domande', ...MEASURES.map(([heading]) => heading)],
      ...[...deterministic.kinds].map(([kind, scores]) => row(kind, scores, llm.kinds.get(kind))),
      row('in tutto', deterministic.overall, llm.overall),
    ]),
  ].join('\n');
}

/** The times of the replies that the model wrote, apart from those that it was not asked for. */
export function modelTimes(results: readonly QuestionResult[]): string | null {
  const took = results
    .flatMap(({ turns }) => turns)
    .filter(({ reply }) => reply.mode === 'llm')
    .map((turn) => turn.took)
    .sort((a, b) => a - b);
  if (took.length === 0) return null;
  return `  tempo di una risposta scritta da lui: p50 ${time(percentileOf(took, 0.5))} ms, p95 ${time(percentileOf(took, 0.95))} ms`;
}
