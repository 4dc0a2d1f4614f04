// SPDX-License-Identifier: EUPL-1.2
import { stemmer } from '@orama/stemmers/italian';

/** No Italian word is longer; a longer token is noise, and is left as it is. */
const LONGEST = 40;

/** Words that the stemmer would join with others of another meaning: what is published, and what is public. */
const APART: readonly (readonly [RegExp, string])[] = [
  [/^pubblica(?:t[oaie]|re|rl[oaie]|no|zion[ei])$/, 'pubblicaz'],
  [/^stabili(?:sc\w+|re|ron?o|t[oaie]|ran?no)$/, 'stabilisc'],
];

/** The stem of a folded Italian word: "alloggi" and "alloggio" share "allogg". */
export function stem(word: string): string {
  if (word.length > LONGEST) return word;
  return APART.find(([form]) => form.test(word))?.[1] ?? stemmer(word);
}
