// SPDX-License-Identifier: EUPL-1.2
import type { Word } from '../../italian/fold.ts';
import type { Concept, Lexicon, Phrase } from './lexicon.ts';

export interface FoundConcept {
  readonly concept: Concept;
  /** Index of its first and last word. */
  readonly first: number;
  readonly last: number;
}

/** Words of a question that may be typed in any order: a longer one is a sentence. */
const LONGEST_SHUFFLED = 6;

/** Words at the end of a phrase that belong to what follows as well. */
const OPEN: ReadonlySet<string> = new Set(['piu', 'meno', 'con', 'per']);

/** Phrases of the lexicon in the question, the longest at each place, and the words that none of them took. */
export function findConcepts(
  tokens: readonly Word[],
  lexicon: Lexicon,
): { concepts: FoundConcept[]; rest: Word[] } {
  const concepts: FoundConcept[] = [];
  const rest: Word[] = [];
  const turned = turnedPhrase(tokens, lexicon);
  let taken = -1;
  if (turned) concepts.push(...turned.concepts);
  for (let at = turned?.from ?? 0; at < (turned?.until ?? tokens.length); ) {
    const fitting = phrasesAt(tokens, at, lexicon).filter(
      (phrase) => !isQualified(phrase, tokens, at, lexicon),
    );
    const longest = fitting[0]?.words.length ?? 0;
    const around = aroundName(tokens, at, longest, lexicon);
    if (around) concepts.push(around);
    const token = tokens[at];
    if (longest > 0) {
      const last = at + longest - 1;
      // The same words may stand for several things: "quale aggregazione" groups, and names the measure.
      for (const { concept } of fitting.filter(({ words }) => words.length === longest)) {
        concepts.push({ concept, first: at, last });
      }
      taken = last;
      // "Sub-ambito più" ends in a word that the next phrase may begin with.
      at = longest > 1 && OPEN.has(tokens[last]?.text ?? '') ? last : last + 1;
    } else {
      if (token && at !== taken) rest.push(token);
      at++;
    }
  }
  return { concepts, rest };
}

/** "Non hanno case libere": a measure's phrase whose dwellings the next words qualify is not that measure. */
function isQualified(
  { words, concept }: Phrase,
  tokens: readonly Word[],
  at: number,
  lexicon: Lexicon,
): boolean {
  if (concept.kind !== 'topic' || words.length < 2) return false;
  const last = at + words.length - 1;
  const dwellings = phrasesAt(tokens, last, lexicon).some(
    (own) => own.concept.kind === 'housing' && own.words.length === 1,
  );
  return (
    dwellings &&
    phrasesAt(tokens, last + 1, lexicon).some(
      (next) => next.concept.kind === 'topic' && next.concept.id !== concept.id,
    )
  );
}

/** What of one kind was found, each once, in the order of the question. */
export function idsOf<Kind extends Concept['kind']>(concepts: readonly FoundConcept[], kind: Kind) {
  const ids = concepts.flatMap(({ concept }) =>
    concept.kind === kind ? [concept.id as Extract<Concept, { kind: Kind }>['id']] : [],
  );
  return [...new Set(ids)];
}

/** What stands for a place's name in the words of a question. */
export const NAME = '\u0000';
/** Prepositions before a name that stands inside a phrase. */
const OF_NAME =
  /^(?:d[ie]?|del(?:l[ao]?)?|dei|ne(?:l(?:l[ao]?)?|i)|in|a|ad|al(?:l[ao]?)?|su(?:l(?:l[ao]?)?)?)$/;

/** "Comuni del Cremasco con …": an operation whose words stand around a place's name. */
function aroundName(
  tokens: readonly Word[],
  at: number,
  longest: number,
  lexicon: Lexicon,
): FoundConcept | null {
  for (const { words, concept } of lexicon.byFirstWord.get(tokens[at]?.text ?? '') ?? []) {
    if (concept.kind !== 'operation' || words.length <= longest || words.length < 2) continue;
    let next = at;
    const fits = words.every((word, index) => {
      if (index > 0) next = pastName(tokens, next);
      return tokens[next++]?.text === word;
    });
    if (fits) return { concept, first: at, last: at + Math.max(0, longest - 1) };
  }
  return null;
}

