// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../italian/fold.ts';

/** A stretch of what was typed. */
export interface Clause {
  readonly text: string;
  /** False where a long message only tells, as the background of what it asks. */
  readonly asks: boolean;
  /** True where it stands in the sentence that asks, and tells nothing of who asks: "Pizzighettone, mini-alloggi: chi li fa?". */
  readonly beside: boolean;
}

/** Words from which on a message is long: it tells something, and asks somewhere among it. */
const LONG_MESSAGE = 15;
/** Where a clause ends: a stop, a comma, or right before words that turn to the question. */
const BREAK =
  /[!?;:\n]+\s*|,+(?!\s*o(?:ppure)?\s)\s*|\.+\s+|\s+[–-]\s+|\s+(?=(?:(?:ma|e|pero|quindi|allora)\s+)?(?:vorrei (?:sapere|capire|chiedere)|volevo (?:sapere|capire|chiedere)|mi sa(?:i|pete|prebbe|preste)? dire|(?:lei |voi )?sa(?:i|pete) (?:se|dirmi|come|dove|cosa)|mi chiedo|mi domando|la domanda e)\b)/giu;

/** How a clause asks: it ends with a question mark, begins with an interrogative, or wonders whether something is there. */
const ASKS = new RegExp(
  [
    /^(?:(?:e|ma|o|allora|quindi|pero|insomma|scusate|scusi|senta|ecco|poi)\s+)*(?:(?:a|da|di|in|per|con|entro|su|fino a|ogni)\s+)?(?:chi|che|cosa|come|quando|dove|quanto|quanta|quanti|quante|quale|quali|qual|perche)\b/,
    /\b(?:vorrei|volevo|voglio|vogliamo|volevamo|vorremmo)\b/,
    /\b(?:mi sa(?:i|pete|prebbe|preste)? dire|sa(?:i|pete) (?:se|dirmi)|mi chiedo|mi domando|la domanda e)\b/,
    /\b(?:e (?:vero|possibile|obbligatorio|giusto)|si puo|posso|possiamo|potrei|potremmo|puo|devo|dobbiamo|bisogna|spetta|spettano|ho diritto|abbiamo diritto|ha diritto)\b/,
    /\b(?:esist\w+|c ?e (?:un|una|uno|qualche|qualcosa|qualcuno|il|la|anche|ancora|modo)|ci sono|ce (?:un|una|qualche|qualcosa|qualcuno)|ci sarebbe\w*)\b/,
    /\b(?:mi hanno (?:detto|parlato)|ho (?:sentito|letto)|dicono|ha (?:detto|parlato))\b.*\b(?:che|di|del|della|dei)\b/,
    /\b(?:cosa|come|dove|quanto|quando) (?:posso|possiamo|devo|dobbiamo|si|funziona\w*|fare|faccio|danno|dura\w*)\b/,
  ]
    .map(({ source }) => `(?:${source})`)
    .join('|'),
);

/** Who asks tells of themselves: "sono un'educatrice", "mia madre è anziana". */
const OF_ONESELF =
  /^(?:(?:e|ma|io|noi|buongiorno|salve)\s+)*(?:sono|siamo|faccio|seguo|lavor\w+|abit\w+|viv\w+|pago|paghiamo|sto|stiamo)\b|\b(?:ho|abbiamo|avevo|avevamo|mi|mio|mia|miei|mie|io|nostr[oaie])\b/;

/**
 * The clauses of what was typed, those that ask first. A short question is one clause; of a long message that asks nowhere
 * every clause counts alike.
 */
export function clausesOf(text: string): Clause[] {
  const whole: Clause = { text, asks: true, beside: false };
  if (words(text).length < LONG_MESSAGE) return [whole];
  const parts = partsOf(text);
  const asking = parts.filter(({ asks }) => asks);
  if (asking.length === 0 || asking.length === parts.length) return [whole];
  return [...asking, ...parts.filter(({ asks }) => !asks)];
}

function partsOf(text: string): Clause[] {
  const parts: (Clause & { readonly sentence: number })[] = [];
  let start = 0;
  let sentence = 0;
  const add = (end: number, mark: string) => {
    const part = text.slice(start, end).trim();
    if (part !== '') {
      const said = fold(part).replace(/['’]/g, ' ');
      const asks = mark.includes('?') || ASKS.test(said);
      parts.push({ text: part, asks, beside: !asks && !OF_ONESELF.test(said), sentence });
    }
    if (/[.?!\n]/.test(mark)) sentence += 1;
  };
  for (const match of text.matchAll(BREAK)) {
    add(match.index, match[0]);
    start = match.index + match[0].length;
  }
  add(text.length, '');
  const asking = new Set(parts.flatMap((part) => (part.asks ? [part.sentence] : [])));
  return parts.map(({ sentence: own, ...part }) => ({ ...part, beside: part.beside && asking.has(own) }));
}
