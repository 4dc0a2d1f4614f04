// SPDX-License-Identifier: EUPL-1.2
import type { Ambito, Area, Comune } from '../../places/model.ts';
import type { Among } from './among.ts';
import type { Recall } from './dialogue-words.ts';
import type { Aspect } from './document-words.ts';
import type { Grouping, Operation } from './lexicon.ts';
import type { Bounds } from './quantities.ts';
import type { Rate } from './rates.ts';

/** A place that the question is about. */
export type AskedPlace =
  | {
      readonly kind: 'comune';
      readonly comune: Comune;
      readonly corrected: boolean;
      /** Id of another ambito, in whose plan the comune is looked for. */
      readonly within?: string;
    }
  | { readonly kind: 'ambito'; readonly ambito: Ambito }
  | { readonly kind: 'area'; readonly area: Area }
  | {
      readonly kind: 'ambiguous';
      readonly written: string;
      readonly candidates: readonly Comune[];
      /** Offsets in the question, so that a suggestion can put the full name there. */
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'provincia'; readonly nome: string }
  | { readonly kind: 'elsewhere'; readonly nome: string; readonly provincia: string };

export type Owner = 'aler' | 'comune';

/** Something that was not in the question and was filled in, to be shown to the person. */
export type Assumption = 'place_kept' | 'topic_kept' | 'owner_kept' | 'year_kept' | 'place_corrected';

/** A document and a line of it. */
export interface Near {
  readonly document: string;
  readonly line: number;
}

/** What a question asks, as far as it was understood. */
export interface Reading {
  readonly question: string;
  /** The whole of a long message that tells something before it asks; null where the question is all there is. */
  readonly story: string | null;
  /** Which words were recognised, and as what: for whoever asks how the question was read. */
  readonly recognised: readonly { readonly words: string; readonly as: string }[];
  /** Ids of the lexicon's topics, in the order of the question. */
  readonly topics: readonly string[];
  readonly places: readonly AskedPlace[];
  /** Comuni that the question leaves out: "tolta Cremona". */
  readonly excluded: readonly Comune[];
  readonly owners: readonly Owner[];
  /** ALER's operating unit named: "Cremona" in "ALER Cremona", which is not the comune. */
  readonly alerUnit: string | null;
  /** Several of ALER's operating units, named to be compared. */
  readonly alerUnits: readonly string[];
  /** The town that follows "ALER", whether it was taken as a unit or as a place. */
  readonly alerTown: string | null;
  /** True where it is asked why a figure is missing. */
  readonly why: boolean;
  /** True where it is asked what a figure is made of. */
  readonly parts: boolean;
  /** True of a few words after a question on figures that name nothing of their own: no passage answers them. */
  readonly inPassing: boolean;
  readonly uses: readonly ('SAP' | 'SAS' | 'SAT')[];
  readonly years: readonly number[];
  /** What is to be done with the figures: the largest, which have some, how many, the difference. */
  readonly operation: Operation | null;
  /** What an operation compares, comuni if not said. */
  readonly by: Grouping | null;
  readonly bounds: Bounds | null;
  /** Which comuni alone are meant: those that have another measure, or have none of it. */
  readonly among: Among | null;
  /** Where a figure is wanted for every so many of another. */
  readonly rate: Rate | null;
  /** The number that a figure is to reach: "quanto manca per arrivare a 150". */
  readonly goal: number | null;
  /** True where the answer is yes or no. */
  readonly yesNo: boolean;
  /** Which place in the order is wanted: 3 of "al terzo posto". */
  readonly rank: number | null;
  /** How many are wanted: "i primi 5". */
  readonly count: number | null;
  /** What tells one of several figures of a place from the others, folded: "dgr 3664", "misura 2". */
  readonly details: readonly string[];
  /** ID alloggio or U.I. */
  readonly codes: readonly string[];
  /** Code of a kind of vacancy: "1007". */
  readonly vacancy: string | null;
  /** A place that the question names and nobody knows. */
  readonly unknownPlace: string | null;
  /** True where the dwellings are wanted one by one. */
  readonly list: boolean;
  /** The question on rules that this one goes on with: "e il punto 5?". */
  readonly about: string | null;
  /** What the reply before it quoted, where the question goes on with its words. */
  readonly near: Near | null;
  /** The ambito spoken of before, where the question names no place: what its own documents say answers first. */
  readonly spokenIn: string | null;
  /** The question before, where this one keeps what it asked: "totale degli alloggi ALER" of "e dei comuni?". */
  readonly goesOnFrom: string | null;
  /** What it asks of the reply before it: where it is written, whose it is, to say it again, whether it is so. */
  readonly recall: Recall | null;
  /** What is asked of the documents themselves, rather than of what they say. */
  readonly aspect: Aspect | null;
  /** All that there is on a place is asked: what the plan does not say of it is left out. */
  readonly profile: boolean;
  /** True where the documents themselves are asked about: which there are, of what year. */
  readonly plans: boolean;
  /** True where it is asked whether figures add up or can be trusted. */
  readonly checks: boolean;
  /** True where the whole ambito is asked for in so many words. */
  readonly whole: boolean;
  /** True where public housing is named at all. */
  readonly housing: boolean;
  /** What is asked that no document says. */
  readonly absent: readonly string[];
  /** True where it asks about what is no business of public housing. */
  readonly foreign: boolean;
  /** True where a place is written "comune di …". */
  readonly namedAsComune: boolean;
  /** True where the question asks to confirm something. */
  readonly confirms: boolean;
  /** A number that the question takes for granted and asks to confirm. */
  readonly claim: number | null;
  /** True where the question is in English. */
  readonly english: boolean;
  readonly danger: boolean;
  readonly personal: boolean;
  readonly smalltalk: 'greeting' | 'thanks' | null;
  /** Words that are neither empty, nor a place, nor in the lexicon. */
  readonly unknownWords: readonly string[];
  /** Words that only frame the question: "mi serve", "informazioni". */
  readonly framingWords: readonly string[];
  readonly assumptions: readonly Assumption[];
}
