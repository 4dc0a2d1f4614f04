// SPDX-License-Identifier: EUPL-1.2
import { stemmer } from '@orama/stemmers/italian';

/** No Italian word is longer; a longer token is noise, and is left as it is. */
const LONGEST = 40;

/** Words that the stemmer would join with others of another meaning: what is published and what is public, work and works. */
const APART: readonly (readonly [RegExp, string])[] = [
  // A date, and data.
  [/^data$/, 'dataz'],
  // Work, and works: "dove lavoro" and "i lavori".
  [/^lavor(?:o|a|ano|are|avo|ava|avano|ato|iamo|ando|ator[ei]|atric[ei]|ativ[oaie])$/, 'lavorat'],
  [/^pubblica(?:t[oaie]|re|rl[oaie]|no|zion[ei])$/, 'pubblicaz'],
  // A dwelling, who lives somewhere, what has to do with housing, and to live.
  [/^abitazion[ei]$/, 'abitazion'],
  [/^abitativ[oaei]$/, 'abitativ'],
  [/^abitant[ei]$/, 'abitant'],
  // Of the people, and the people.
  [/^popolar[ei]$/, 'popolar'],
  [/^popolazion[ei]$/, 'popolaz'],
  // A comune, a community, and what is communicated.
  [/^comunita$/, 'comunita'],
  [/^comunicazion[ei]$/, 'comunic'],
  // A house, and a case.
  [/^cas[oi]$/, 'casoz'],
  // A datum, and what was given.
  [/^dat[oi]$/, 'datiz'],
  // Who studies, and what is studied.
  [/^student(?:e|i|essa|esse)$/, 'studentess'],
  // A fund, and what is founded.
  [/^fonda(?:t[oaei]|re|tor[ei])$/, 'fondat'],
  // Sums set aside, and rooms.
  [/^stanzia(?:t[oaei]|re|ment[oi])$/, 'stanziat'],
  // Private, and without.
  [/^priv[oaie]$/, 'privoz'],
  [/^limit[ei]$/, 'limit'],
  // Who lives next door, and what is near.
  [/^vicin(?:i|ato)$/, 'vicinat'],
  [/^stabili(?:sc\w+|re|ron?o|t[oaie]|ran?no)$/, 'stabilisc'],
];

/** Verbs whose stem changes as they are conjugated: "mantiene" and "mantenere", "proviene" and "provenire". */
const CONJUGATED: readonly (readonly [RegExp, string])[] = [
  [/^((?:man|ot|ap|appar|sos|trat|de|ri)?t)ien[ei]$/, '$1en'],
  [/^((?:inter|pro|av|con|sov|di|ri)?v)ien[ei]$/, '$1en'],
];

/** The stem of a folded Italian word: "alloggi" and "alloggio" share "allogg". */
export function stem(word: string): string {
  if (word.length > LONGEST) return word;
  const apart = APART.find(([form]) => form.test(word))?.[1];
  if (apart !== undefined) return apart;
  const conjugated = CONJUGATED.find(([form]) => form.test(word));
  return conjugated ? word.replace(...conjugated) : stemmer(word);
}
