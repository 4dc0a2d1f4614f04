// SPDX-License-Identifier: EUPL-1.2
import { stem } from '../italian/stem.ts';
import { clausesOf } from './passage-clauses.ts';
import {
  alternativesOf,
  type Concept,
  conceptsOf,
  LONGEST_PHRASE,
  type NamedPlace,
  PARTED,
} from './passage-concepts.ts';
import { asksMeaning, asksPermission, type Intent, intentsOf } from './passage-intent.ts';
import { exactKey, type Synonyms } from './passage-synonyms.ts';
import { bearsMeaning, isPlace, isSeries, stemsOf, termsOf } from './passage-terms.ts';
import type { Vocabulary } from './passage-vocabulary.ts';

/** "art. 4 comma 3 lettera b": the steps asked, in order, as pairs of stems. */
export type Address = readonly (readonly [string, string])[];

export interface Question {
  readonly concepts: readonly Concept[];
  readonly address: Address;
  readonly intents: readonly Intent[];
  /** What words mean is asked. */
  readonly meaning: boolean;
  /** When something is done is asked, not how long after another thing. */
  readonly dated: boolean;
  /** What may be done is asked. */
  readonly permission: boolean;
  /** How many things a list is asked for: 4 of "quali sono le quattro azioni". Null where that is not said. */
  readonly listed: number | null;
  /** What is counted, "persone" in "quante persone": any of its ways to be said, as stems. */
  readonly counted: readonly string[];
}

/** Of a longer text the first words count: a search has its limits, and nobody asks so long. */
export const MOST_CHARACTERS = 4000;
const MOST_TERMS = 40;
/** Places of an act from the widest to the narrowest, as stems: articolo, comma, lettera, numero, punto, tabella. */
const STEPS = ['art', 'comm', 'letter', 'numer', 'punt', 'tabell'];
const LONGEST_FRAME = 3;
/** What a long message tells counts less than what it asks, if that says what it is about. */
const TOLD_BESIDE = 0.3;
/** The same of what was spoken of before. */
const SPOKEN_OF = 0.45;
/** The same of what stands in the sentence that asks. */
const TOLD_NEAR = 0.75;
const TOLD_ALONE = 0.8;
const TELLING_QUESTION = 5;
/** In a long message a small number ("6 persone") says little, however rare. */
const NUMBER_WEIGHT = 1.5;
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
    context === ''
      ? asking
      : [...asking, { text: context.slice(0, MOST_CHARACTERS), asks: false, beside: false }];
  const named = new Map(places.map((place) => [stemsOf(termsOf(place.written)).join(' '), place]));
  const acronyms = acronymsOf(`${text} ${context}`);
  const address: [string, string][] = [];
  const found: Concept[] = [];
  const told: Concept[] = [];
  const near: Concept[] = [];
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
    // "È ancora così?" beside a story asks what the story tells of.
    const bare = clause.asks && asking.length === 1 && read.telling.length === 0 && read.address.length === 0;
    const stems = !bare ? read.telling : clauses.length === 1 ? read.stems : namedAlone(terms);
    const words = new Map([...terms.map((term): [string, string] => [stem(term), term]), ...read.phrases]);
    const concepts = conceptsOf(stems, named, vocabulary, synonyms, words, acronyms)
      .filter((concept) => !isOwnAmount(concept, terms))
      .map((concept) =>
        isSpan(concept, terms) ? { ...concept, weight: Math.min(concept.weight, SPAN_WEIGHT) } : concept,
      );
    if (clauses.length === 1) found.push(...concepts);
    else if (clause.asks) found.push(...(asking.length === 1 ? concepts : concepts.map(inLongMessage)));
    else {
      const heard = concepts.filter(({ known }) => known).map(inLongMessage);
      (clause.beside ? near : told).push(...heard);
    }
  }
  address.sort(([a], [b]) => STEPS.indexOf(a) - STEPS.indexOf(b));
  const beside = context === '' ? TOLD_BESIDE : SPOKEN_OF;
  const share = tells(found) ? beside : TOLD_ALONE;
  const heard = (concepts: readonly Concept[], part: number) =>
    found.push(...concepts.map((concept) => ({ ...concept, weight: concept.weight * part, told: true })));
  heard(near, TOLD_NEAR);
  heard(told, share);
  const counted = countedIn(asked, vocabulary, synonyms);
  const intents = intentsOf(asked.join(' '));
  const listed = intents.includes('list') ? listedIn(asked) : null;
  return {
    concepts: distinct(found)
      .filter(({ said }) => said !== String(listed))
      .map((concept) => besideIntent(concept, intents)),
    address,
    intents,
    meaning: asksMeaning(asked.join(' ')),
    dated: intents.includes('deadline') && !/\b(?:dopo|dall[ao]?|da quando|passat\w)\b/.test(asked.join(' ')),
    permission: asksPermission(asked.join(' ')),
    counted,
    listed,
  };
}

