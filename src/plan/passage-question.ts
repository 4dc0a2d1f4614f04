// SPDX-License-Identifier: EUPL-1.2
import { stem } from '../italian/stem.ts';
import { clausesOf } from './passage-clauses.ts';
import { type Intent, intentsOf } from './passage-intent.ts';
import type { Synonyms } from './passage-synonyms.ts';
import { bearsMeaning, isPlace, isSeries, stemsOf, termsOf } from './passage-terms.ts';
import type { Vocabulary } from './passage-vocabulary.ts';

/** One way to find a concept: stems side by side, and how well they stand for what was asked. */
export interface Alternative {
  readonly stems: readonly string[];
  /** 1 for what was asked itself, less for a synonym or a repaired word. */
  readonly quality: number;
}

/** Something that a question names. */
export interface Concept {
  readonly alternatives: readonly Alternative[];
  /** How telling it is: the rarer in the documents, the more. */
  readonly weight: number;
  /** A year, which also that of a document can be. */
  readonly year: number | null;
  /** A place: passages of the documents of its ambito speak of it without its name. */
  readonly ambito: string | null;
  /** True where the place is an ambito itself: then its documents are about it, and others only name it. */
  readonly isAmbito: boolean;
  /** True where it is a place of any kind. */
  readonly isPlace: boolean;
  /** False for a word that no document has, not even misspelled. */
  readonly known: boolean;
}

/** "art. 4 comma 3 lettera b": the steps asked, in order, as pairs of stems. */
export type Address = readonly (readonly [string, string])[];

export interface Question {
  readonly concepts: readonly Concept[];
  readonly address: Address;
  readonly intents: readonly Intent[];
  /** What is counted, "persone" in "quante persone": any of its ways to be said, as stems. */
  readonly counted: readonly string[];
}

/** A place named in a question, as written, and the ambito that it belongs to. */
export interface NamedPlace {
  readonly written: string;
  readonly ambito: string | null;
  readonly isAmbito: boolean;
}

/** Of a longer text the first words count: a search has its limits, and nobody asks so long. */
const MOST_CHARACTERS = 4000;
const MOST_TERMS = 40;
/** Places of an act from the widest to the narrowest, as stems. */
const STEPS = ['art', 'comma', 'lettera', 'numero', 'punto', 'tabella'].map((step) => stem(step));
const LONGEST_PHRASE = 6;
const LONGEST_FRAME = 3;
const QUALITY = { asked: 1, leads: 0.8, repaired: 0.8, same: 0.96, wider: 0.62, family: 0.85 };
/** However common, a concept says something. */
const LEAST_WEIGHT = 0.5;
/** A word that no document has: what is asked may well not be there, but a question has idle words too. */
const UNKNOWN_WEIGHT = 6;
const LONGEST_IDLE = 3;
/** What a long message tells counts less than what it asks, if that says what it is about. */
const TOLD_BESIDE = 0.3;
/** The same of what was spoken of before. */
const SPOKEN_OF = 0.45;
const TOLD_ALONE = 0.8;
const TELLING_QUESTION = 5;
/** What is left of the weight of an everyday word, as rare as it may be in the documents. */
const EVERYDAY_SHARE = 0.4;
/** What is left of the weight of such a word in a long message. */
const IDLE_SHARE = 0.2;

/** Reads what was typed as a search; every part of it is letters and digits only. */
export function readQuestion(
  text: string,
  places: readonly NamedPlace[],
  vocabulary: Vocabulary,
  synonyms: Synonyms,
  context = '',
): Question {
  const asking = clausesOf(text.slice(0, MOST_CHARACTERS));
  const clauses =
    context === '' ? asking : [...asking, { text: context.slice(0, MOST_CHARACTERS), asks: false }];
  const named = new Map(places.map((place) => [stemsOf(termsOf(place.written)).join(' '), place]));
  const acronyms = acronymsOf(`${text} ${context}`);
  const address: [string, string][] = [];
  const found: Concept[] = [];
  const told: Concept[] = [];
  const asked: string[] = [];
  let left = MOST_TERMS;
  for (const clause of clauses) {
    const terms = termsOf(clause.text).slice(0, left);
    left -= terms.length;
    const read = readTerms(terms, synonyms);
    if (clause.asks) {
      address.push(...read.address);
      asked.push(...terms);
    }
    const stems = read.telling.length > 0 || read.address.length > 0 ? read.telling : read.stems;
    const words = new Map(terms.map((term) => [stem(term), term]));
    const concepts = conceptsOf(stems, named, vocabulary, synonyms, words, acronyms).filter(
      (concept) => concept.known || !isOwnAmount(concept, terms),
    );
    if (clauses.length === 1) found.push(...concepts);
    else if (clause.asks) found.push(...(asking.length === 1 ? concepts : concepts.map(inLongMessage)));
    else told.push(...concepts.filter(({ known }) => known));
  }
  address.sort(([a], [b]) => STEPS.indexOf(a) - STEPS.indexOf(b));
  const beside = context === '' ? TOLD_BESIDE : SPOKEN_OF;
  const share = tells(found) ? beside : TOLD_ALONE;
  found.push(...told.map((concept) => ({ ...concept, weight: concept.weight * share })));
  const counted = countedIn(asked, vocabulary, synonyms);
  return { concepts: distinct(found), address, intents: intentsOf(asked.join(' ')), counted };
}

