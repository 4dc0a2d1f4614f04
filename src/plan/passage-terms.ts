// SPDX-License-Identifier: EUPL-1.2
import type { Passage } from '../corpus/passages.ts';
import { words } from '../italian/fold.ts';
import { numberWord } from '../italian/numbers.ts';
import { stem } from '../italian/stem.ts';
import { isStopWord } from '../italian/stop-words.ts';

/** The columns of the search index, each a list of terms apart by spaces. */
export interface IndexedTerms {
  readonly words: string;
  readonly stems: string;
  /** The title of its own section. */
  readonly title: string;
  /** The titles above, and its own place in an act. */
  readonly path: string;
  /**
   * What introduces the list of an item, since an item alone often does not say what it is an item of; and for what
   * introduces a list, its items.
   */
  readonly context: string;
}

/** Writings of one thing, as the one that is indexed and looked for. */
const WRITINGS: readonly [RegExp, string | ((written: string) => string)][] = [
  // "16.000" and "16000".
  [/(?<=\d)\.(?=\d{3}(?!\d))/g, ''],
  // "16.000,00 €" and "16000 euro": whole euros are said without cents.
  [/(?<=\d),00(?!\d)/g, ''],
  [/€/g, ' euro '],
  [/(?<![\p{L}\p{N}])(?:d\.\s?g\.\s?r\.?|dgr)(?![\p{L}])/giu, ' dgr '],
  [/(?<![\p{L}\p{N}])l\.\s?r\.?(?=\s*(?:n\.?\s*)?\d|\s|$)/giu, ' legge regionale '],
  [/(?<![\p{L}\p{N}])lr\s?(?=\d)/giu, ' legge regionale '],
  [/(?<![\p{L}\p{N}])r\.\s?r\.?(?=\s*(?:n\.?\s*)?\d|\s|$)/giu, ' regolamento regionale '],
  [/(?<![\p{L}\p{N}])p\.\s?d\.\s?z\.?(?![\p{L}])/giu, ' piano di zona '],
  [/(?<![\p{L}\p{N}])u\.\s?i\.?(?![\p{L}])/giu, ' ui '],
  [/(?<![\p{L}\p{N}])[Aa]ll\.\s*(?=[A-Z]\))/gu, ' allegato '],
  // "S. Felice" and "San Felice", "L.go Pagliari".
  [/(?<![\p{L}\p{N}.])S\.\s?(?=\p{Lu}\p{Ll})/gu, ' san '],
  [/(?<![\p{L}\p{N}])l\.go(?!\p{L})/giu, ' largo '],
  [/(?<![\p{L}\p{N}])lett\.?(?=\s)/giu, ' lettera '],
  [/(?<![\p{L}\p{N}])c\.\s*(?=\d)/giu, ' comma '],
  // "P.I.N.Qu.A." is typed "PINQuA".
  [
    /(?<![\p{L}\d.])(?:\p{L}{1,2}\.){3,}(?:\p{L}{1,2}(?![\p{L}\d]))?/gu,
    (written) => written.replaceAll('.', ''),
  ],
  // "d bis", "7 bis" and "7bis" are one term each.
  [/(?<![\p{L}\p{N}])(\d{1,3}|\p{L})\s(bis|ter|quater)(?!\p{L})/giu, '$1$2'],
];
/** Words after which a number or a letter names a place in an act, or one of a numbered series. */
const PLACES = new Set(['art', 'comma', 'lettera', 'numero', 'punto', 'tabella']);
const SERIES = new Set(['misura', 'azione', 'allegato', 'obiettivo', 'sezione', 'parte', 'at', 'n']);
/** "comma 3", "lettera b)", as the last steps of a path. */
const PLACE_LABEL = /^(?:comma|lettera|numero|punto) /;
/** The letter of a heading: "j) Comuni che…", "i.a) Comuni che…". */
const HEADING_LETTER = /^[-\s]*([a-z])(?:\.([a-z]))?\)\s/;
/** Closes a path, so that "lettera b)" itself is known from what stands inside it. */
export const END = 'xqui';
/** Begins each item of a list that is told beside what introduces it. */
export const ITEM = 'xvoce';
/** What an item begins with: "3. ", "b) ". Without it a definition begins with what it defines. */
const LABEL = /^(?:\d{1,2}|[a-z](?: bis)?)[.)]\s+/;

