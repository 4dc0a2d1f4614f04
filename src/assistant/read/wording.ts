// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';

/** Words that may stand between two of a wording where it says "..". */
const GAP = '(?:[^ ]+ ){0,5}?';
const ANY_ENDING = '[^ ]*';
/** What stands for a place in a question to be looked at. */
export const PLACE_MARK = '@';

/**
 * A way of asking, as whoever writes the lexicon writes it: words that follow one another, `|` between those that do for
 * each other (`_` joins the words of one that is several), `*` for any ending, `..` for up to five words, `@` for a place and `#` for a number.
 */
export type Wording = RegExp;

/** Between words that are said in any order, wherever they stand. */
const ANYWHERE = ' & ';
/** A message of more words than these says them of different things. */
const LONGEST_TOGETHER = 26;

/** "approv* .. piano|piani" as what finds it in a question made ready by `asAsked`; "chi & approv* & piano" in any order. */
export function wording(written: string): Wording {
  const together = written.split(ANYWHERE);
  if (together.length > 1) {
    const each = together.map((part) => `(?=.*?(?:${wording(part).source}))`).join('');
    return new RegExp(`^(?= (?:[^ ]+ ){0,${LONGEST_TOGETHER}}$)${each}`);
  }
  const parts = written
    .trim()
    .split(/\s+/)
    .map((part) => (part === '..' ? GAP : `(?:${part.split('|').map(word).join('|')}) `));
  return new RegExp(`(?:^| )${parts.join('')}`);
}

function word(written: string): string {
  if (written === PLACE_MARK) return PLACE_MARK;
  if (written === '#') return '\\d+';
  const said = words(written.replaceAll('_', ' ')).map(({ text }) => text);
  return `${said.join(' ')}${written.endsWith('*') ? ANY_ENDING : ''}`;
}

/** The words that some wordings name: whole ones, which are right as they are written, and roots that may end in any way. */
export interface WordedWords {
  readonly whole: ReadonlySet<string>;
  readonly roots: ReadonlySet<string>;
}

export function wordsOf(written: readonly string[]): WordedWords {
  const parts = written.flatMap((each) => each.split(/[\s|_&]+/)).filter((part) => /[a-z]/.test(part));
  const said = (each: string) => words(each).map(({ text }) => text);
  return {
    whole: new Set(parts.filter((part) => !part.endsWith('*')).flatMap(said)),
    roots: new Set(parts.filter((part) => part.endsWith('*')).flatMap(said)),
  };
}

/** A question's words, folded, with a mark where a place stands: what wordings are looked for in. */
export function asAsked(
  text: string,
  places: readonly { readonly start: number; readonly end: number }[],
): string {
  const said: string[] = [];
  let inside: unknown = null;
  for (const { text: each, start, end } of words(text)) {
    const place = places.find((other) => start >= other.start && end <= other.end) ?? null;
    if (place === null) said.push(each);
    else if (place !== inside) said.push(PLACE_MARK);
    inside = place;
  }
  return ` ${said.join(' ')} `;
}
