// SPDX-License-Identifier: EUPL-1.2
import { parseArgs } from 'node:util';
import { VOICES, type Voice } from '../assistant/reply.ts';

/** The command line was wrong: the message says how it should be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `Uso: chiedicasa COMANDO

  ask "domanda" ["…"] [--json] [--explain] [--voice cittadino|operatore]
                       una domanda; più d'una fanno una conversazione, con una risposta ciascuna
  batch                righe JSON {"id", "persona", "turns": ["…"]} da stdin, righe {"id", "replies"} su stdout
  serve [--host H]     pagina, API e MCP via HTTP su una porta (PORT, di norma 3000)
  mcp                  server MCP su stdio
  build                rifà la base dati dai documenti
  check                le verifiche dei documenti
  eval FILE|CARTELLA… [--set open|held-out|all] [--kind GENERE] [--failures] [--json] [--thresholds FILE] [--mode llm]
                       fa domande di prova e stampa i punteggi, per genere e in tutto
  model                prova il modello linguistico configurato (CHIEDICASA_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY)
  export facts|dwellings|passages|checks|measures [--format jsonl|csv]

Opzioni comuni: --debug mostra i dettagli di un errore; --help; --version.`;

const MODES = ['deterministic', 'llm'] as const;
const SETS = ['open', 'held-out', 'all'] as const;

/** The arguments of a command, all options known. */
export interface CommandLine {
  readonly command: string;
  readonly rest: readonly string[];
  readonly json: boolean;
  readonly explain: boolean;
  readonly voice: Voice;
  readonly format: 'jsonl' | 'csv';
  readonly host: string | undefined;
  /** `eval`: which questions, and of which kind alone. */
  readonly set: (typeof SETS)[number];
  readonly kind: string | undefined;
  readonly failures: boolean;
  readonly thresholds: string | undefined;
  /** `eval`: with the configured model or without. */
  readonly mode: (typeof MODES)[number];
  readonly help: boolean;
  readonly version: boolean;
  readonly debug: boolean;
}

/** @throws UsageError */
export function readCommandLine(args: readonly string[]): CommandLine {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (cause) {
    const option = /'(-[^'\s]+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    throw new UsageError(
      option ? `L'opzione ${option} non esiste o manca del suo valore.` : 'Opzioni non valide.',
      {
        cause,
      },
    );
  }
  const { values, positionals } = parsed;
  const [command = '', ...rest] = positionals;
  const voice = VOICES.find((known) => known === values.voice);
  if (!voice) throw new UsageError(`--voice può essere ${VOICES.join(' o ')}, non «${values.voice}».`);
  const format = (['jsonl', 'csv'] as const).find((known) => known === values.format);
  if (!format) throw new UsageError(`--format può essere jsonl o csv, non «${values.format}».`);
  const set = SETS.find((known) => known === values.set);
  if (!set) throw new UsageError(`--set può essere ${SETS.join(', ')}, non «${values.set}».`);
  const mode = MODES.find((known) => known === values.mode);
  if (!mode) throw new UsageError(`--mode può essere ${MODES.join(' o ')}, non «${values.mode}».`);
  const { host, kind, thresholds } = values;
  return { ...values, command, rest, voice, format, host, set, mode, kind, thresholds };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      voice: { type: 'string', default: 'cittadino' },
      format: { type: 'string', default: 'jsonl' },
      host: { type: 'string' },
      set: { type: 'string', default: 'all' },
      kind: { type: 'string' },
      failures: { type: 'boolean', default: false },
      thresholds: { type: 'string' },
      mode: { type: 'string', default: 'deterministic' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
      debug: { type: 'boolean', default: false },
    },
  });
}
