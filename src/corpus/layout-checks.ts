// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** A table's figures against the dwellings listed elsewhere, comune by comune. */
export const agreementSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  measure: z.string(),
  table: z.string(),
  owner: z.enum(['comune', 'aler']),
  dwellings: z.string(),
  state: z.string(),
});
export type Agreement = z.output<typeof agreementSchema>;

const figuresSchema = z.strictObject({
  /** Id of a table, statement or phrase of the layout. */
  table: z.string(),
  /** Its figures of this measure; without it, its dwellings or rows are counted. */
  measure: z.string().optional(),
  count: z.enum(['dwellings', 'comuni']).optional(),
  rows: z.enum(['rows', 'totals', 'all']).default('rows'),
  owner: z.enum(['comune', 'aler']).optional(),
  /** Counts only the places whose figure is at least `from` and below `below`. */
  from: z.number().optional(),
  below: z.number().optional(),
  territory: z.string().optional(),
  provincia: z.string().length(2).optional(),
  detail: z.string().optional(),
  /** Use of the dwellings that are counted. */
  service: z.enum(['SAP', 'SAS', 'SAT']).optional(),
});
export type Figures = z.output<typeof figuresSchema>;

/** What enters a comparison: figures of a table or phrase, rows that name a comune, or dwellings listed. */
const termSchema = figuresSchema.extend({
  /** Only for the comuni that have such a figure too, elsewhere in the document. */
  where: figuresSchema.optional(),
  minus: z.boolean().default(false),
});
export type Term = z.output<typeof termSchema>;

/** A figure of the document against what others of its figures make: a sum, a product, a ratio, a share in hundredths. */
export const balanceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  /** In Italian, the two that are compared: "il totale e la somma delle parti". */
  what: z.string(),
  by: z.enum(['document', 'owner', 'territory']).default('document'),
  op: z.enum(['sum', 'product', 'ratio', 'share']).default('sum'),
  /** `at_most`: the figure is a part of what the others make, and must not exceed it. */
  relation: z.enum(['equal', 'at_most']).default('equal'),
  /** What a figure beyond its limit is, where the document does not say itself that it is a part. */
  excess: z.enum(['mismatch', 'not_checkable']).default('mismatch'),
  /** Decimals to which the document rounds. */
  decimals: z.int().min(0).default(2),
  declared: termSchema,
  of: z.array(termSchema).min(1),
  /** What the declared figure leaves out or adds, where it covers another scope; the difference must be exactly this. */
  scope: z.strictObject({ of: z.array(termSchema).min(1), note: z.string() }).optional(),
});
export type Balance = z.output<typeof balanceSchema>;
