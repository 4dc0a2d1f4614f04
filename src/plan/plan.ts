// SPDX-License-Identifier: EUPL-1.2
import type { Check, Lines, Status } from '../corpus/model.ts';
import type { Passage, PassageKind } from '../corpus/passages.ts';
import type { NamedPlace } from './passage-concepts.ts';

export type { NamedPlace };

/** A line of a document, numbered from 1. */
export interface DocumentLine {
  readonly number: number;
  readonly text: string;
}

export interface DocumentInfo {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly ambito: string;
  readonly year: number;
  /** ISO date, null where the document does not print it. */
  readonly approved: string | null;
  readonly lineCount: number;
}

export interface SectionInfo {
  readonly title: string;
  /** From 1, the highest: what stands under another has a greater one. */
  readonly level: number;
  readonly lines: Lines;
}

export interface PlaceInfo {
  readonly istat: string;
  readonly name: string;
  readonly provincia: string;
  readonly ambito: string | null;
}

export interface MeasureInfo {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly unit: string;
  readonly norm: string | null;
  /** Where two plans define it differently; null where they agree. */
  readonly differences: string | null;
}

/** A fact with its label and source, as the tools hand it on. */
export interface FactRow {
  readonly id: string;
  readonly document: string;
  readonly table: string;
  readonly measure: string;
  readonly label: string;
  readonly owner: { readonly kind: string; readonly name: string; readonly istat: string | null } | null;
  readonly territory: {
    readonly kind: string;
    readonly name: string;
    readonly istat: string | null;
    readonly raw: string;
    readonly doubt: { readonly certainty: string; readonly reason: string } | null;
  } | null;
  readonly year: number;
  readonly value: number | string | null;
  readonly unit: string;
  readonly status: Status;
  readonly lines: Lines;
  readonly raw: string;
  readonly total: boolean;
  /** It repeats another figure of its document: never among rows or totals asked for, only by id or where all are. */
  readonly restates: boolean;
  /** Which one, where a place has several figures of the measure: "Misura 3". */
  readonly detail: string | null;
}

export interface DwellingRow {
  readonly id: string;
  readonly document: string;
  readonly table: string;
  readonly idAlloggio: string | null;
  readonly ui: string | null;
  readonly owner: { readonly kind: string; readonly name: string; readonly istat: string | null };
  readonly comune: { readonly name: string; readonly istat: string | null; readonly raw: string };
  readonly service: string | null;
  readonly state: string;
  readonly vacancy: string | null;
  readonly status: Status;
  readonly year: number;
  readonly lines: Lines;
  readonly raw: string;
}

/** Conditions on facts; those left out do not restrict. Answers come in the order of the document. */
export interface FactFilter {
  readonly document: string;
  readonly measures: readonly string[];
  /** ISTAT code of the territory. */
  readonly istat?: string | undefined;
  readonly territoryKind?: string | undefined;
  /** Name of an aggregazione or a sub-ambito. */
  readonly territoryName?: string | undefined;
  /** Only the comuni of an aggregazione or a sub-ambito. */
  readonly area?: string | undefined;
  readonly ownerKind?: string | undefined;
  /** The year that the figures speak of. */
  readonly year?: number | undefined;
  /** True for declared totals only, false for rows only. */
  readonly total?: boolean | undefined;
  readonly limit?: number;
  readonly offset?: number;
}

export interface DwellingFilter {
  /** Required unless a code is given. */
  readonly document?: string | undefined;
  /** Only the comuni of an aggregazione or a sub-ambito. */
  readonly area?: string | undefined;
  readonly istat?: string | undefined;
  /** ISTAT codes of comuni left out. */
  readonly exclude?: readonly string[] | undefined;
  readonly ownerKind?: string | undefined;
  readonly service?: string | undefined;
  /** Part of the state, without case: "libero", "ristrutturazione". */
  readonly state?: string | undefined;
  /** Id of the list that the document gives them in: "allegato-b". */
  readonly table?: string | undefined;
  /** Part of the kind of vacancy, without case. */
  readonly vacancy?: string | undefined;
  /** ID alloggio or U.I. */
  readonly code?: string | undefined;
  readonly limit?: number;
  readonly offset?: number;
}

