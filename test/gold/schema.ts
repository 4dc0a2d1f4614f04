// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const text = z.string().min(1);
const line = z.int().min(1);
const lineRef = z.tuple([text, line]);
const lineRange = z.tuple([text, line, line]).refine(([, first, last]) => first <= last, 'last before first');

export const OUTCOMES = [
  'answered',
  'partial',
  'not_available',
  'out_of_scope',
  'clarification',
  'refused',
  'smalltalk',
  'error',
] as const;

const figure = z
  .strictObject({
    value: z.number(),
    unit: text,
    /** The line that prints the figure: it is among the lines of the fact or of one of its operands. */
    at: lineRef.optional(),
    /**
     * For a figure that is computed, or printed more than once: some of the lines it may come from. One of them
     * among the lines of the fact or of its operands is enough. A share is compared to the decimals given here.
     */
    from: z.array(lineRef).min(1).optional(),
  })
  .refine(({ at, from }) => (at === undefined) !== (from === undefined), 'either at or from');

const expectation = z.strictObject({
  outcome: z.array(z.enum(OUTCOMES)).min(1),
  figures: z.array(figure).min(1).optional(),
  not_figures: z.array(z.number()).optional(),
  words: z.array(z.union([text, z.array(text).min(2)])).optional(),
  not_words: z.array(text).optional(),
  names: z.array(text).min(1).optional(),
  only_names: z.boolean().optional(),
  cites: z.array(lineRange).min(1).optional(),
  passage: lineRange.optional(),
});

const turn = z.strictObject({ ask: text, expect: expectation.optional() });

const question = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/),
  held_out: z.boolean(),
  voice: z.enum(['cittadino', 'operatore']).optional(),
  turns: z
    .array(turn)
    .min(1)
    .refine((turns) => turns.some((t) => t.expect !== undefined), 'nothing is expected'),
});

const goldFile = z.strictObject({ kind: z.string().regex(/^[a-z]+$/), questions: z.array(question).min(1) });

export type GoldFile = z.infer<typeof goldFile>;

/** The figures of one plan by comune: another oracle of the same folder, with a shape of its own. */
const NOT_QUESTIONS = ['cremonese-2026.json'];

/** Reads and validates every file of questions of this folder; a file that does not fit throws, with its name. */
export function readGold(): { file: string; gold: GoldFile }[] {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !NOT_QUESTIONS.includes(file))
    .map((file) => {
      const read = goldFile.safeParse(JSON.parse(readFileSync(`${folder}${file}`, 'utf8')));
      if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
      return { file, gold: read.data };
    });
}
