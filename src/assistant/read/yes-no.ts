// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';

const ASKS_WHICH =
  /\b(?:chi|qual[ei]?|quant[ioae]|dove|come|cosa|quando|perche|che (?:comun|ambit|differenz)\w*|elenc\w*|mostr\w+|dimmi (?:le|i|gli|il|la)|numero|totale|somma|o|oppure|ovvero)\b|^(?:tra|fra)\b|^\W*(?:(?:e|ed|ma|invece)\W+)*(?:il|la|i|le|quell[oaie]) (?:piu|meno)\b/;

/** Whether a question is answered by yes or no: it asks neither which nor how many, and offers no choice. */
export const asksYesNo = (question: string): boolean =>
  /\?/.test(question) && !ASKS_WHICH.test(fold(question).replaceAll("'", ' '));
