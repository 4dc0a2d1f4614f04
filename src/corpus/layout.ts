// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { agreementSchema, balanceSchema } from './layout-checks.ts';
import { figureSchema, phraseSchema, statementSchema, yearRule } from './layout-prose.ts';

/**
 * What a column holds. `group` is a parent printed once and meant for the rows below it; `order` is the number of the row,
 * `label` a name of the row that is neither an owner nor a place; `address` and `count` are known and carry no fact.
 */
export const COLUMN_ROLES = [
  'order',
  'label',
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
  /** Words of the header, one of which must stand in the header's cell; compared without case, accents and spaces. "" is a cell left blank. */
  header: z.array(z.string()).min(1),
  /** Wordings that name something else, in a document that prints them over this column by mistake: read, and told. */
  misnamed: z.array(z.string()).default([]),
  /** Measure of the catalogue that the cells of this column give. */
  measure: z.string().optional(),
  /** Which one, where several columns give the same measure: "Misura 3". */
  detail: z.string().optional(),
  /** Figures in the words of a cell that holds more than a number: "97 di cui 15 non ammesse". */
  figures: z.array(figureSchema).default([]),
  /** False for a column that some years of the same plan do without. */
  required: z.boolean().default(true),
  /** True where a blank cell means the one above. */
  carried: z.boolean().default(false),
});
export type Column = z.output<typeof columnSchema>;

const tableSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  reader: z.enum(['rows', 'dwelling_rows', 'pivot']),
  /** Wordings of the heading, without its letter: letters shift from plan to plan. Empty where the table has none. */
  heading: z.array(z.string().min(1)),
  /** The section's name where the document prints no heading. */
  title: z.string().optional(),
  columns: z.array(columnSchema).min(1),
  /** How cells are kept apart: by tabs, or by spaces only, a row to a line. */
  cells: z.enum(['tabs', 'spaces']).default('tabs'),
  /** True where the document prints no header: the columns stand in the layout's order. */
  headerless: z.boolean().default(false),
  /** How the table writes its numbers: 1.022 is a thousand in `italian`, 3.03 is three in `plain`. */
  numbers: z.enum(['italian', 'plain']).default('italian'),
  /** The year that the figures speak of. `header`, `heading`: the one printed there; `label`: in each row's label. */
  year: yearRule.default('plan'),
  /** Columns that add up to another. */
  parts: z.strictObject({ total: z.string(), of: z.array(z.string()).min(2) }).optional(),
  /** False where the rows are places and nobody owns the figures: population. */
  owned: z.boolean().default(true),
  /** What the places of the rows are, where they are not comuni. */
  territory_kind: z.enum(['comune', 'sub_ambito']).default('comune'),
  /** Rows that open a group of rows: a word and a number alone ("AT 2"); each row of the group gets its name as a fact. */
  groups: z.strictObject({ word: z.string(), measure: z.string() }).optional(),
  /** True where the table prints again what other rows of the document already say. */
  restates: z.boolean().default(false),
  /** Words of the heading that qualify every figure below: the figures are footnoted. */
  qualified: z.array(z.string().min(1)).default([]),
  /** Id of the statement that tells what the asterisk of a row means. */
  footnote: z.string().optional(),
  /** The order that the document declares for the rows, by the figures of a measure. */
  descending: z.string().optional(),
  /** True where the table must have one row for each comune of the ambito. */
  whole_ambito: z.boolean().default(false),
  service: z.enum(['SAP', 'SAS', 'SAT']).optional(),
  state: z.string().optional(),
  /** Owner of every dwelling of a table that has no owner column. */
  owner: z.string().optional(),
  /** Measure of the subtotals of a pivot. */
  subtotal: z.string().optional(),
  /** Label of the line above a pivot that gives the use of its dwellings. */
  service_label: z.array(z.string()).optional(),
});
export type TableLayout = z.output<typeof tableSchema>;

/** `data/layouts/<document>.json`: which tables a document has and how to recognise their columns. */
export const layoutSchema = z.strictObject({
  document: z.string(),
  /** Lines that the pages repeat (letterhead, capofila): they break a table and do not end it. */
  furniture: z.array(z.string().min(1)).default([]),
  tables: z.array(tableSchema),
  agreements: z.array(agreementSchema).default([]),
  balances: z.array(balanceSchema).default([]),
  statements: z.array(statementSchema).default([]),
  phrases: z.array(phraseSchema).default([]),
});
export type Layout = z.output<typeof layoutSchema>;

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

export const UNITS = [
  'alloggi',
  'EUR',
  '%',
  'abitanti',
  'km²',
  'abitanti/km²',
  'comuni',
  'aggregazioni',
  'famiglie',
  'componenti',
  'domande',
  'contributi',
  'percorsi',
  'testo',
] as const;
/** Units whose figures have no meaning when added up. */
export const NOT_ADDITIVE: ReadonlySet<string> = new Set(['%', 'abitanti/km²', 'componenti', 'testo']);

/** `data/misure.json`: the catalogue of measures. */
export const measuresSchema = z.array(
  z.strictObject({
    id: z.string(),
    label: z.string(),
    definition: z.string(),
    unit: z.enum(UNITS),
    norm: z.string().nullable(),
    /** Where two plans define it differently, in a sentence; null where they agree. */
    differences: z.string().nullable().default(null),
  }),
);
export type Measure = z.output<typeof measuresSchema>[number];
