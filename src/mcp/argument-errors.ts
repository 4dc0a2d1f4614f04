// SPDX-License-Identifier: EUPL-1.2
import type { z } from 'zod';

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
  const names = issue.keys.map(quoted).join(', ');
  const unknown = issue.keys.length > 1 ? `Argomenti sconosciuti ${names}` : `Argomento sconosciuto ${names}`;
  if (!isUnknownArgument(issue)) return `${unknown} in «${issue.path.join('.')}».`;
  return allowed.length === 0
    ? `${unknown}: questo strumento non ne prende.`
    : `${unknown}: quelli ammessi sono ${allowed.join(', ')}.`;
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

function quoted(value: unknown): string {
  return `«${String(value)}»`;
}
