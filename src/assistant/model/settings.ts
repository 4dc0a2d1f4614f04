// SPDX-License-Identifier: EUPL-1.2
import type { DailyLimits, Limit, Prices } from './budget.ts';

/** The environment does not say enough, or says it wrong, to use a language model; the message says what to set. */
export class ModelSettingsError extends Error {
  override readonly name = 'ModelSettingsError';
}

/** An OpenAI-compatible endpoint, and how much of it one answer may use. */
export interface ModelSettings {
  readonly model: string;
  /** Undefined: OpenAI's own. */
  readonly baseUrl: string | undefined;
  /** What local servers ask for none of. */
  readonly apiKey: string;
  /** Whether the model is asked even where the deterministic reader is certain. */
  readonly always: boolean;
  readonly budget: ModelBudget;
}

export interface ModelBudget extends DailyLimits {
  /** Seconds after which the person is answered without the model. */
  readonly seconds: number;
  /** Times that the model is called for one answer. */
  readonly steps: number;
  readonly prices: Prices;
}

/** Local servers want a key to be sent, and do not read it. */
const NO_KEY = 'nessuna';

/**
 * Reads `CHIEDICASA_MODEL`, `OPENAI_API_KEY`, `OPENAI_BASE_URL` and the budgets. Null where `CHIEDICASA_MODEL` is not set: a
 * key that lies in the environment for other programs sends nothing anywhere. @throws ModelSettingsError
 */
export function modelSettings(environment: NodeJS.ProcessEnv): ModelSettings | null {
  const model = environment.CHIEDICASA_MODEL?.trim();
  if (!model) return null;
  const baseUrl = environment.OPENAI_BASE_URL?.trim() || undefined;
  const apiKey = environment.OPENAI_API_KEY?.trim() || undefined;
  if (baseUrl === undefined && apiKey === undefined) {
    throw new ModelSettingsError(
      'CHIEDICASA_MODEL è impostata, ma manca a chi chiedere: impostare OPENAI_API_KEY (per OpenAI) oppure OPENAI_BASE_URL (per un altro servizio, es. http://127.0.0.1:11434/v1).',
    );
  }
  if (baseUrl !== undefined && !/^https?:$/.test(protocolOf(baseUrl))) {
    throw new ModelSettingsError(
      `OPENAI_BASE_URL deve essere un indirizzo http o https, non «${baseUrl}». Esempio: http://127.0.0.1:11434/v1`,
    );
  }
  return {
    model,
    baseUrl,
    apiKey: apiKey ?? NO_KEY,
    always: ['1', 'sempre', 'true'].includes(environment.CHIEDICASA_MODEL_ALWAYS ?? ''),
    budget: budgetOf(environment),
  };
}

/** Tokens of one person in a day where nothing else is set: some fifty answers. */
const PERSON_TOKENS = 500_000;
const ANSWER_TOKENS = 60_000;

function budgetOf(environment: NodeJS.ProcessEnv): ModelBudget {
  const whole = (name: string, most: number) => numberIn(environment, name, most, true);
  const price = (name: string) => numberIn(environment, name, 1_000_000, false);
  const prices = {
    input: price('CHIEDICASA_MODEL_PRICE_IN') ?? 0,
    output: price('CHIEDICASA_MODEL_PRICE_OUT') ?? 0,
  };
  const limit = (part: string, usual: number | null): Limit => {
    const cost = price(`CHIEDICASA_MODEL_${part}COST`);
    if (cost !== null && prices.input + prices.output === 0) {
      throw new ModelSettingsError(
        `CHIEDICASA_MODEL_${part}COST vuole anche i prezzi: impostare CHIEDICASA_MODEL_PRICE_IN e CHIEDICASA_MODEL_PRICE_OUT, per un milione di token.`,
      );
    }
    return { tokens: whole(`CHIEDICASA_MODEL_${part}TOKENS`, 1_000_000_000) ?? usual, cost };
  };
  return {
    seconds: whole('CHIEDICASA_MODEL_SECONDS', 300) ?? 20,
    steps: whole('CHIEDICASA_MODEL_STEPS', 50) ?? 8,
    prices,
    answer: limit('', ANSWER_TOKENS),
    person: limit('PERSON_', PERSON_TOKENS),
    day: limit('DAILY_', null),
  };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

/** A number above zero, with a point or a comma where it need not be whole; null where it is not set. */
function numberIn(environment: NodeJS.ProcessEnv, name: string, most: number, whole: boolean): number | null {
  const written = environment[name]?.trim();
  if (!written) return null;
  const value = Number(whole ? written : written.replace(',', '.'));
  if (value > 0 && value <= most && (Number.isInteger(value) || !whole)) return value;
  throw new ModelSettingsError(
    `${name} deve essere un numero ${whole ? `intero da 1 a ${most}` : 'maggiore di zero'}, non «${written}».`,
  );
}
