// SPDX-License-Identifier: EUPL-1.2
import { checkEndpoint } from '../assistant/model/check-endpoint.ts';
import { type ModelSettings, ModelSettingsError, modelSettings } from '../assistant/model/settings.ts';
import { UsageError } from './command-line.ts';

/**
 * `model`: tries the configured endpoint before anyone relies on it, a line for each thing tried. Returns whether the
 * assistant can use it. @throws UsageError where none is configured, or it is wrongly
 */
export async function checkModel(
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<boolean> {
  const settings = neededModel(environment);
  let usable = true;
  for await (const { name, ok, needed, text } of checkEndpoint(settings)) {
    print(`${ok ? '✓' : needed ? '✗' : '–'} ${name}: ${text}`);
    if (needed && !ok) usable = false;
  }
  print(
    usable
      ? 'Il modello si può usare: chiedicasa ask e chiedicasa serve lo useranno.'
      : 'Il modello non si può usare: fino ad allora si risponde senza.',
  );
  return usable;
}

/** The model that the environment configures, if any. @throws UsageError */
export function configuredModel(environment: NodeJS.ProcessEnv): ModelSettings | null {
  try {
    return modelSettings(environment);
  } catch (error) {
    if (error instanceof ModelSettingsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** The model that the environment configures. @throws UsageError where there is none */
export function neededModel(environment: NodeJS.ProcessEnv): ModelSettings {
  const settings = configuredModel(environment);
  if (settings !== null) return settings;
  throw new UsageError(
    'Nessun modello è configurato: impostare CHIEDICASA_MODEL, e OPENAI_API_KEY o OPENAI_BASE_URL (docs/modello.md).',
  );
}
