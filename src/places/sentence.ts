// SPDX-License-Identifier: EUPL-1.2
import type { Word } from '../italian/fold.ts';
import type { Fit } from './alignment.ts';
import type { PlaceWords } from './data.ts';
import type { NameShape } from './name-shape.ts';

const LOCATIVE = new Set(['a', 'ad', 'in', 'di', 'd', 'da', 'per', 'presso', 'tra', 'fra', 'verso']);
const TITLE = new Set(['comune', 'citta', 'municipio', 'paese']);
const AND = new Set(['e', 'ed', 'o', 'od', 'oppure']);
const ARTICLE = new Set(
  'il lo la l i gli le un uno una del dello della dell al allo alla all dal dalla nel nella sul sulla questa quella ogni'.split(
    ' ',
  ),
);
/** What names of saints begin with: of streets, houses and people as well as of comuni. */
const SAINTLY = new Set(['san', 'santa', 'sant']);
const UNIT_CITIES = new Set(['cremona', 'mantova', 'brescia']);
/** ALER's operating units: "U.O. Cremona", "UOG di Cremona", "unità operativa gestionale di Cremona". */
const UNIT_HEADS = [
  ['u', 'o', 'g'],
  ['u', 'o'],
  ['uog'],
  ['uo'],
  ['unita', 'operativa', 'gestionale'],
  ['unita', 'operativa'],
];
const OWNER = ['brescia', 'cremona', 'mantova'];

/** What the words around a name say of it. */
export type Sentence = ReturnType<typeof readSentence>;

/** Reads a sentence's words for the questions that decide whether a word in it names a place. */
export function readSentence(text: string, tokens: readonly Word[], lists: PlaceWords) {
  const words = tokens.map((token) => token.text);
  const mixedCase = /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
  /** Index after the last place found, for lists: "a Sesto e Stagno". */
  let lastPlace = -1;

  const between = (index: number) => text.slice(tokens[index - 1]?.end ?? 0, tokens[index]?.start ?? 0);
  const isTitled = (at: number) => {
    const before = words[at - 1] ?? '';
    const title = before === 'di' || before === 'd' ? (words[at - 2] ?? '') : before;
    return TITLE.has(title);
  };
  const located = (at: number) =>
    LOCATIVE.has(words[at - 1] ?? '') ||
    // "codogno case libere a": words typed in another order.
    (at === 0 && words.length > 1 && LOCATIVE.has(words.at(-1) ?? '')) ||
    isTitled(at) ||
    (lastPlace >= 0 && lastPlace === at - 1 && AND.has(words[at - 1] ?? '')) ||
    (lastPlace >= 0 && lastPlace === at && (between(at).includes(',') || AND.has(words[at + 1] ?? ''))) ||
    // "Spino, Vailate e Vaiano: …": the first of a list.
    (at === 0 && words.length > 2 && between(1).includes(','));
  const capital = (at: number) => {
    const token = tokens[at];
    if (!mixedCase || at === 0 || token === undefined || /[.!?:\n]/.test(between(at))) return false;
    return /^\p{Lu}\P{Lu}*$/u.test(text.slice(token.start, token.end));
  };
  const alone = words.length - (AND.has(words[0] ?? '') ? 1 : 0) === 1;

  return {
    words,
    located,
    capital,

    placeEnded(end: number): void {
      lastPlace = end;
    },

    /** The index after ALER's unit or ALER's own name, which hold names of towns and are no places; null elsewhere. */
    unitEnd(at: number): number | null {
      if (OWNER.every((word, index) => words[at + index] === word)) return at + OWNER.length;
      const head = UNIT_HEADS.find((each) => each.every((word, index) => words[at + index] === word));
      if (!head) return null;
      let end = at + head.length;
      if (words[end] === 'di') end++;
      if (!UNIT_CITIES.has(words[end] ?? '')) return null;
      end++;
      return AND.has(words[end] ?? '') && UNIT_CITIES.has(words[end + 1] ?? '') ? end + 2 : end;
    },

    inStreet: (at: number) => lists.vie.has(words[at - 1] ?? '') && !/[,;.!?]/.test(between(at)),

    /** Whether the word may abbreviate a part of this name: with a full stop, by all the initials left, by a beginning. */
    abbreviates(at: number, shape: NameShape<unknown>): boolean {
      const token = tokens[at];
      if (token === undefined) return false;
      if (text[token.end] === '.' && token.text.length < 5) return true;
      if (token.text.length > 2) return true;
      // "Pieve s giacomo": the saint that the next word names.
      const saint = shape.majors.indexOf('san');
      if (token.text === 's' && saint >= 0 && words[at + 1] === shape.majors[saint + 1]) return true;
      const rest = shape.majors.map((major) => major[0]).join('');
      if (token.text.length === 2) return rest.endsWith(token.text);
      const neighbours = `${single(words[at - 1])}${token.text}${single(words[at + 1])}`;
      return neighbours.length > 1 && [...neighbours].length < 4 && rest.includes(neighbours);
    },

    /** Whether what is written of the name is enough here to name the comune. */
    names(shape: NameShape<unknown>, fit: Fit, at: number): boolean {
      const head = shape.majors[0] ?? '';
      // "San Giovanni Bosco" is another name than the one that "San Giovanni" begins.
      const goesOn = capital(fit.end) && between(fit.end) === ' ';
      if (goesOn && fit.matched < shape.majors.length && SAINTLY.has(head)) return false;
      if (fit.matched > 1) return true;
      if (lists.maiDaSole.has(head)) return false;
      if (!lists.soloDopoLocativo.has(head)) return true;
      if (fit.edits > 0 || lists.seguiti.has(words[fit.end] ?? '')) return false;
      if (LOCATIVE.has(words[fit.end] ?? '') && lists.seguiti.has(words[fit.end + 1] ?? '')) return false;
      // "Tornata: quanti liberi?".
      const asked = at === 0 && fit.matched === shape.majors.length && /^\s*:/.test(between(1));
      return alone || asked || located(at) || (capital(at) && !ARTICLE.has(words[at - 1] ?? ''));
    },

    /** Whether a one-word name of another Italian comune is meant as a place. */
    placeAlone(at: number, word: string): boolean {
      if (isTitled(at)) return true;
      return !lists.nonLuoghi.has(word) && (located(at) || capital(at));
    },
  };
}

function single(word: string | undefined): string {
  return word?.length === 1 ? word : '';
}
