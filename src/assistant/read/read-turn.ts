// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../../italian/distance.ts';
import { type Word, words } from '../../italian/fold.ts';
import { numberWord, parseNumber } from '../../italian/numbers.ts';
import type { Gazetteer, PlaceMention } from '../../places/model.ts';
import type { Concept, Lexicon } from './lexicon.ts';
import type { AskedPlace, Reading } from './reading.ts';

/** A word shorter than this is not repaired: too many words are one letter away from it. */
const SHORTEST_REPAIRED = 5;
/** What is read of a question; the rest is not. */
const LONGEST_READ = 2000;

/** Words that a comune's name has at most, articles aside. */
const LONGEST_NAME = 4;

const CONTRIBUTION = ['contributo', 'contributo_riparto', 'contributo_residuo', 'contributo_totale'];
/** Topics that only mean something beside the contribution: "residuo" alone is the contribution's. */
const isContribution = (topic: string) => CONTRIBUTION.includes(topic);

export interface ReaderKnowledge {
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  /** Ids of the ambiti with a plan: their comuni win where an abbreviation fits several. */
  readonly loadedAmbiti: readonly string[];
}

/** Reads one question by itself. */
export function readTurn(question: string, knowledge: ReaderKnowledge): Reading {
  const text = question.slice(0, LONGEST_READ);
  const mentions = findPlaces(text, knowledge);
  const tokens = words(text).filter(
    (word) => !mentions.some((mention) => word.start >= mention.start && word.end <= mention.end),
  );
  const { concepts, rest } = findConcepts(tokens, knowledge.lexicon);
  const has = (kind: Concept['kind']) => concepts.some(({ concept }) => concept.kind === kind);
  const numbers = rest.filter((word) => /^\d+$/.test(word.text));
  const year = numbers.find((word) => /^(?:19|20)\d{2}$/.test(word.text));
  const code = numbers.find((word) => word.text.length >= 5);
  const places = mentions.map(toPlace).filter((place) => place !== null);
  return {
    question: text,
    topics: joinTopics(topicsOf(concepts), concepts, tokens, knowledge.lexicon),
    places: distinctPlaces(places),
    owner: concepts.flatMap(({ concept }) => (concept.kind === 'owner' ? [concept.id] : []))[0] ?? null,
    use: concepts.flatMap(({ concept }) => (concept.kind === 'use' ? [concept.id] : []))[0] ?? null,
    operation:
      concepts.flatMap(({ concept }) => (concept.kind === 'operation' ? [concept.id] : []))[0] ?? null,
    count: has('claim') ? null : smallNumber(rest),
    year: year ? Number(year.text) : null,
    code: code?.text ?? null,
    list: has('list'),
    whole: has('whole'),
    housing: has('housing') || has('use') || has('owner'),
    claim: has('claim') ? claimed(text, rest) : null,
    english: tokens.filter((token) => knowledge.lexicon.english.has(token.text)).length >= 2,
    danger: has('danger'),
    personal: has('personal'),
    smalltalk: has('thanks') ? 'thanks' : has('greeting') ? 'greeting' : null,
    unknownWords: rest
      .filter(
        (word) =>
          !/^\d+$/.test(word.text) &&
          !knowledge.lexicon.emptyWords.has(word.text) &&
          !knowledge.lexicon.english.has(word.text) &&
          numberWord(word.text) === null,
      )
      .map((word) => word.text),
    assumptions: places.some((place) => place.kind === 'comune' && place.corrected)
      ? ['place_corrected']
      : [],
  };
}

/**
 * Places of the question. Where none is found but some words are left that mean nothing else ("sat corte", "liberi seto ed
 * uniti"), those words are tried as a name by themselves.
 */
function findPlaces(text: string, knowledge: ReaderKnowledge): readonly PlaceMention[] {
  const { gazetteer, lexicon, loadedAmbiti } = knowledge;
  const mentions = gazetteer.find(text, { prefer: loadedAmbiti });
  if (mentions.length > 0) return mentions;
  const { rest } = findConcepts(words(text), lexicon);
  const left = rest.filter((word) => !/\d/.test(word.text) && !lexicon.emptyWords.has(word.text));
  const start = left[0]?.start;
  const end = left.at(-1)?.end;
  if (start === undefined || end === undefined || left.length > LONGEST_NAME) return [];
  const written = text.slice(start, end);
  // Words of the lexicon in between: the rest is not one name.
  if (findConcepts(words(written), lexicon).concepts.length > 0) return [];
  const alone = gazetteer.find(written, { prefer: loadedAmbiti });
  if (alone.length > 0)
    return alone.map((mention) => ({ ...mention, start: mention.start + start, end: mention.end + start }));
  const found = [...new Set(loadedAmbiti)].map((ambito) => gazetteer.identify(written, { ambito }));
  const named =
    found.find((item) => item.kind === 'comune') ?? found.find((item) => item.kind === 'ambiguous');
  if (named?.kind === 'comune') {
    return [
      {
        kind: 'comune',
        comune: named.comune,
        corrected: named.certainty === 'probable',
        start,
        end,
        written,
      },
    ];
  }
  return named ? [{ kind: 'ambiguous', candidates: named.candidates, start, end, written }] : [];
}

