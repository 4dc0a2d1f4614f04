// SPDX-License-Identifier: EUPL-1.2

/** A comune of the detailed gazetteer (provinces of Cremona and Mantova). */
export interface Comune {
  /** Six-digit ISTAT code, as text: "019112". */
  readonly istat: string;
  /** Official name: "Gadesco-Pieve Delmona". */
  readonly nome: string;
  /** Province's two-letter code: "CR". */
  readonly provincia: string;
  /** Codice catastale (Belfiore): "D841". */
  readonly catastale: string;
  /** Id of the ambito it belongs to ("cremonese"), null where none is known. */
  readonly ambito: string | null;
}

/** The territory of a Piano di Zona. */
export interface Ambito {
  readonly id: string;
  /** As the acts name it, without "Ambito": "Cremonese". */
  readonly nome: string;
  /** Other ways to say it: "ambito di Cremona", "distretto di Crema". */
  readonly alias: readonly string[];
  /** ISTAT code of the comune that drafts the plan. */
  readonly capofila: string;
  /** Where the membership of its comuni comes from: a document with lines, or "derived" with the reason. */
  readonly provenienza: string;
}

/** A part of an ambito: an aggregazione territoriale or a sub-ambito. */
export interface Area {
  /** As the plans name it: "AT 3", "Viadanese". */
  readonly nome: string;
  /** Id of its ambito. */
  readonly ambito: string;
  readonly alias: readonly string[];
  /** Province whose comuni of the ambito are its own; null where the plans list its comuni, or do not. */
  readonly provincia: string | null;
  /** Where its comuni come from. */
  readonly provenienza: string;
}

/** How sure an identification is: `certain` when only this comune can be meant, `probable` when the name had to be repaired. */
export type Certainty = 'certain' | 'probable';

/** What a name written in a table's cell stands for. */
export type Identification =
  | {
      readonly kind: 'comune';
      readonly comune: Comune;
      readonly certainty: Certainty;
      /** In Italian, why it is this comune: "nome esatto", "abbreviazione", "refuso: …". */
      readonly reason: string;
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Comune[] }
  | { readonly kind: 'elsewhere'; readonly nome: string; readonly provincia: string }
  | { readonly kind: 'unknown'; readonly nearest: readonly Comune[] };

/** A place named in free text; `start` and `end` are offsets in the original text. */
export type PlaceMention = { readonly start: number; readonly end: number; readonly written: string } & (
  | {
      readonly kind: 'comune';
      readonly comune: Comune;
      /** True where the writing was repaired (a typing error), so that the reply can say so. */
      readonly corrected: boolean;
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Comune[] }
  | { readonly kind: 'ambito'; readonly ambito: Ambito }
  | { readonly kind: 'area'; readonly area: Area }
  | { readonly kind: 'provincia'; readonly sigla: string; readonly nome: string }
  | { readonly kind: 'elsewhere'; readonly nome: string; readonly provincia: string }
);

/** What the repair of typing errors needs to know of the names, all as single folded words. */
export interface NameWords {
  /** Words of the names of ambiti, aree and provinces. */
  readonly territories: ReadonlySet<string>;
  /** Words of the comuni's names, without articles and prepositions. */
  readonly comuni: ReadonlySet<string>;
  /** Frequent words of questions, which are no names. */
  readonly frequent: ReadonlySet<string>;
  /** Frequent words that are only here since they look like a name. */
  readonly lookalikes: ReadonlySet<string>;
  /** Whether the name of a comune elsewhere in Italy is this word, or begins with it. */
  isElsewhere(word: string): boolean;
}

export interface Gazetteer {
  readonly comuni: readonly Comune[];
  readonly ambiti: readonly Ambito[];
  readonly aree: readonly Area[];
  readonly nameWords: NameWords;
  byIstat(istat: string): Comune | undefined;
  ambito(id: string): Ambito | undefined;
  /**
   * Identifies a whole cell or argument that is known to be a comune's name, in full, abbreviated, misspelled or damaged.
   * `ambito` narrows abbreviations and repairs to that ambito's comuni first.
   */
  identify(name: string, options?: { readonly ambito?: string }): Identification;
  /**
   * Finds places in a sentence as people type it, left to right, without overlaps. `prefer` lists the ids of ambiti whose
   * comuni win over others when an abbreviation would be ambiguous between them.
   */
  find(text: string, options?: { readonly prefer?: readonly string[] }): readonly PlaceMention[];
}
