// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** 1-based first and last line in the file of `data/sources/`. */
export type Lines = readonly [first: number, last: number];

/**
 * What a cell says. `declared`: a printed value, a printed 0 included. `blank`: nothing printed, which is not zero.
 * `dash`: "- €", null but counted as zero in sums. `not_reported`: "Non comunicato". `inconsistent`: "NON INSERITO PER DATI …
 * NON COERENTI". `footnoted`: the value needs its note. `not_applicable`: the cell refers elsewhere.
 */
export const STATUSES = [
  'declared',
  'blank',
  'dash',
  'not_reported',
  'inconsistent',
  'footnoted',
  'not_applicable',
] as const;
export type Status = (typeof STATUSES)[number];

export interface Owner {
  readonly kind: 'comune' | 'aler' | 'other';
  /** "Comune di Bordolano", "ALER Brescia-Cremona-Mantova". */
  readonly name: string;
  /** ISTAT code of the owning comune, null for ALER. */
  readonly comune: string | null;
}

export const TERRITORY_KINDS = ['comune', 'aggregazione', 'sub_ambito', 'ambito'] as const;
export interface Territory {
  readonly kind: (typeof TERRITORY_KINDS)[number];
  /** Canonical name: "Bordolano", "AT Nord", "Cremonese". */
  readonly name: string;
  /** ISTAT code for a comune, null otherwise. */
  readonly istat: string | null;
  /** The name as the cell prints it, kept even when damaged. */
  readonly raw: string;
  /** Present where the identification is not plain: why, and how sure. */
  readonly doubt?: { readonly certainty: 'certain' | 'probable'; readonly reason: string };
}

/** Where a piece of data stands in its document. */
export interface Provenance {
  readonly document: string;
  /** Id of the table in the document's layout: "previsione". */
  readonly table: string;
  readonly lines: Lines;
  /** The row as the document prints it. */
  readonly raw: string;
}

/** One cell of a plan. */
export interface Fact extends Provenance {
  /** Stable across rebuilds: document/table/row/column. */
  readonly id: string;
  readonly measure: string;
  readonly owner: Owner | null;
  readonly territory: Territory | null;
  /** The year that the figure speaks of, not the year of the plan. */
  readonly year: number;
  readonly value: number | string | null;
  readonly unit: string;
  readonly status: Status;
  /** A total printed by the document, not the row of an owner or territory. */
  readonly total: boolean;
  /** The document says it elsewhere too: it can be cited and checked, and must not be summed with the rows that it repeats. */
  readonly restates: boolean;
  /** Which one, where a place has several figures of the measure: "Misura 3", "per mobilità". Null where there is one. */
  readonly detail: string | null;
}

/** A row of a table that lists dwellings. */
export interface Dwelling extends Provenance {
  readonly id: string;
  /** Code of the regional registry; null where the document prints none (`status` says why). */
  readonly idAlloggio: string | null;
  readonly ui: string | null;
  readonly owner: Owner;
  readonly comune: Territory;
  readonly service: 'SAP' | 'SAS' | 'SAT' | null;
  /** As printed: "LIBERO". */
  readonly state: string;
  /** As printed: "1001 - ASSEGNABILE". */
  readonly vacancy: string | null;
  readonly status: Status;
  readonly year: number;
}

export const VERDICTS = ['ok', 'mismatch', 'scope_differs', 'not_checkable'] as const;
/** An arithmetic check of the document against itself. */
export interface Check {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly declared: number | null;
  readonly computed: number | null;
  readonly difference: number | null;
  readonly lines: Lines;
  /** One Italian sentence on what it means. */
  readonly note: string;
}

/** A stretch of a document under one heading. */
export interface Section {
  readonly document: string;
  readonly title: string;
  /** 1 is the highest. */
  readonly level: number;
  /** Titles from the highest section down to this one. */
  readonly path: readonly string[];
  readonly lines: Lines;
}

/** `data/manifests/<id>.json` */
export const manifestSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  kind: z.enum(['piano_annuale', 'delibera']),
  /** Id of an ambito in the gazetteer. */
  ambito: z.string(),
  year: z.int(),
  /** ISO date, null where the document does not print it. */
  approved: z.iso.date().nullable(),
  /** The last words of the document proper: a file that ends otherwise has been cut short. */
  ends_with: z.string().min(1).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;
