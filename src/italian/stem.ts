// SPDX-License-Identifier: EUPL-1.2
import { stemmer } from '@orama/stemmers/italian';

/** No Italian word is longer; a longer token is noise, and is left as it is. */
const LONGEST = 40;

/** The stem of a folded Italian word: "alloggi" and "alloggio" share "allogg". */
export function stem(word: string): string {
  return word.length > LONGEST ? word : stemmer(word);
}