/** "Quali servizi?" of what was spoken of: the thing asked, though in a question of its own it would frame it only. */
function namedAlone(terms: readonly string[]): string[] {
  const at = terms.findIndex((term) => /^(?:qual[ei]|che|quant[ie])$/.test(term));
  const noun = at < 0 ? undefined : terms[at + 1];
  return noun !== undefined && bearsMeaning(noun, undefined) ? [stem(noun)] : [];
}

/** "Le quattro azioni", "i 5 requisiti": how many things are asked for by their number. */
function listedIn(asked: readonly string[]): number | null {
  const number = asked.find(
    (term, index) => /^\d{1,2}$/.test(term) && /^(?:i|gli|le|quali)$/.test(asked[index - 1] ?? ''),
  );
  return number === undefined ? null : Number(number);
}

/** "Isee di 12.000", "prendo 980 euro": a sum of one's own, which no document has to have; "sotto i 3.000 euro" is a limit. */
function isOwnAmount({ alternatives: [asked], known }: Concept, terms: readonly string[]): boolean {
  const amount = asked?.stems.join(' ') ?? '';
  if (!/^\d{3,6}$|^\d{1,3}mila$/.test(amount)) return false;
  const before = terms.slice(0, Math.max(0, terms.indexOf(amount)));
  const after = terms.slice(before.length + 1, before.length + 1 + BESIDE_ISEE);
  if (before.slice(-LIMIT_BEFORE).some((term) => LIMITS.test(term))) return false;
  if (before.includes('isee') || after.includes('isee')) return true;
  return !known && terms[before.length + 1] === 'euro';
}

/** "10 anni": how long is what a question supposes or tells, and what answers it may say another time. */
const isSpan = ({ said }: Concept, terms: readonly string[]): boolean =>
  /^\d{1,2}$/.test(said) && SPANS.test(terms[terms.indexOf(said) + 1] ?? '');
const SPANS = /^(?:ann[oi]|mes[ei]|giorn[oi]|settiman[ae])$/;
const SPAN_WEIGHT = 1;

/** Words right before a sum that make it a limit. */
const LIMITS =
  /^(?:sotto|sopra|inferior\w*|superior\w*|oltre|meno|massim\w*|minim\w*|fino|entro|pari|limite|soglia)$/;
const LIMIT_BEFORE = 3;
/** Words between a sum and what it is of: "18.000 euro di isee". */
const BESIDE_ISEE = 3;

/** "Chi può chiedere …": the verb only says what kind of answer is wanted. */
function besideIntent(concept: Concept, intents: readonly Intent[]): Concept {
  const only =
    (intents.includes('requirement') && ENTITLED.test(concept.said)) ||
    (intents.includes('duration') && LASTS.test(concept.said)) ||
    (intents.includes('deadline') && DUE.test(concept.said));
  return only ? { ...concept, weight: concept.weight * KIND_SHARE } : concept;
}