/** A sum made in SQL; `operands` are the facts with a number, `missing` those that have none and are not dashes. */
export interface Sum {
  readonly value: number;
  readonly operands: readonly string[];
  readonly missing: readonly string[];
}

/** One group of a comparison, ranked and with its share of the whole. */
export interface Group {
  readonly name: string;
  readonly istat: string | null;
  readonly document: string;
  readonly value: number;
  /** 1 for the largest; groups of the same value share it. */
  readonly rank: number;
  /** Per cent of the sum of all groups, one decimal; null where that sum is zero. */
  readonly share: number | null;
  readonly operands: readonly string[];
  readonly lines: Lines;
}

/** The groups of a comparison, with the sum and mean of all. */
export interface Groups {
  readonly groups: readonly Group[];
  readonly sum: number;
  /** Two decimals; null where there is no group. */
  readonly mean: number | null;
}

/** A comune of which a table gives no number: its row's status, or null where it has no row. */
export interface SilentComune {
  readonly istat: string;
  readonly name: string;
  readonly status: Status | null;
  readonly fact: string | null;
}

export interface GroupQuery {
  readonly documents: readonly string[];
  readonly measure: string;
  readonly by: 'comune' | 'ente' | 'piano' | 'ambito' | 'aggregazione';
  readonly ownerKind?: string | undefined;
  readonly istat?: string | undefined;
  /** Only the comuni of an aggregazione or a sub-ambito. */
  readonly area?: string | undefined;
  /** By aggregazione: the figures that the plan prints for its areas, where their comuni are not known. */
  readonly printedAreas?: boolean | undefined;
  /** ISTAT codes of comuni left out. */
  readonly exclude?: readonly string[] | undefined;
  /** ISTAT codes of the comuni looked among, where not all are. */
  readonly among?: readonly string[] | undefined;
  /** Only groups of at least, at most, over and under this value. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly over?: number | undefined;
  readonly under?: number | undefined;
  readonly order: 'decrescente' | 'crescente';
}

export interface DwellingCount {
  readonly service: string | null;
  readonly state: string;
  readonly ownerKind: string;
  readonly table: string;
  readonly count: number;
  /** Ids of the dwellings counted, in the order of the document. */
  readonly operands: readonly string[];
  /** First and last line of the dwellings counted. */
  readonly lines: Lines;
}

/** A passage of a document's prose, with its lines as printed. */
export type PassageRow = Passage;

export interface PassageSearch {
  /** As people type it: nothing in it is read as an operator. */
  readonly query: string;
  readonly document?: string | undefined;
  /** Id of an ambito. */
  readonly ambito?: string | undefined;
  /** The year of the document. */
  readonly year?: number | undefined;
  readonly kind?: PassageKind | undefined;
  /** The places that the query names, as written: what is said for all of a place's ambito is said for it too. */
  readonly places?: readonly NamedPlace[] | undefined;
  /** What was spoken of before, in the words in which it was asked: it counts less than what is asked now. */
  readonly context?: string | undefined;
  /** A line of the document searched: what stands in its section is what was spoken of last. */
  readonly near?: number | undefined;
  readonly limit: number;
  readonly offset?: number;
}

/** A passage that a search found; a higher score is a better match, comparable within one search only. */
export interface PassageHit extends PassageRow {
  readonly score: number;
  /** How sure it is that the passage answers: 0 to 1. */
  readonly confidence: number;
  /** True where its section is titled after what is asked. */
  readonly titled: boolean;
  /** The words of the question that the passage, its title and its list do not treat, folded. */
  readonly missing: readonly string[];
  /** Where a date, a time, a number or a sum is asked, whether the passage holds any. */
  readonly measured: boolean;
  /** Of a long passage the sentences that answer, apart by " […] " where some are left out; null where it is short. */
  readonly excerpt: string | null;
  /** What follows a passage that ends with a colon and introduces no list; else null. */
  readonly next: PassageRow | null;
  /** True of the one that answers nearly as well as the first, of the same place and in other words. */
  readonly beside: boolean;
}

