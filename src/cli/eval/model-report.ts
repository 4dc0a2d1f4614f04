// SPDX-License-Identifier: EUPL-1.2
import { FAILURE_TEXTS, MODEL_FAILURES } from '../../assistant/model/failure.ts';
import type { ModelAssistant, ModelStatistics } from '../../assistant/model/model-assistant.ts';
import type { Assistant } from '../../assistant/reply.ts';
import { formatNumber, formatPercent } from '../../italian/numbers.ts';

/** What an assistant asked of its model; null where it has none. */
export function modelStatistics(assistant: Assistant): ModelStatistics | null {
  return isModelAssistant(assistant) ? assistant.statistics : null;
}

const isModelAssistant = (assistant: Assistant): assistant is ModelAssistant => 'statistics' in assistant;

/** Prices are of whatever currency the configuration means. */
const money = (amount: number) => formatNumber(amount, amount < 0.1 ? 5 : 2);

/** How many questions reached the model, what came of them, and the tokens. */
export function modelReport({ answers, certain, byModel, tokens, cost, failures }: ModelStatistics): string {
  const share = (part: number) =>
    answers === 0 ? '0' : `${formatNumber(part)} (${formatPercent((100 * part) / answers)})`;
  const failed = MODEL_FAILURES.filter((failure) => failures[failure] !== undefined);
  const lost = failed.reduce((sum, failure) => sum + (failures[failure] ?? 0), 0);
  return [
    `Con il modello: ${formatNumber(answers)} risposte.`,
    `  senza chiedergli nulla, perché il lettore era certo: ${share(certain)}`,
    `  scritte da lui: ${share(byModel)}`,
    `  in cui non ha trovato nulla da aggiungere: ${share(answers - certain - byModel - lost)}`,
    ...failed.map((failure) => `  ${FAILURE_TEXTS[failure]}: ${share(failures[failure] ?? 0)}`),
    `  token: ${formatNumber(tokens)}${cost > 0 ? `; costo ai prezzi indicati: ${money(cost)}, ${money(cost / Math.max(1, answers))} a risposta` : ''}`,
  ].join('\n');
}
