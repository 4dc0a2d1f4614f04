// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OUTCOMES, VOICES } from '../../assistant/reply.ts';

const line = z.int().min(1);
/** Document and line. */
const at = z.tuple([z.string().min(1), line]);
/** Document, first and last line. */
const range = z
  .tuple([z.string().min(1), line, line])
  .refine(([, first, last]) => first <= last, { error: 'la prima riga viene dopo l’ultima' });
const wordOrAny = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const figureSchema = z
  .strictObject({
    value: z.number(),
    unit: z.string().optional(),
    /** The line that prints the figure: among the lines of the fact, or of one of its operands. */
    at: at.optional(),
    /** Of a figure that is computed, or printed more than once: lines it may come from, of which one is enough. */
    from: z.array(at).min(1).optional(),
  })
  .refine(({ at, from }) => (at === undefined) !== (from === undefined), {
    error: 'serve "at" oppure "from"',
  });

const expectSchema = z.strictObject({
  outcome: z.array(z.enum(OUTCOMES)).min(1),
  figures: z.array(figureSchema).optional(),
  not_figures: z.array(z.number()).optional(),
  words: z.array(wordOrAny).optional(),
  not_words: z.array(z.string().min(1)).optional(),
  /** Comuni of a list question. */
  names: z.array(z.string().min(1)).optional(),
  /** No other comune of the same ambito. */
  only_names: z.boolean().optional(),
  cites: z.array(range).optional(),
  /** The first citation overlaps this range, or one of `passages`. */
  passage: range.optional(),
  passages: z.array(range).min(1).optional(),
});

const questionSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'può avere solo minuscole, cifre e trattini'),
    /** Set aside: used to report, never to develop against. */
    held_out: z.boolean().default(false),
    voice: z.enum(VOICES).default('cittadino'),
    turns: z
      .array(z.strictObject({ ask: z.string(), expect: expectSchema.optional() }))
      .min(1)
      .refine((turns) => turns.some((turn) => turn.expect), { error: 'nessun turno ha "expect"' }),
  })
  .readonly();

const fileSchema = z.strictObject({
  kind: z.string().regex(/^[a-z]+$/, 'può avere solo minuscole'),
  questions: z.array(questionSchema).min(1),
});

export type Expectation = z.infer<typeof expectSchema>;
export type ExpectedFigure = z.infer<typeof figureSchema>;
export type Range = z.infer<typeof range>;
/** A question, or a conversation, with what must and must not be in the replies. */
export type GoldQuestion = z.infer<typeof questionSchema> & { readonly kind: string };

/** A gold file that cannot be used; the message names the file, the question and the key. */
export class GoldError extends Error {
  override readonly name = 'GoldError';
}

/** The gold files among `paths`: a file as it is, of a folder every JSON file that holds questions. @throws GoldError */
export function goldFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new GoldError(`${path}: il file o la cartella non esiste.`);
    if (!statSync(path).isDirectory()) return [path];
    const files = readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(path, name))
      .filter((file) => holdsQuestions(readJson(file)));
    if (files.length === 0) throw new GoldError(`${path}: nessun file di domande nella cartella.`);
    return files;
  });
}

/** Reads the questions of gold files, in order. @throws GoldError */
export function readGold(files: readonly string[]): GoldQuestion[] {
  const questions = files.flatMap((file) => parseGold(file, readJson(file)));
  const seen = new Set<string>();
  for (const { id } of questions) {
    if (seen.has(id)) throw new GoldError(`La domanda «${id}» compare due volte: gli id sono unici.`);
    seen.add(id);
  }
  return questions;
}

/** @throws GoldError */
export function parseGold(file: string, json: unknown): GoldQuestion[] {
  const parsed = fileSchema.safeParse(json, { error: z.locales.it().localeError });
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${where(issue.path, json)}${issue.message}`);
    throw new GoldError(`${file}: le domande non sono nella forma attesa.\n${faults.join('\n')}`);
  }
  const { kind, questions } = parsed.data;
  const stray = questions.find(({ id }) => !id.startsWith(`${kind}-`));
  if (stray) throw new GoldError(`${file}, domanda «${stray.id}», id: deve cominciare con «${kind}-».`);
  return questions.map((question) => ({ ...question, kind }));
}

/** "domanda «lookup-vescovato», turns[0].expect.figures: ". */
function where(path: readonly PropertyKey[], json: unknown): string {
  const [first, index, ...rest] = path;
  const inQuestion = first === 'questions' && typeof index === 'number';
  const keys = (inQuestion ? rest : path)
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  const parts = [...(inQuestion ? [`domanda ${nameOf(json, index)}`] : []), ...(keys === '' ? [] : [keys])];
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

const named = z.object({ questions: z.array(z.unknown()) });

function nameOf(json: unknown, index: number): string {
  const question = named.safeParse(json).data?.questions[index];
  const id = z.object({ id: z.string() }).safeParse(question).data?.id;
  return id === undefined ? `numero ${index + 1}` : `«${id}»`;
}

function holdsQuestions(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'questions' in json;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GoldError(`${file}: non è un JSON leggibile (${why}).`, { cause });
  }
}
