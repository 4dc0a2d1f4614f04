// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/**
 * What a column holds. `group` is a parent printed once and meant for the rows below it; `address` and `count` are known
 * and carry no fact of their own.
 */
export const COLUMN_ROLES = [
  'owner',
  'territory',
  'group',
  'measure',
  'id_alloggio',
  'ui',
  'state',
  'vacancy',
  'address',
  'count',
] as const;

const columnSchema = z.strictObject({
  role: z.enum(COLUMN_ROLES),
  /** Words of the header, one of which must stand in the header's cell; compared without case, accents and spaces. */
  header: z.array(z.string().min(1)).min(1),
  /** Measure of the catalogue that the cells of this column give. */
  measure: z.string().optional(),
  /** False for a column that some years of the same plan do without. */
  required: z.boolean().default(true),
});
export type Column = z.infer<typeof columnSchema>;

const tableSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  reader: z.enum(['rows', 'dwelling_rows', 'pivot']),
  /** Wordings of the heading, without its letter: letters shift from plan to plan. Empty where the table has none. */
  heading: z.array(z.string().min(1)),
  /** The section's name where the document prints no heading. */
  title: z.string().optional(),
  columns: z.array(columnSchema).min(1),
  /** How the table writes its numbers: 1.022 is a thousand in `italian`, 3.03 is three in `plain`. */
  numbers: z.enum(['italian', 'plain']).default('italian'),
  /** The year that the figures speak of. `header`: the one printed in a column's header. */
  year: z.enum(['plan', 'previous', 'header']).default('plan'),
  /** Columns that add up to another. */
  parts: z.strictObject({ total: z.string(), of: z.array(z.string()).min(2) }).optional(),
  service: z.enum(['SAP', 'SAS', 'SAT']).optional(),
  state: z.string().optional(),
  /** Owner of every dwelling of a table that has no owner column. */
  owner: z.string().optional(),
  /** Measure of the subtotals of a pivot. */
  subtotal: z.string().optional(),
  /** Label of the line above a pivot that gives the use of its dwellings. */
  service_label: z.array(z.string()).optional(),
});
export type TableLayout = z.infer<typeof tableSchema>;

const agreementSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  measure: z.string(),
  table: z.string(),
  owner: z.enum(['comune', 'aler']),
  dwellings: z.string(),
  state: z.string(),
});
export type Agreement = z.infer<typeof agreementSchema>;

const statementSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  measure: z.string(),
  /** Wording that opens the statement; the names follow, to the end of the list. */
  opening: z.array(z.string().min(1)).min(1),
});
export type StatementLayout = z.infer<typeof statementSchema>;

/** `data/layouts/<document>.json`: which tables a document has and how to recognise their columns. */
export const layoutSchema = z.strictObject({
  document: z.string(),
  tables: z.array(tableSchema),
  agreements: z.array(agreementSchema).default([]),
  statements: z.array(statementSchema).default([]),
});
export type Layout = z.infer<typeof layoutSchema>;

/** `data/stati-celle.json`: words that stand in a cell in place of a number. */
export const cellWordsSchema = z.array(
  z.strictObject({
    starts: z.string(),
    status: z.enum(['not_reported', 'inconsistent', 'not_applicable']),
    /** True where the words take the place of the whole row. */
    spans: z.boolean().default(false),
  }),
);
export type CellWords = z.infer<typeof cellWordsSchema>;

/** `data/misure.json`: the catalogue of measures. */
export const measuresSchema = z.array(
  z.strictObject({
    id: z.string(),
    label: z.string(),
    definition: z.string(),
    unit: z.enum(['alloggi', 'EUR', '%', 'abitanti', 'testo']),
    norm: z.string().nullable(),
  }),
);
export type Measure = z.infer<typeof measuresSchema>[number];
