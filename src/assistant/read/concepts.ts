// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../../italian/distance.ts';
import type { Word } from '../../italian/fold.ts';
import { numberWord } from '../../italian/numbers.ts';
import type { Concept, Lexicon } from './lexicon.ts';

/** A word shorter than this is not repaired: too many words are one letter away from it. */
const SHORTEST_REPAIRED = 5;

export interface FoundConcept {
  readonly concept: Concept;
  /** Index of its first and last word. */
  readonly first: number;
  readonly last: number;
}

/** Phrases of the lexicon in the question, the longest at each place, and the words that none of them took. */
export function findConcepts(
  tokens: readonly Word[],
  lexicon: Lexicon,
): { concepts: FoundConcept[]; rest: Word[] } {
  const known = tokens.map((token) => repair(token.text, lexicon));
  const concepts: FoundConcept[] = [];
  const rest: Word[] = [];
  for (let at = 0; at < tokens.length; ) {
    const fitting = (lexicon.byFirstWord.get(known[at] ?? '') ?? []).filter((candidate) =>
      candidate.words.every((word, index) => known[at + index] === word),
    );
    const longest = fitting[0]?.words.length ?? 0;
    const token = tokens[at];
    if (longest > 0) {
      const last = at + longest - 1;
      // The same words may stand for several things: "quale aggregazione" groups, and names the measure.
      for (const { concept } of fitting.filter(({ words }) => words.length === longest)) {
        concepts.push({ concept, first: at, last });
      }
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
  if (word.length < SHORTEST_REPAIRED || /\d/.test(word) || numberWord(word) !== null) return word;
  const near = [...lexicon.vocabulary].filter(
    (known) => known.length >= SHORTEST_REPAIRED && distance(word, known, 1) === 1,
  );
  return near[0] ?? word;
}

const CONTRIBUTION = ['contributo', 'contributo_riparto', 'contributo_residuo', 'contributo_totale'];
/** Topics that only mean something beside the contribution: "residuo" alone is the contribution's. */
const isContribution = (topic: string) => CONTRIBUTION.includes(topic);

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
  joined = joined.filter((topic) => !narrowed.has(topic));
  if (joined.some(isContribution)) {
    // "contributo disponibile", "contributo assegnato": the word belongs to the money, not to dwellings.
    joined = joined.filter((topic) => topic !== 'alloggi_previsti' && topic !== 'assegnati');
  }
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
