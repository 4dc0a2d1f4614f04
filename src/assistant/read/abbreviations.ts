// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';

/**
 * Builds what writes out the words that people shorten as they type: "x la casa", "nn so xche". A sign between numbers, and what
 * is written in capitals, stays as it is.
 */
export function writtenOut(abbreviations: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => {
    let written = text;
    const tokens = words(text);
    for (const [at, { text: word, start, end }] of [...tokens.entries()].reverse()) {
      const meaning = abbreviations.get(word);
      const isNumber = (other: string | undefined) => other !== undefined && /^\d/.test(other);
      if (meaning === undefined || /\p{Lu}/u.test(text.slice(start, end))) continue;
      if (isNumber(tokens[at - 1]?.text) && isNumber(tokens[at + 1]?.text)) continue;
      written = written.slice(0, start) + meaning + written.slice(end);
    }
    return written;
  };
}