/** The index after a name and the preposition before it; the same index where no name stands there. */
function pastName(tokens: readonly Word[], at: number): number {
  const name = OF_NAME.test(tokens[at]?.text ?? '') ? at + 1 : at;
  return tokens[name]?.text === NAME ? name + 1 : at;
}

/** Phrases of the lexicon that begin at a word, the longest first. */
function phrasesAt(tokens: readonly Word[], at: number, lexicon: Lexicon) {
  return (lexicon.byFirstWord.get(tokens[at]?.text ?? '') ?? []).filter((candidate) =>
    candidate.words.every((word, index) => tokens[at + index]?.text === word),
  );
}

/**
 * "Fuoco % Volongo vigili": a phrase that a short question ends with and begins with, as people type who add at the end
 * what they left out. The words between, from one index until another, are read by themselves.
 */
function turnedPhrase(
  tokens: readonly Word[],
  lexicon: Lexicon,
): { concepts: FoundConcept[]; from: number; until: number } | null {
  if (tokens.length < 3 || tokens.length > LONGEST_SHUFFLED) return null;
  const around = [...tokens, ...tokens];
  for (let first = Math.max(1, tokens.length - 2); first < tokens.length; first++) {
    const [phrase] = phrasesAt(around, first, lexicon);
    const from = first + (phrase?.words.length ?? 0) - tokens.length;
    if (!phrase || from < 1 || from >= first) continue;
    // Words that already stand in a phrase as they are typed stay in it.
    const taken = (at: number) => (phrasesAt(tokens, at, lexicon)[0]?.words.length ?? 0) > 1;
    if (taken(0) || (first > 0 && taken(first - 1))) continue;
    const same = phrasesAt(around, first, lexicon).filter(
      ({ words }) => words.length === phrase.words.length,
    );
    return {
      concepts: same.map(({ concept }) => ({ concept, first, last: tokens.length - 1 })),
      from,
      until: first,
    };
  }
  return null;
}

/** Topics whose dwellings are among those expected in the year. */
const PARTS_OF_EXPECTED: ReadonlySet<string> = new Set([
  'alloggi_carenza_manutentiva',
  'alloggi_da_ristrutturazione',
  'nuova_edificazione',
  'conferiti_privati',
]);
const WHOSE =
  /\b(?:chi (?:li |ne )?(?:possiede|possiedono|detiene|detengono)|(?:di|a) chi (?:sono|e|è|apparten\w+)|chi (?:e|è|sono) (?:il|i) propriet\w+)\b/i;
const VACANT_FOR_WORKS =
  /\b(?:sfitt|vuot|liber)[oiae]\s+(?:(?:per|in|da|con|perch[eé])\s+)?(?:(?!(?:o|e|ed|od|oppure)\s)\S+\s+){0,2}(?:ristruttur|riqualific|recuper|sistemar)/i;
/** Whether "alloggi ha" stands right before another topic. */
function isHadAs(concepts: readonly FoundConcept[], tokens: readonly Word[]): boolean {
  return concepts.some(
    ({ concept, last }) =>
      concept.kind === 'topic' &&
      concept.id === 'patrimonio' &&
      /^(?:ha|hanno|abbia|abbiano)$/.test(tokens[last]?.text ?? '') &&
      concepts.some(({ concept: next, first }) => next.kind === 'topic' && first === last + 1),
  );
}
const OF_THESE =
  /\b(?:di (?:quest[ie]|cui|quell[ie])|(?:dei|delle|tra i|tra le|fra i|fra le) quali|(?:tra|fra) (?:quest|quell)[ie])\b/i;
const isShare = (concepts: readonly FoundConcept[]) =>
  concepts.some(({ concept }) => concept.kind === 'operation' && concept.id === 'quota');
const isJoined = (text: string) => /[+,/&;]|\b(?:e|ed|o|sia|piu)\b/i.test(text);

const CONTRIBUTION = ['contributo', 'contributo_riparto', 'contributo_residuo', 'contributo_totale'];
/** Topics that only mean something beside the contribution: "residuo" alone is the contribution's. */
const isContribution = (topic: string) => CONTRIBUTION.includes(topic);

