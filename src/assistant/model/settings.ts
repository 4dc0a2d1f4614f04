// SPDX-License-Identifier: EUPL-1.2

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

export interface ModelBudget {
  /** Seconds after which the person is answered without the model. */
  readonly seconds: number;
  /** Times that the model is called for one answer. */
  readonly steps: number;
  /** Tokens, sent and received, of one answer. */
  readonly tokens: number;
  /** Tokens of all answers of a day, by this process; null where there is no limit. */
  readonly dailyTokens: number | null;
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
  const number = (name: string, usual: number, most: number) => wholeNumber(environment, name, most) ?? usual;
  return {
    model,
    baseUrl,
    apiKey: apiKey ?? NO_KEY,
    always: ['1', 'sempre', 'true'].includes(environment.CHIEDICASA_MODEL_ALWAYS ?? ''),
    budget: {
      seconds: number('CHIEDICASA_MODEL_SECONDS', 20, 300),
      steps: number('CHIEDICASA_MODEL_STEPS', 8, 50),
      tokens: number('CHIEDICASA_MODEL_TOKENS', 60_000, 10_000_000),
      dailyTokens: wholeNumber(environment, 'CHIEDICASA_MODEL_DAILY_TOKENS', 1_000_000_000),
    },
  };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, most: number): number | null {
  const written = environment[name]?.trim();
  if (!written) return null;
  const value = Number(written);
  if (Number.isInteger(value) && value > 0 && value <= most) return value;
  throw new ModelSettingsError(`${name} deve essere un numero intero da 1 a ${most}, non «${written}».`);
}
