// SPDX-License-Identifier: EUPL-1.2
import { type Word, words } from '../../italian/fold.ts';

/** Words after which a turn goes on, where no comma parts them from its opening. */
const GOES_ON =
  /^(?:e|ed|ma|allora|quindi|poi|ora|adesso|invece|mentre|and|a|ad|al|all|agli|alla|su|sul|dimmi|mi|vorrei|quant\w*|qual\w*|chi|come|dove|quando|cosa|che|perche)$/;
/** Words that may stand before those that ask and change nothing of what is asked, folded: "e poi chi …". */
export const LEADING_WORDS = 'e|ed|ma|poi|ok|ecco|allora|quindi|io|scus[ai]';

/** For the start of a pattern over a folded question: such words, and what a turn is greeted with. "Salve, mi sa dire chi …". */
export const LEADING = String.raw`(?:(?:${LEADING_WORDS}|salve|buongiorno|mi sa dire|sapete|sa|vorrei sapere)[\s,]+)*`;

const MARK = /^\s*[,.;:!?…–-]/;

/**
 * A turn without what it opens with and means nothing by: "grazie, e a Bordolano?" is "e a Bordolano?", "cambio argomento:
 * cosa sono i SAS?" is "cosa sono i SAS?". A turn that says no more than that is left as it is.
 */
export function withoutOpening(turn: string, openings: readonly string[]): string {
  const said = words(turn);
  let at = 0;
  for (let next = openingEnd(turn, said, at, openings); next > at; ) {
    at = next;
    next = openingEnd(turn, said, at, openings);
  }
  const rest = said.slice(at);
  const [first] = rest;
  const isLeft = !openings.includes(rest.map(({ text }) => text).join(' '));
  return at > 0 && first && isLeft ? turn.slice(first.start) : turn;
}

/** Where the longest opening ends that stands at `at`; `at` where none does. */
function openingEnd(turn: string, said: readonly Word[], at: number, openings: readonly string[]): number {
  const rest = said.slice(at).map(({ text }) => text);
  const lengths = openings
    .map((opening) => opening.split(' '))
    .filter((opening) => opening.every((word, index) => rest[index] === word))
    .map(({ length }) => length)
    .sort((a, b) => b - a);
  const [length] = lengths;
  if (length === undefined) return at;
  const last = said[at + length - 1];
  const next = said[at + length];
  if (!last || !next) return at;
  return MARK.test(turn.slice(last.end, next.start)) || GOES_ON.test(next.text) ? at + length : at;
}
