// SPDX-License-Identifier: EUPL-1.2
import type { z } from 'zod';
import { distance } from '../italian/distance.ts';
import { fold } from '../italian/fold.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'un testo',
  number: 'un numero',
  int: 'un numero intero',
  boolean: 'vero o falso (true, false)',
  array: 'un elenco',
  object: 'un oggetto',
  null: 'null',
};

/**
 * Says in Italian what is wrong with a value, for `schema.safeParse(value, { error })`.
 * A message that a schema gives of its own takes precedence over this one.
 */
export const italianIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'è obbligatorio e manca'
        : `deve essere ${TYPE_NAMES[issue.expected] ?? issue.expected}, non ${received(issue.input)}`;
    case 'invalid_value':
      return `deve essere ${issue.values.length > 1 ? 'uno di ' : ''}${issue.values.map(quoted).join(', ')}`;
    case 'too_small':
      return `deve ${amount(issue.origin, issue.inclusive === false ? 'più di' : 'almeno', issue.minimum)}`;
    case 'too_big':
      return `deve ${amount(issue.origin, issue.inclusive === false ? 'meno di' : 'al massimo', issue.maximum)}`;
    case 'invalid_format':
      return 'non è scritto nel formato atteso';
    default:
      return 'ha un valore che non è ammesso';
  }
};

/**
 * One Italian message for all that is wrong with the arguments of a call: it names each wrong argument and, where
 * a name is unknown or missing, the arguments that the tool takes.
 */
export function explainArguments(
  tool: string,
  allowed: readonly string[],
  issues: readonly z.core.$ZodIssue[],
): string {
  const sentences = firstOfEachArgument(issues).map((issue) => sentence(issue, allowed));
  const namesAreListed = issues.some((issue) => isUnknownArgument(issue));
  const hint =
    namesAreListed || !issues.some((issue) => issue.code === 'invalid_type') || allowed.length === 0
      ? []
      : [`Argomenti di ${tool}: ${allowed.join(', ')}.`];
  return [...sentences, ...hint].join('\n');
}

function sentence(issue: z.core.$ZodIssue, allowed: readonly string[]): string {
  if (issue.code !== 'unrecognized_keys') return `Argomento «${issue.path.join('.')}»: ${issue.message}.`;
  const keys = issue.keys.slice(0, MOST_NAMED);
  const more = issue.keys.length - keys.length;
  const names = `${keys.map(quoted).join(', ')}${more > 0 ? ` e altri ${more}` : ''}`;
  const unknown = issue.keys.length > 1 ? `Argomenti sconosciuti ${names}` : `Argomento sconosciuto ${names}`;
  if (!isUnknownArgument(issue)) return `${unknown} in «${issue.path.join('.')}».`;
  if (allowed.length === 0) return `${unknown}: questo strumento non ne prende.`;
  const meant = keys.flatMap((key) => {
    const name = argumentMeant(key, allowed);
    return name === undefined ? [] : [`al posto di ${quoted(key)} forse «${name}»`];
  });
  return [`${unknown}: ${meant.join(', ')}`, `quelli ammessi sono ${allowed.join(', ')}.`].join(
    meant.length > 0 ? '; ' : '',
  );
}

/** Other words for an argument, Italian and English, as models send them. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  comune: ['citta', 'paese', 'municipio', 'localita', 'city', 'town', 'municipality', 'place', 'luogo'],
  ambito: ['territorio', 'zona', 'piano', 'plan', 'district', 'scope', 'region'],
  area: ['aggregazione', 'sub_ambito', 'subambito', 'zone'],
  ente: ['proprietario', 'proprieta', 'owner', 'gestore'],
  anno: ['year', 'data', 'periodo', 'date'],
  limite: ['limit', 'max', 'numero', 'quanti', 'page_size', 'size', 'righe', 'top'],
  cursore: ['cursor', 'pagina', 'page', 'offset', 'next'],
  documento: ['document', 'doc', 'id', 'atto', 'file'],
  misura: ['measure', 'indicatore', 'metric', 'dato', 'colonna'],
  per: ['gruppo', 'group_by', 'raggruppa', 'by'],
  ordine: ['order', 'sort', 'ordinamento'],
  nome: ['name', 'comune', 'luogo', 'query', 'territorio'],
  testo: ['query', 'q', 'domanda', 'text', 'cerca', 'parole'],
  codice: ['code', 'id', 'id_alloggio', 'alloggio', 'ui'],
  uso: ['servizio', 'tipo', 'use', 'destinazione'],
  stato: ['status', 'state', 'condizione'],
  esito: ['verdict', 'verdetto', 'risultato', 'result'],
  da: ['cursore', 'from', 'inizio', 'start', 'prima_riga'],
  a: ['to', 'fine', 'end', 'ultima_riga'],
};

/** Of the arguments that a tool takes, the one that an unknown name stands for: another word for it, or one mistyped. */
function argumentMeant(unknown: string, allowed: readonly string[]): string | undefined {
  const written = fold(unknown).replaceAll(/[\s-]+/g, '_');
  const called = allowed.find((name) => name === written || OTHER_NAMES[name]?.includes(written));
  if (called !== undefined) return called;
  const limit = written.length > 4 ? 2 : 1;
  return allowed
    .map((name) => ({ name, errors: distance(written, name, limit) }))
    .filter(({ name, errors }) => errors <= limit && errors < name.length)
    .sort((one, other) => one.errors - other.errors)[0]?.name;
}

function isUnknownArgument(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'unrecognized_keys' && issue.path.length === 0;
}

function amount(origin: string, comparison: string, bound: number | bigint): string {
  if (origin === 'string') return `avere ${comparison} ${bound} ${bound === 1 ? 'carattere' : 'caratteri'}`;
  if (origin === 'array' || origin === 'set')
    return `avere ${comparison} ${bound} ${bound === 1 ? 'elemento' : 'elementi'}`;
  return `essere ${comparison} ${bound}`;
}

/** Zod goes on to check the length of a list where it wanted a text: of that argument, the first issue says enough. */
function firstOfEachArgument(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const argument = issue.path.join('.');
    const first = !seen.has(argument);
    seen.add(argument);
    return first;
  });
}

function received(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'un elenco';
  if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isInteger(value)))
    return String(value);
  return TYPE_NAMES[typeof value] ?? typeof value;
}

/** Names of a message, and characters of each: it answers a caller's mistake, it does not repeat it. */
const MOST_NAMED = 5;
const MOST_QUOTED = 60;

/** What a caller wrote, short and on one line. */
export function quoted(value: unknown): string {
  const text = String(value).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return `«${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text}»`;
}