/** What is left of the weight of a word that only says what kind of answer is wanted. */
const KIND_SHARE = 0.4;
/** What who is entitled may do. */
const ENTITLED = /^(?:chied|richied|otten|acced|prend|beneficia|usufrui)/;
/** What only asks by when. */
const DUE = /^(?:scad|termin)/;
/** What only asks how long. */
const LASTS = /^(?:quanto )?(?:dur|tempo)/;

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
  if (!concept.known) return { ...concept, weight: concept.weight * IDLE_SHARE };
  const isNumber = /^\d{1,2}$/.test(concept.said);
  return isNumber ? { ...concept, weight: Math.min(concept.weight, NUMBER_WEIGHT) } : concept;
}

/** Whether what is asked says by itself what it is about: "si può o no?" does not. */
function tells(asked: readonly Concept[]): boolean {
  const subject = asked.filter(({ known, isPlace, year }) => known && !isPlace && year === null);
  return subject.reduce((sum, { weight }) => sum + weight, 0) >= TELLING_QUESTION;
}

/** The stems of a clause, all of them and without the words that frame a question, and the places of an act that it names. */
function readTerms(terms: readonly string[], synonyms: Synonyms) {
  const address: [string, string][] = [];
  const phrases: [string, string][] = [];
  let stems: string[] = [];
  let after = 0;
  for (const [index, term] of terms.entries()) {
    if (index < after) continue;
    const exact = exactAt(terms, index, synonyms);
    if (exact !== null) {
      stems.push(exact);
      after = index + exact.split(' ').length;
      phrases.push([exact, terms.slice(index, after).join(' ')]);
      continue;
    }
    const previous = terms[index - 1];
    const next = terms[index + 1];
    if (isPlace(term, next)) address.push([stem(term), stem(next)]);
    else if (previous !== undefined && isPlace(previous, term)) continue;
    else if (bearsMeaning(term, previous))
      stems.push(isSeries(term, next) ? `${stem(term)} ${stem(next)}` : stem(term));
  }
  // "misura 4" is one thing: its number is not looked for by itself.
  stems = stems.filter((item, index) => !(stems[index - 1] ?? '').endsWith(` ${item}`));
  return { address, stems, phrases, telling: withoutFrame(stems, synonyms) };
}

/** The phrase of the synonyms that begins at a term and is known by its small words too: the longest. */
function exactAt(terms: readonly string[], index: number, { phrases }: Synonyms): string | null {
  for (let length = Math.min(LONGEST_PHRASE, terms.length - index); length > 1; length--) {
    const key = exactKey(terms.slice(index, index + length));
    if (phrases.has(key)) return key;
  }
  return null;
}

/** Stems of words in capitals, of a text that is not all in capitals: "IMU" is a thing asked, however short. */
function acronymsOf(text: string): ReadonlySet<string> {
  if (text === text.toUpperCase()) return new Set();
  return new Set(
    (text.match(/(?<![\p{L}\d])\p{Lu}{2,}(?![\p{L}\d])/gu) ?? []).flatMap((word) => stemsOf(termsOf(word))),
  );
}

/** Words, and phrases, that frame a question are not looked for, unless they are part of a phrase that says more. */
function withoutFrame(stems: readonly string[], { frame, phrases }: Synonyms): string[] {
  const left: string[] = [];
  for (let at = 0; at < stems.length; ) {
    let known = Math.min(LONGEST_PHRASE, stems.length - at);
    while (known > 1 && !phrases.has(stems.slice(at, at + known).join(' '))) known--;
    if (known > 1) {
      left.push(...stems.slice(at, at + known));
      at += known;
      continue;
    }
    let length = Math.min(LONGEST_FRAME, stems.length - at);
    while (length > 0 && !frame.has(stems.slice(at, at + length).join(' '))) length--;
    left.push(length === 0 ? (stems[at] ?? '') : PARTED);
    at += Math.max(1, length);
  }
  return left.some((item) => item !== PARTED) ? left : [];
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
