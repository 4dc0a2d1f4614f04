// SPDX-License-Identifier: EUPL-1.2
import { type Word, words } from '../../italian/fold.ts';
import { numberWord } from '../../italian/numbers.ts';
import type { Lexicon } from './lexicon.ts';
import type { readQuantities } from './quantities.ts';

/** The number that a question asks to confirm: in digits, else in words ("una" is too often an article). */
export function claimed(quantities: ReturnType<typeof readQuantities>, rest: readonly Word[]): number | null {
  const [first] = quantities.others;
  if (first !== undefined) return first;
  for (const { text } of rest) {
    const value = numberWord(text);
    if (value !== null && !['un', 'uno', 'una'].includes(text)) return value;
  }
  return null;
}

/** "A Borgofantasma sul Po": a name after a preposition of place that is no place and no word we know. */
export function unknownPlace(text: string, rest: readonly Word[], lexicon: Lexicon): string | null {
  const names = new Set(unknown(rest, lexicon));
  for (const [, name = ''] of text.matchAll(
    /\b(?:a|ad|comune di|paese di|dell[ao]|in|of)\s+(\p{Lu}[\p{L}'’-]+)/gu,
  )) {
    if (words(name).some((word) => names.has(word.text))) return name;
  }
  return null;
}

/** Words of what nothing took that are neither empty, nor numbers, nor English. */
export function unknown(rest: readonly Word[], lexicon: Lexicon): string[] {
  return rest
    .map((word) => word.text)
    .filter(
      (word) =>
        !/^\d+$/.test(word) &&
        !lexicon.emptyWords.has(word) &&
        !lexicon.adjectives.massimo.has(word) &&
        !lexicon.adjectives.minimo.has(word) &&
        !lexicon.english.has(word) &&
        numberWord(word) === null,
    );
}
