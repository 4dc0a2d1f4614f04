// SPDX-License-Identifier: EUPL-1.2

/** Why a model gave no answer that could be used. */
export const MODEL_FAILURES = [
  'unreachable',
  'key_refused',
  'model_unknown',
  'busy',
  'service_error',
  'too_slow',
  'too_many_steps',
  'over_budget',
  'unreadable',
  'unverified',
] as const;
export type ModelFailure = (typeof MODEL_FAILURES)[number];

/** In Italian, to end a sentence that begins with what was asked of the model. */
export const FAILURE_TEXTS: Record<ModelFailure, string> = {
  unreachable: 'il servizio del modello non si raggiunge',
  key_refused: 'il servizio del modello ha rifiutato la chiave di accesso',
  model_unknown: 'il servizio non conosce il modello indicato',
  busy: 'il servizio del modello è occupato',
  service_error: 'il servizio del modello ha avuto un errore',
  too_slow: 'il modello non ha risposto in tempo',
  too_many_steps: 'il modello ha fatto troppe ricerche senza arrivare a una risposta',
  over_budget: 'il limite di uso del modello è stato raggiunto',
  unreadable: 'il modello non ha dato una risposta leggibile',
  unverified: 'la risposta del modello non ha superato il controllo sui documenti',
};

/** A failure, and for how long it is of no use to try again. */
export interface ModelTrouble {
  readonly failure: ModelFailure;
  /** Milliseconds. */
  readonly pause: number;
}

/** Of a key or a name that are wrong: a person has to set them right. */
const MISTAKE_PAUSE = 60_000;
const BUSY_PAUSE = 10_000;
const LONGEST_PAUSE = 10 * 60_000;

/** What an error thrown on the way to the model, or by the agent, comes to. */
export function troubleOf(error: unknown): ModelTrouble {
  const chain = causes(error);
  const names = chain.map((each) => textIn(each, 'name'));
  const status = chain.map((each) => numberIn(each, 'status')).find((value) => value !== undefined);
  if (names.includes('GraphRecursionError') || names.includes('StepsError'))
    return { failure: 'too_many_steps', pause: 0 };
  if (names.includes('OverBudgetError')) return { failure: 'over_budget', pause: 0 };
  if (names.some((name) => /Timeout|Abort/.test(name))) return { failure: 'too_slow', pause: 0 };
  if (status === 401 || status === 403) return { failure: 'key_refused', pause: MISTAKE_PAUSE };
  if (status === 404) return { failure: 'model_unknown', pause: MISTAKE_PAUSE };
  if (status === 429) return { failure: 'busy', pause: retryAfter(chain) ?? BUSY_PAUSE };
  if (status !== undefined) return { failure: 'service_error', pause: 0 };
  if (names.some((name) => /^API.*Connection/.test(name)) || chain.some(isNetwork))
    return { failure: 'unreachable', pause: 0 };
  return { failure: 'unreadable', pause: 0 };
}

/** The error and what caused it, outermost first. */
function causes(error: unknown): unknown[] {
  const found: unknown[] = [];
  for (
    let each = error;
    each !== undefined && each !== null && found.length < 8;
    each = partOf(each, 'cause')
  )
    found.push(each);
  return found;
}

function retryAfter(chain: readonly unknown[]): number | undefined {
  for (const each of chain) {
    const headers = partOf(each, 'headers');
    const seconds =
      headers instanceof Headers ? headers.get('retry-after') : textIn(headers, 'retry-after') || null;
    if (seconds !== null && /^\d+$/.test(seconds)) return Math.min(Number(seconds) * 1000, LONGEST_PAUSE);
  }
  return undefined;
}

const NETWORK = /ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|UND_ERR|socket|terminated|fetch failed|premature close/i;

function isNetwork(each: unknown): boolean {
  return NETWORK.test(`${textIn(each, 'code')} ${textIn(each, 'message')}`);
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textIn(value: unknown, key: string): string {
  const part = partOf(value, key);
  return typeof part === 'string' ? part : '';
}

function numberIn(value: unknown, key: string): number | undefined {
  const part = partOf(value, key);
  return typeof part === 'number' ? part : undefined;
}