/** "Percentuale femmine": a share of another measure that is named, rather than one of the reserved quotas. */
export function isPercentOf(
  concepts: readonly FoundConcept[],
  tokens: readonly Word[],
  lexicon: Lexicon,
): boolean {
  const isBare = ({ concept, first, last }: FoundConcept) =>
    concept.kind === 'topic' &&
    concept.id === RESERVED &&
    first === last &&
    /^percentual/.test(tokens[first]?.text ?? '');
  const others = topicsOf(concepts.filter((each) => !isBare(each)));
  return concepts.some(isBare) && others.some((id) => isCounted(id, lexicon)) && !others.includes(RESERVED);
}
const RESERVED = 'quote_riservate';
const isCounted = (id: string, { topics, units }: Lexicon) =>
  (topics.get(id)?.measures ?? []).some((measure) => COUNTED_UNITS.has(units.get(measure) ?? ''));
const COUNTED_UNITS = new Set(['alloggi', 'abitanti', 'EUR']);

/** Topics in the order of the question, each once. */
export function topicsOf(concepts: readonly FoundConcept[]): string[] {
  return [...new Set(concepts.flatMap(({ concept }) => (concept.kind === 'topic' ? [concept.id] : [])))];
}

/**
 * Topics that qualify another are one with it: "SAT liberi" asks for the SAT, "residuo" for that of the contribution, and
 * "alloggi liberi e SAT" for both.
 */
export function joinTopics(
  concepts: readonly FoundConcept[],
  tokens: readonly Word[],
  text: string,
  lexicon: Lexicon,
): string[] {
  let joined = topicsOf(concepts);
  const narrowed = new Set(joined.map((topic) => lexicon.topics.get(topic)?.narrows));
  // "Quanti ne ha assegnati, e di questi quanti per mobilità": the whole is asked as well as its part.
  if (!OF_THESE.test(text)) joined = joined.filter((topic) => !narrowed.has(topic));
  if (joined.some(isContribution)) {
    // "contributo disponibile", "contributo assegnato": the word belongs to the money, not to dwellings.
    joined = joined.filter(
      (topic) => topic !== 'alloggi_previsti' && topic !== 'assegnati' && topic !== 'importi',
    );
  }
  if (isPercentOf(concepts, tokens, lexicon)) joined = joined.filter((topic) => topic !== RESERVED);
  // "Che alloggi ha libero": what is had is told by the word after.
  if (joined.length > 1 && isHadAs(concepts, tokens))
    joined = joined.filter((topic) => topic !== 'patrimonio');
  // "Chi possiede gli alloggi liberi?": whose those are, not the stock.
  if (joined.length > 1 && WHOSE.test(text)) joined = joined.filter((topic) => topic !== 'patrimonio');
  // "Sfitti da ristrutturare": one kind of dwellings, not two.
  if (joined.includes('alloggi_da_ristrutturazione') && VACANT_FOR_WORKS.test(text))
    joined = joined.filter((topic) => topic !== 'alloggi_liberi');
  // "Fondi per l'emergenza abitativa": money, not dwellings.
  if (joined.includes('importi') && !/\bsat\b|transitor/i.test(text))
    joined = joined.filter((topic) => topic !== 'alloggi_sat');
  // "Assegnabili in carenza manutentiva": a part of those expected, unless both are asked for.
  if (joined.includes('alloggi_previsti') && joined.some((topic) => PARTS_OF_EXPECTED.has(topic)))
    joined = joined.filter((topic) => topic !== 'alloggi_previsti' || isJoined(text) || isShare(concepts));
  // "quanti liberi in tutto": words that mean a topic only when nothing else is asked.
  const isWeak = (topic: string) => lexicon.topics.get(topic)?.weak === true;
  if (!joined.every(isWeak)) joined = joined.filter((topic) => !isWeak(topic));
  if (joined.includes('alloggi_sat')) {
    const at = (id: string) => concepts.find(({ concept }) => concept.kind === 'topic' && concept.id === id);
    const sat = at('alloggi_sat');
    joined = joined.filter((topic) => {
      if (topic !== 'alloggi_liberi' && topic !== 'alloggi_previsti' && topic !== 'quote_riservate')
        return true;
      const other = at(topic);
      if (!sat || !other) return true;
      const [first, second] = sat.first < other.first ? [sat, other] : [other, sat];
      const between = text.slice(tokens[first.last]?.end, tokens[second.first]?.start);
      return /[+,/&]|\b(?:e|ed|o)\b/i.test(between);
    });
  }
  return joined;
}
