// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../italian/distance.ts';
import { rootOf } from '../italian/word-roots.ts';
import { memo } from './memo.ts';
import type { Prepare } from './statement.ts';

/** The words of all passages, for how telling a word is and what a mistyped one may be. */
export interface Vocabulary {
  /** How many passages there are. */
  readonly passages: number;
  /** How many passages hold a stem. */
  frequency(stem: string): number;
  /** How many passages hold a phrase of the synonyms; undefined of any other. */
  phraseFrequency(phrase: string): number | undefined;
  /** Other stems of the same root: "assegnatar" and "assegn". */
  family(stem: string): readonly string[];
  /** The most frequent stems that begin so, for a word typed by halves: "condomin". */
  beginning(stem: string): readonly string[];
  /** Stems of the words nearest to one that no passage has. */
  nearest(word: string): readonly string[];
}

/** A shorter stem is of no family, and begins no word typed by halves. */
const SHORTEST_ROOT = 4;
/** A word shorter than this is not repaired: too many words are one letter away from it. */
const SHORTEST_REPAIRED = 6;
/** From this length on two slips are one word still. */
const LONG = 10;
const MOST_KIN = 8;
const KEPT = 2000;

export function vocabularyOf(prepare: Prepare): Vocabulary {
  const frequencies = memo<number>(KEPT);
  const families = memo<readonly string[]>(KEPT);
  const repairs = memo<readonly string[]>(KEPT);
  const passages = prepare<{ n: number }>('SELECT count(*) AS n FROM passages').get()?.n ?? 0;

  const beginning = (prefix: string) =>
    prepare<{ stem: string; passages: number }>(
      'SELECT stem, passages FROM search_stems WHERE stem >= ? AND stem < ? ORDER BY passages DESC',
    ).all(prefix, `${prefix}\u{10ffff}`);

  const frequency = (stem: string) =>
    frequencies(
      stem,
      () =>
        prepare<{ passages: number }>('SELECT passages FROM search_stems WHERE stem = ?').get(stem)
          ?.passages ?? 0,
    );

  return {
    passages,
    frequency,
    phraseFrequency: (phrase) =>
      prepare<{ passages: number }>('SELECT passages FROM search_phrases WHERE phrase = ?').get(phrase)
        ?.passages,
    family: (stem) =>
      families(stem, () => {
        if (/\d/.test(stem) || stem.length < SHORTEST_ROOT) return [];
        return prepare<{ stem: string }>(
          'SELECT stem FROM search_stems WHERE root = ? AND stem <> ? ORDER BY passages DESC LIMIT ?',
        )
          .all(rootOf(stem), stem, MOST_KIN)
          .map((other) => other.stem);
      }),
    beginning: (stem) =>
      stem.length < SHORTEST_ROOT
        ? []
        : beginning(stem)
            .slice(0, MOST_KIN)
            .map((other) => other.stem),
    nearest: (word) =>
      repairs(word, () => {
        if (word.length < SHORTEST_REPAIRED || /\d/.test(word)) return [];
        const limit = word.length >= LONG ? 2 : 1;
        const first = word.charAt(0);
        const known = prepare<{ word: string; stem: string }>(
          'SELECT word, stem FROM search_words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?',
        ).all(first, `${first}\u{10ffff}`, word.length - limit, word.length + limit);
        const found = known
          .map((item) => ({ ...item, slips: distance(word, item.word, limit) }))
          .filter(({ slips }) => slips <= limit);
        const least = Math.min(...found.map(({ slips }) => slips));
        return [...new Set(found.filter(({ slips }) => slips === least).map(({ stem }) => stem))].slice(
          0,
          MOST_KIN,
        );
      }),
  };
}