/** The plan database, opened read-only. Every method is synchronous and served by prepared statements. */
export interface Plan {
  /** All documents, or those of an ambito, the most recent first. */
  documents(ambito?: string): readonly DocumentInfo[];
  document(id: string): DocumentInfo | undefined;
  /** Ids of the ambiti that have a document. */
  ambiti(): readonly string[];
  /** Annual plans of an ambito, the most recent first. */
  plansOf(ambito: string): readonly DocumentInfo[];
  /** Lines `first` to `last` of a document, both included; fewer where the document ends before. */
  lines(document: string, first: number, last: number): readonly DocumentLine[];
  /** The same lines as one text. */
  text(document: string, first: number, last: number): string;
  /** The headings of a document, in order, each with the lines it governs. */
  sections(document: string): readonly SectionInfo[];
  /** The innermost section that holds a line. */
  sectionAt(document: string, line: number): SectionInfo | undefined;
  /** The first line of a document that holds a text, as printed. */
  lineWith(document: string, text: string): DocumentLine | undefined;
  /** Whether the comuni of a document's areas are known. */
  hasMembers(document: string): boolean;
  /** Names of the aggregazioni and sub-ambiti that a document gives figures of. */
  areas(document: string): readonly string[];
  comune(istat: string): PlaceInfo | undefined;
  comuniOf(ambito: string): readonly PlaceInfo[];
  measures(): readonly MeasureInfo[];
  fact(id: string): FactRow | undefined;
  /** First and last line of each table of a document that gives any of these measures. */
  tables(document: string, measures: readonly string[]): readonly Lines[];
  /** Measures of which a document has a row. */
  measuresIn(document: string): ReadonlySet<string>;
  /** Measures of which some annual plan has at least so many rows. */
  measuresWithRows(least: number): ReadonlySet<string>;
  facts(filter: FactFilter): readonly FactRow[];
  /** The figures that stand on some lines of a document, both included. */
  factsAt(document: string, lines: Lines): readonly FactRow[];
  countFacts(filter: FactFilter): number;
  /** One sum for each measure that has a row. */
  sums(filter: FactFilter): ReadonlyMap<string, Sum>;
  /** Line of the first fact of a measure; null where the document has none. */
  firstLine(document: string, measure: string): number | null;
  /** Sums of a measure's rows by comune, owner, plan or aggregazione; totals printed by the documents are left out. */
  groups(query: GroupQuery): Groups;
  /** Comuni of the document's ambito without a number for the measure, by name. */
  silentComuni(
    query: Pick<GroupQuery, 'measure' | 'ownerKind' | 'area'> & { document: string },
  ): readonly SilentComune[];
  dwelling(id: string): DwellingRow | undefined;
  dwellings(filter: DwellingFilter): readonly DwellingRow[];
  countDwellings(filter: DwellingFilter): number;
  /** All dwellings that fit, counted together. */
  dwellingTotal(filter: DwellingFilter): Omit<DwellingCount, 'service' | 'state' | 'ownerKind' | 'table'>;
  /** Dwellings counted by list, owner, use and state. */
  dwellingCounts(filter: DwellingFilter): readonly DwellingCount[];
  /** Dwellings counted by comune, the most first. */
  dwellingsByComune(filter: DwellingFilter): readonly (Pick<DwellingCount, 'count' | 'operands' | 'lines'> & {
    readonly name: string;
    readonly istat: string | null;
  })[];
  checks(document?: string): readonly Check[];
  /** How many checks of each document have each verdict; a document without checks is not there. */
  checkCounts(): ReadonlyMap<string, Readonly<Record<Check['verdict'], number>>>;
  /** Whether a check says that these lines of a document hold a total of other rows than those above it. */
  coversOtherRows(document: string, lines: Lines): boolean;
  /** Passages that hold any of the words, best first; `total` counts them all. */
  search(search: PassageSearch): {
    readonly total: number;
    readonly hits: readonly PassageHit[];
  };
  passage(id: string): PassageRow | undefined;
  /** All passages of a document, in its order. */
  passages(document: string): readonly PassageRow[];
  /** The items of a list, in order; lists inside it are introduced by its items. */
  passagesOfList(list: string): readonly PassageRow[];
  /** What introduces a list: null where a heading does, or nothing. */
  introductionOfList(list: string): PassageRow | null;
  close(): void;
}