/** `items` are the items of the list that the passage introduces: what introduces a list often does not say what of. */
export function indexedTerms(passage: Passage, items: readonly Passage[] = []): IndexedTerms {
  const own = termsOf(passage.text.replace(LABEL, ''));
  const title = passage.path.findLastIndex((step) => !PLACE_LABEL.test(step));
  const around = passage.path.filter((_, index) => index !== title);
  return {
    words: own.join(' '),
    stems: stemsOf(own).join(' '),
    title: stemsOf(termsOf(withLetter(passage.path[title] ?? ''))).join(' '),
    path: [...around.map((step) => stemsOf(termsOf(step)).join(' ')), END].join(' '),
    context: [
      stemsOf(termsOf(passage.list?.introduction ?? '')).join(' '),
      ...items.map(({ text }) => `${ITEM} ${stemsOf(termsOf(text.replace(LABEL, ''))).join(' ')}`),
    ].join(' '),
  };
}

function withLetter(title: string): string {
  return title.replace(HEADING_LETTER, (_, letter: string, second?: string) => {
    const label = letter + (second ?? '');
    return `tabella ${label} lettera ${label} `;
  });
}

/** "Un" and "sei" are numbers only where one is meant. */
const ALSO_A_WORD = /^(?:un[oa]?|sei)$/;

/** Folded words and numbers, in order, each in the one writing that is looked for. */
export function termsOf(text: string): string[] {
  const plain = WRITINGS.reduce(
    (written, [form, one]) =>
      typeof one === 'string' ? written.replace(form, one) : written.replace(form, one),
    text,
  );
  const found = words(plain).map((word) => (word.text === 'articolo' ? 'art' : word.text));
  return found.map((term, index) => {
    const value = namesPlaces(found[index - 1] ?? '') || !ALSO_A_WORD.test(term) ? numberWord(term) : null;
    return value !== null && value > 0 && value < 100 ? String(value) : term;
  });
}

/** Stems of the words that mean something, and of the letters that name a place ("lettera a"). */
export function stemsOf(terms: readonly string[]): string[] {
  return terms.filter((term, index) => bearsMeaning(term, terms[index - 1])).map((term) => stem(term));
}

/** Whether a term says something of a subject, after the term before it. */
export function bearsMeaning(term: string, previous: string | undefined): boolean {
  return (
    !isStopWord(term) || (previous !== undefined && (isPlace(previous, term) || isSeries(previous, term)))
  );
}

/** "comma 3", "lettera b", "art 4": a place in an act. */
export function isPlace(word: string, label: string | undefined): label is string {
  return (
    PLACES.has(word) &&
    isLabel(label) &&
    (word === 'lettera' || word === 'tabella' || /^(?:\d|[ivx]+$)/.test(label))
  );
}

/** "misura 4", "azione 2", "allegato b": one of a series. "Quando parte e per chi è": a vowel is a word of its own, but of an annex. */
export function isSeries(word: string, label: string | undefined): label is string {
  return SERIES.has(word) && isLabel(label) && (word === 'allegato' || !/^[aeio]$/.test(label));
}

function namesPlaces(word: string): boolean {
  return PLACES.has(word) || SERIES.has(word);
}

function isLabel(label: string | undefined): label is string {
  return label !== undefined && /^(?:(?:\d{1,3}|[a-z])(?:bis|ter|quater)?|i[a-c]|[ivx]{1,4})$/.test(label);
}