/** Topics in the order of the question, each once. */
function topicsOf(concepts: readonly FoundConcept[]): string[] {
  return [...new Set(concepts.flatMap(({ concept }) => (concept.kind === 'topic' ? [concept.id] : [])))];
}

/** The number that a question asks to confirm. */
function claimed(question: string, rest: readonly Word[]): number | null {
  for (const [written] of question.matchAll(/\d[\d.]*(?:,\d+)?/g)) {
    const value = parseNumber(written.replace(/\.$/, ''), 'italian');
    if (value !== null && !/^(?:19|20)\d\d$/.test(written)) return value;
  }
  const word = rest.find(({ text }) => !ARTICLES.has(text) && numberWord(text) !== null);
  return word ? numberWord(word.text) : null;
}

/** Number words that are also articles: they claim nothing. */
const ARTICLES = new Set(['un', 'uno', 'una']);

/** "5" or "cinque" in "i primi 5", up to a hundred. */
function smallNumber(rest: readonly Word[]): number | null {
  for (const { text } of rest) {
    const value = /^\d{1,2}$/.test(text) ? Number(text) : numberWord(text);
    if (value !== null && value > 1 && value <= 100) return value;
  }
  return null;
}

interface FoundConcept {
  readonly concept: Concept;
  /** Index of its first and last word. */
  readonly first: number;
  readonly last: number;
}

/** Phrases of the lexicon in the question, the longest at each place, and the words that none of them took. */
function findConcepts(tokens: readonly Word[], lexicon: Lexicon): { concepts: FoundConcept[]; rest: Word[] } {
  const known = tokens.map((token) => repair(token.text, lexicon));
  const concepts: FoundConcept[] = [];
  const rest: Word[] = [];
  for (let at = 0; at < tokens.length; ) {
    const phrase = lexicon.byFirstWord
      .get(known[at] ?? '')
      ?.find((candidate) => candidate.words.every((word, index) => known[at + index] === word));
    const token = tokens[at];
    if (phrase) {
      const last = at + phrase.words.length - 1;
      concepts.push({ concept: phrase.concept, first: at, last });
      at = last + 1;
    } else {
      if (token) rest.push(token);
      at++;
    }
  }
  return { concepts, rest };
}

/** The word of the lexicon that a mistyped one stands for, where only one is a single slip away. */
function repair(word: string, lexicon: Lexicon): string {
  if (lexicon.vocabulary.has(word) || lexicon.emptyWords.has(word)) return word;
  if (word.length < SHORTEST_REPAIRED || /\d/.test(word)) return word;
  const near = [...lexicon.vocabulary].filter(
    (known) => known.length >= SHORTEST_REPAIRED && distance(word, known, 1) === 1,
  );
  return near[0] ?? word;
}

/**
 * Topics that qualify another are one with it: "SAT liberi" asks for the SAT, "residuo" for that of the contribution, and
 * "alloggi liberi e SAT" for both.
 */
function joinTopics(
  topics: readonly string[],
  concepts: readonly FoundConcept[],
  tokens: readonly Word[],
  lexicon: Lexicon,
): string[] {
  let joined = [...topics];
  const narrowed = new Set(joined.map((topic) => lexicon.topics.get(topic)?.narrows));
  joined = joined.filter((topic) => !narrowed.has(topic));
  if (joined.some(isContribution)) {
    // "contributo disponibile", "contributo assegnato": the word belongs to the money, not to dwellings.
    joined = joined.filter((topic) => topic !== 'alloggi_previsti' && topic !== 'assegnati');
  }
  // "quanti liberi in tutto": the words of the whole stock only mean it when nothing else is asked.
  if (joined.length > 1) joined = joined.filter((topic) => topic !== 'patrimonio');
  if (joined.includes('alloggi_sat')) {
    const at = (id: string) => concepts.find(({ concept }) => concept.kind === 'topic' && concept.id === id);
    const sat = at('alloggi_sat');
    joined = joined.filter((topic) => {
      if (topic !== 'alloggi_liberi' && topic !== 'alloggi_previsti' && topic !== 'quote_riservate')
        return true;
      const other = at(topic);
      if (!sat || !other) return true;
      const [first, second] = sat.first < other.first ? [sat, other] : [other, sat];
      const between = tokens.slice(first.last + 1, second.first).map((token) => token.text);
      return between.some((word) => word === 'e' || word === 'ed');
    });
  }
  return joined;
}

function toPlace(mention: PlaceMention): AskedPlace | null {
  switch (mention.kind) {
    case 'comune':
      return { kind: 'comune', comune: mention.comune, corrected: mention.corrected };
    case 'ambito':
      return { kind: 'ambito', ambito: mention.ambito };
    case 'ambiguous':
      return {
        kind: 'ambiguous',
        written: mention.written,
        candidates: mention.candidates,
        start: mention.start,
        end: mention.end,
      };
    case 'provincia':
      return { kind: 'provincia', nome: mention.nome };
    case 'elsewhere':
      return { kind: 'elsewhere', nome: mention.nome, provincia: mention.provincia };
  }
}

function distinctPlaces(places: readonly AskedPlace[]): AskedPlace[] {
  const name = (place: AskedPlace) =>
    place.kind === 'comune'
      ? place.comune.istat
      : place.kind === 'ambito'
        ? place.ambito.id
        : place.kind === 'ambiguous'
          ? place.written
          : place.nome;
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = `${place.kind}:${name(place)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
