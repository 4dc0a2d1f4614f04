// SPDX-License-Identifier: EUPL-1.2
import { type Synonyms, stemsOfKey } from './passage-synonyms.ts';
import type { Vocabulary } from './passage-vocabulary.ts';

/** One way to find a concept: stems side by side, and how well they stand for what was asked. */
export interface Alternative {
  readonly stems: readonly string[];
  /** 1 for what was asked itself, less for a synonym or a repaired word. */
  readonly quality: number;
}

/** Something that a question names. */
export interface Concept {
  /** The words of the question, folded. */
  readonly said: string;
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
  /** True of what a long message tells before it asks: what a passage has of it speaks for the passage, what it lacks little against it. */
  readonly told: boolean;
  /** The words of a phrase that leads elsewhere: where it is not led to, they count by themselves. */
  readonly parts: readonly Concept[];
}

/** A place named in a question, as written, and the ambito that it belongs to. */
export interface NamedPlace {
  readonly written: string;
  readonly ambito: string | null;
  readonly isAmbito: boolean;
}

/** Words of the longest phrase of the synonyms that is looked for. */
export const LONGEST_PHRASE = 6;
/** Stands where words that frame a question were: those on its sides are no phrase. */
export const PARTED = '';

const QUALITY = {
  asked: 1,
  same: 0.96,
  family: 0.85,
  leads: 0.8,
  repaired: 0.8,
  /** What a phrase of more words leads to: it says one thing, where a word may say several. */
  paraphrased: 0.8,
  wider: 0.68,
};
/** However common, a concept says something. */
const LEAST_WEIGHT = 0.5;
/** A word that no document has: what is asked may well not be there, but a question has idle words too. */
const UNKNOWN_WEIGHT = 6;
/** The same of a verb: what is asked is more often the thing than what is done. */
const UNKNOWN_VERB_WEIGHT = 3;
/** How a verb ends. */
const VERB =
  /(?:(?:i|ia|a|e)mo|(?:a|e|i)te|(?:a|e|i)v[oaie](?:no|mo|te)?|(?:a|o)no|[aei]r[aeoò]?(?:nno|i|emo|ete)?|[aei]re|(?:a|e)ndo|rebbe(?:ro)?|[aei]rci|[aei]r(?:l|m|t|s|v)[oaiei]|iscono|isce)$/;
/** A word typed short, or of which the documents have a longer one: "partner" and "partnership". */
const SHORTEST_BEGINNING = 6;
const LONGEST_IDLE = 3;
/** What is left of the weight of an everyday word, as rare as it may be in the documents. */
const EVERYDAY_SHARE = 0.4;
/** The same of a verb: what is done says less of what is asked than the thing. */
const VERB_SHARE = 0.75;
/** What is left of the weight of an adverb, and the most that one weighs which no document has: how says less than what. */
const ADVERB = /.{3}mente$/;
const ADVERB_SHARE = 0.3;
/** The same of one that leads further. */
const LEADING_SHARE = 0.6;

/** The things that a run of stems names: phrases of the synonyms, places, and the words that are left. */
export function conceptsOf(
  stems: readonly string[],
  places: ReadonlyMap<string, NamedPlace>,
  vocabulary: Vocabulary,
  synonyms: Synonyms,
  words: ReadonlyMap<string, string>,
  acronyms: ReadonlySet<string>,
): Concept[] {
  const found: Concept[] = [];
  for (let at = 0; at < stems.length; ) {
    if (stems[at] === PARTED) {
      at += 1;
      continue;
    }
    let length = Math.min(LONGEST_PHRASE, stems.length - at);
    const phrase = () => stems.slice(at, at + length).join(' ');
    while (length > 1 && !synonyms.phrases.has(phrase()) && !places.has(phrase())) length--;
    if (length > 1 && isParaphrase(phrase(), places, synonyms))
      length = beforeTerm(stems.slice(at), length, synonyms);
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
      const parts =
        length > 1 && isParaphrase(asked, places, synonyms)
          ? stems
              .slice(at, at + length)
              .flatMap((part) => conceptsOf([part], places, vocabulary, synonyms, words, acronyms))
          : [];
      const own =
        (known ? weightOf(alternatives, vocabulary) : unknownWeight(words.get(asked) ?? asked)) *
        (synonyms.everyday.has(asked) && !ADVERB.test(words.get(asked) ?? '')
          ? leads
            ? LEADING_SHARE
            : EVERYDAY_SHARE
          : length === 1
            ? shareOf(words.get(asked) ?? '', known, synonyms.phrases.has(asked))
            : 1);
      found.push({
        said: stems
          .slice(at, at + length)
          .map((item) => words.get(item) ?? item)
          .join(' '),
        alternatives,
        known,
        told: false,
        parts,
        weight: Math.max(own, ...parts.map(({ weight }) => weight)),
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

/** Whether a phrase only leads to others, and is no term of its own. */
function isParaphrase(
  phrase: string,
  places: ReadonlyMap<string, NamedPlace>,
  { phrases }: Synonyms,
): boolean {
  return !places.has(phrase) && phrases.get(phrase)?.same.length === 0;
}

/** "Cerco casa popolare": how much of a phrase is left where a term begins within it. */
function beforeTerm(stems: readonly string[], length: number, { phrases }: Synonyms): number {
  for (let at = 1; at < length; at++) {
    for (let end = stems.length; end > Math.max(length, at + 1); end--) {
      if ((phrases.get(stems.slice(at, end).join(' '))?.same.length ?? 0) > 0) return at;
    }
  }
  return length;
}

/** What is left of the weight of a word that is no noun, unless the synonyms know what it says. */
function shareOf(word: string, known: boolean, isSynonym: boolean): number {
  if (ADVERB.test(word) && !isSynonym) return ADVERB_SHARE;
  return known && VERB.test(word) ? VERB_SHARE : 1;
}

/** What a word that no document has weighs. */
const unknownWeight = (word: string) => (VERB.test(word) ? UNKNOWN_VERB_WEIGHT : UNKNOWN_WEIGHT);

/** The phrase itself, its synonyms, its kin; where no document has it, the words nearest to it. */
export function alternativesOf(
  asked: string,
  vocabulary: Vocabulary,
  synonyms: Synonyms,
  word: string,
  leads: boolean,
): Alternative[] {
  const own = stemsOfKey(asked);
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
    add(told.wider, leads ? QUALITY.leads : own.length > 1 ? QUALITY.paraphrased : QUALITY.wider);
  }
  const [single] = own;
  if (own.length > 1 || single === undefined) return found;
  add(vocabulary.family(single), QUALITY.family);
  if (vocabulary.frequency(single) > 0 || told) return found;
  if (single.length >= SHORTEST_BEGINNING && found.length === 1)
    add(vocabulary.beginning(single), QUALITY.family);
  for (const near of vocabulary.nearest(word)) {
    add([near], QUALITY.repaired);
    const further = synonyms.phrases.get(near);
    add(further?.same ?? [], QUALITY.same * QUALITY.repaired);
    add(vocabulary.family(near), QUALITY.family * QUALITY.repaired);
  }
  return found;
}

/** What a phrase counts whose words only stand apart from one another. */
const APART = 0.5;

/** Of a phrase of the synonyms it is known how many passages have it; any other is at most as frequent as its rarest word. */
function frequencyOf(stems: readonly string[], vocabulary: Vocabulary): number {
  const rarest = Math.min(...stems.map((item) => vocabulary.frequency(item)));
  if (rarest === 0 || stems.length === 1) return rarest;
  return Math.max(vocabulary.phraseFrequency(stems.join(' ')) ?? rarest, APART);
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