/** "Isee 12.000", "9.800 euro": a sum of one's own, which no document has to have. */
function isOwnAmount({ alternatives: [asked] }: Concept, terms: readonly string[]): boolean {
  const amount = asked?.stems.join(' ') ?? '';
  return /^\d{3,}$/.test(amount) && (terms.includes('isee') || terms[terms.indexOf(amount) + 1] === 'euro');
}

/** The thing after "quanti", with its synonyms. */
function countedIn(asked: readonly string[], vocabulary: Vocabulary, synonyms: Synonyms): string[] {
  const at = asked.findIndex((term) => /^quant[ie]$/.test(term));
  const noun = at < 0 ? undefined : asked.slice(at + 1).find((term) => bearsMeaning(term, undefined));
  if (noun === undefined) return [];
  return alternativesOf(stem(noun), vocabulary, synonyms, noun, false).flatMap(({ stems }) =>
    stems.length === 1 ? stems : [],
  );
}

/** In a long message idle words are many: one that no document has says little. */
function inLongMessage(concept: Concept): Concept {
  return concept.known ? concept : { ...concept, weight: concept.weight * IDLE_SHARE };
}

/** Whether what is asked says by itself what it is about: "si può o no?" does not. */
function tells(asked: readonly Concept[]): boolean {
  const subject = asked.filter(({ known, isPlace, year }) => known && !isPlace && year === null);
  return subject.reduce((sum, { weight }) => sum + weight, 0) >= TELLING_QUESTION;
}

/** The stems of a clause, all of them and without the words that frame a question, and the places of an act that it names. */
function readTerms(terms: readonly string[], synonyms: Synonyms) {
  const address: [string, string][] = [];
  let stems: string[] = [];
  for (const [index, term] of terms.entries()) {
    const previous = terms[index - 1];
    const next = terms[index + 1];
    if (isPlace(term, next)) address.push([stem(term), stem(next)]);
    else if (previous !== undefined && isPlace(previous, term)) continue;
    else if (bearsMeaning(term, previous))
      stems.push(isSeries(term, next) ? `${stem(term)} ${stem(next)}` : stem(term));
  }
  // "misura 4" is one thing: its number is not looked for by itself.
  stems = stems.filter((item, index) => !(stems[index - 1] ?? '').endsWith(` ${item}`));
  return { address, stems, telling: withoutFrame(stems, synonyms) };
}

/** Stems of words in capitals, of a text that is not all in capitals: "IMU" is a thing asked, however short. */
function acronymsOf(text: string): ReadonlySet<string> {
  if (text === text.toUpperCase()) return new Set();
  return new Set(
    (text.match(/(?<![\p{L}\d])\p{Lu}{2,}(?![\p{L}\d])/gu) ?? []).flatMap((word) => stemsOf(termsOf(word))),
  );
}

/** Words, and phrases, that frame a question are not looked for. */
function withoutFrame(stems: readonly string[], { frame }: Synonyms): string[] {
  const left: string[] = [];
  for (let at = 0; at < stems.length; ) {
    let length = Math.min(LONGEST_FRAME, stems.length - at);
    while (length > 0 && !frame.has(stems.slice(at, at + length).join(' '))) length--;
    if (length === 0) left.push(stems[at] ?? '');
    at += Math.max(1, length);
  }
  return left;
}

