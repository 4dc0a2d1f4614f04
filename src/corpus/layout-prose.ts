// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { TERRITORY_KINDS } from './model.ts';

/** Which year a figure speaks of: the plan's, the one before, one printed near it, or one that a phrase of the document tells. */
export const yearRule = z.union([
  z.enum(['plan', 'previous', 'header', 'heading', 'label']),
  z.strictObject({ phrase: z.string().min(1) }),
]);
export type YearRule = z.infer<typeof yearRule>;

/**
 * Words around figures. In a phrase `#` stands for a figure, in digits or in words, `@` for one or more comuni, `…` for any
 * words; case, accents and spaces do not matter. `figures` says what each `#` is: a measure of the catalogue, `year`, `detail`
 * (which one: a "Misura 3"), or `skip` for a number that identifies an act and is no figure.
 */
export const figureSchema = z.strictObject({
  phrase: z.string().min(1),
  figures: z.array(z.string()).min(1),
  /** What the figures are about, where the measure alone does not tell; `#` stands for the figure called `detail`. */
  detail: z.string().optional(),
});
export type FigureLayout = z.output<typeof figureSchema>;

/** A sentence of the document that states a figure, or states something in words (`says`). */
export const phraseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  phrase: z.string().min(1),
  /** A phrase that comes before, where the same words stand more than once. */
  after: z.string().optional(),
  figures: z.array(z.string()).default([]),
  /** Measure whose value is the sentence itself. */
  says: z.string().optional(),
  detail: z.string().optional(),
  /** Where the figures are about neither the ambito nor a comune named in the phrase. */
  territory: z.strictObject({ kind: z.enum(TERRITORY_KINDS), name: z.string() }).optional(),
  owner: z.enum(['comune', 'aler']).optional(),
  /** `total`: over rows that a table lists; `restates`: a row of a table already says it. */
  standing: z.enum(['row', 'total', 'restates']).default('row'),
  year: yearRule.default('plan'),
});
export type PhraseLayout = z.output<typeof phraseSchema>;

export const statementSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  measure: z.string(),
  /** Wording that opens the statement; the names follow, to the end of the list. */
  opening: z.array(z.string().min(1)).min(1),
});
export type StatementLayout = z.output<typeof statementSchema>;
