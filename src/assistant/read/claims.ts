// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { numberWord, parseNumber } from '../../italian/numbers.ts';
import type { Bounds, Quantities } from './quantities.ts';
import { asksYesNo } from './yes-no.ts';

/** Words that take for granted what follows them. */
const PREMISE =
  /\b(?:(?:visto|dato|considerato|premesso|posto|sapendo|ammesso|supposto) che|siccome|poiche|giacche|(?:ho|abbiamo) (?:letto|sentito|saputo|visto) che|mi (?:hanno|han|ha) detto che|(?:mi )?risulta che|so che|dicono che|pare che|sembra che|(?:fai|facciamo|fate) finta|supponi\w*|immagin\w+|ipotizz\w+|diciamo che|mettiamo che)\b/;
/** What a number counts, by the words that follow it. */
const COUNTED =
  /^(?:alloggi[o]?|cas[ae]|appartament[oi]|unita|abitazion[ei]|sat|sap|sas|abitant[ei]|residenti|euro|per|cento|comun[ei]|liber[oaie]|sfitt[oaie]|vuot[oaie]|assegnat[oaie]|disponibil[ei]|transitor\w+)$/;
/** What stands before a number that something is said to be. */
const IS = /^(?:sono|siano|erano|fossero|e|sia|fa|fanno|conta|contano)$/;
/** "I primi tre", "tutti e due", "i due": which ones, not how many they are said to be. */
const RANKS = /^(?:prim[ie]|ultim[ie]|i|le|dei|delle|gli)$/;
const BOTH = /^tutt[ie]$/;
const ARTICLES = new Set(['un', 'uno', 'una']);

/**
 * The number that a question takes for granted: "visto che Crema ha 300 alloggi liberi …", "a Vescovato sono sette gli
 * alloggi liberi?". It must be said of something that is counted; null where there is none.
 */
export function premiseOf(text: string, { bounds, years, codes }: Quantities): number | null {
  const folded = fold(text).replaceAll("'", ' ');
  const granted = PREMISE.test(folded);
  if (!granted && (bounds !== null || !asksYesNo(text))) return null;
  const tokens = words(text.replace(/(\d)\.(?=\d{3}(?!\d))/g, '$1')).map((word) => word.text);
  for (const [at, token] of tokens.entries()) {
    const number = /^\d/.test(token) ? (parseNumber(token, 'italian') ?? null) : numberWord(token);
    if (number === null || ARTICLES.has(token) || years.includes(number) || codes.includes(token)) continue;
    if (RANKS.test(tokens[at - 1] ?? '') || BOTH.test(tokens[at - 2] ?? '')) continue;
    const counted = COUNTED.test(tokens[at + 1] ?? '');
    if (counted || IS.test(tokens[at - 1] ?? '')) return number;
  }
  return null;
}

/** Whether a number stands within the limits that a question sets. */
export function isWithin(value: number, { minimo, massimo, maggiore_di, minore_di }: Bounds): boolean {
  return (
    (minimo === undefined || value >= minimo) &&
    (massimo === undefined || value <= massimo) &&
    (maggiore_di === undefined || value > maggiore_di) &&
    (minore_di === undefined || value < minore_di)
  );
}