function conceptsOf(
  stems: readonly string[],
  places: ReadonlyMap<string, NamedPlace>,
  vocabulary: Vocabulary,
  synonyms: Synonyms,
  words: ReadonlyMap<string, string>,
  acronyms: ReadonlySet<string>,
): Concept[] {
  const found: Concept[] = [];
  for (let at = 0; at < stems.length; ) {
    let length = Math.min(LONGEST_PHRASE, stems.length - at);
    const phrase = () => stems.slice(at, at + length).join(' ');
    while (length > 1 && !synonyms.phrases.has(phrase()) && !places.has(phrase())) length--;
    const asked = phrase();
    const leads = synonyms.everyday.has(asked) && (synonyms.phrases.get(asked)?.wider.length ?? 0) > 0;
    const alternatives = alternativesOf(asked, vocabulary, synonyms, words.get(asked) ?? asked, leads);
    if (stems.length === 1 && alternatives.length === 1 && vocabulary.frequency(asked) === 0) {
      alternatives.push(
        ...vocabulary.beginning(asked).map((item) => ({ stems: [item], quality: QUALITY.family })),
      );
    }
    const known = alternatives.some(({ stems: wanted }) => frequencyOf(wanted, vocabulary) > 0);
    if (known || acronyms.has(asked) || (words.get(asked) ?? asked).length > LONGEST_IDLE) {
      found.push({
        alternatives,
        known,
        weight:
          (known ? weightOf(alternatives, vocabulary) : UNKNOWN_WEIGHT) *
          (synonyms.everyday.has(asked) && !leads ? EVERYDAY_SHARE : 1),
        year: /^(?:19|20)\d\d$/.test(asked) ? Number(asked) : null,
        ambito: places.get(asked)?.ambito ?? null,
        isAmbito: places.get(asked)?.isAmbito ?? false,
        isPlace: places.has(asked),
      });
    }
    at += length;
  }
  return found;
}

/** The phrase itself, its synonyms, its kin; where no document has it, the words nearest to it. */
function alternativesOf(
  asked: string,
  vocabulary: Vocabulary,
  synonyms: Synonyms,
  word: string,
  leads: boolean,
): Alternative[] {
  const own = asked.split(' ');
  // An everyday word that leads further is worth no more than what it leads to.
  const found: Alternative[] = [{ stems: own, quality: leads ? QUALITY.leads : QUALITY.asked }];
  const add = (phrases: readonly string[], quality: number) => {
    for (const phrase of phrases) {
      if (found.some(({ stems }) => stems.join(' ') === phrase)) continue;
      found.push({ stems: phrase.split(' '), quality });
    }
  };
  const told = synonyms.phrases.get(asked);
  if (told) {
    add(told.same, QUALITY.same);
    add(told.wider, leads ? QUALITY.leads : QUALITY.wider);
  }
  const [single] = own;
  if (own.length > 1 || single === undefined) return found;
  add(vocabulary.family(single), QUALITY.family);
  if (vocabulary.frequency(single) > 0 || told) return found;
  for (const near of vocabulary.nearest(word)) {
    add([near], QUALITY.repaired);
    const further = synonyms.phrases.get(near);
    add(further?.same ?? [], QUALITY.same * QUALITY.repaired);
    add(vocabulary.family(near), QUALITY.family * QUALITY.repaired);
  }
  return found;
}

/** A phrase is at most as frequent as its rarest word. */
function frequencyOf(stems: readonly string[], vocabulary: Vocabulary): number {
  return Math.min(...stems.map((item) => vocabulary.frequency(item)));
}

/** Inverse document frequency, as BM25 has it, of the most frequent way to say it. */
function weightOf(alternatives: readonly Alternative[], vocabulary: Vocabulary): number {
  const near = alternatives.filter(({ quality }) => quality > QUALITY.wider);
  const most = (of: readonly Alternative[]) =>
    Math.max(0, ...of.map(({ stems }) => frequencyOf(stems, vocabulary)));
  const frequency = most(near) || most(alternatives);
  const idf = Math.log(1 + (vocabulary.passages - frequency + 0.5) / (frequency + 0.5));
  return Math.max(LEAST_WEIGHT, idf);
}

/** A concept asked twice counts once. */
function distinct(concepts: readonly Concept[]): Concept[] {
  const seen = new Set<string>();
  return concepts.filter(({ alternatives }) => {
    const key = alternatives
      .map(({ stems }) => stems.join(' '))
      .sort()
      .join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
