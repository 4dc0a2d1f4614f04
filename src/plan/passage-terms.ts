// SPDX-License-Identifier: EUPL-1.2
import type { Passage } from '../corpus/passages.ts';
import { words } from '../italian/fold.ts';
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
  /** What introduces the list of an item: an item alone often does not say what it is an item of. */
  readonly context: string;
}

/** "16.000" and "16000" are one term. */
const THOUSANDS = /(?<=\d)\.(?=\d{3}(?!\d))/g;
/** "d bis", "7 bis" and "7bis" are one term each. */
const LATIN_SUFFIX = /(?<![\p{L}\p{N}])(\d{1,3}|\p{L})\s(bis|ter|quater)(?!\p{L})/giu;
/** Words after which a number or a letter names a place in an act. */
const PLACES = new Set(['art', 'comma', 'lettera', 'numero', 'punto']);
/** "comma 3", "lettera b)", as the last steps of a path. */
const PLACE_LABEL = /^(?:comma|lettera|numero|punto) /;
/** Closes a path, so that "lettera b)" itself is found before what stands inside it. */
const END = 'xqui';
/** What an item begins with: "3. ", "b) ". Without it a definition begins with what it defines. */
const LABEL = /^(?:\d{1,2}|[a-z](?: bis)?)[.)]\s+/;
/** Of a longer text the first words count: a search has its limits, and nobody asks so long. */
const MOST_CHARACTERS = 4000;
const MOST_TERMS = 40;
const LONGEST_PHRASE = 12;
/** Shorter words are looked for as they are, not as beginnings. */
const SHORTEST_PREFIX = 4;

export function indexedTerms(passage: Passage): IndexedTerms {
  const own = termsOf(passage.text.replace(LABEL, ''));
  const introduction = passage.list?.introduction ?? '';
  const title = passage.path.findLastIndex((step) => !PLACE_LABEL.test(step));
  const around = passage.path.filter((_, index) => index !== title);
  return {
    words: own.join(' '),
    stems: stems(own).join(' '),
    title: stems(termsOf(passage.path[title] ?? '')).join(' '),
    path: [...around.map((step) => stems(termsOf(step)).join(' ')), END].join(' '),
    context: stems(termsOf(introduction)).join(' '),
  };
}

/**
 * What people typed, as a search: any of its words, better its stems side by side, best the phrase itself, above all where a
 * passage begins with it. Every term is made of letters and digits and stands in quotes, so that nothing typed is ever read
 * as an operator. Null where nothing is left to look for.
 */
export function matchExpression(query: string): string | null {
  const all = termsOf(query.slice(0, MOST_CHARACTERS)).slice(0, MOST_TERMS);
  if (all.length === 0) return null;
  const clauses: string[] = [];
  const free: string[] = [];
  for (const [index, term] of all.entries()) {
    const next = all[index + 1];
    const previous = all[index - 1];
    if (isPlace(term, next)) {
      const phrase = `"${stem(term)} ${stem(next)}"`;
      clauses.push(`{title path} : ${phrase}`, `path : "${stem(term)} ${stem(next)} ${END}"`);
      if (term === 'art') clauses.push(`stems : ${phrase}`);
    } else if (!(previous !== undefined && isPlace(previous, term)) && !isStopWord(term)) free.push(term);
  }
  const terms = free.length > 0 || clauses.length > 0 ? free : all;
  for (const term of terms) {
    const stemmed = stem(term);
    clauses.push(
      `words : "${term}"`,
      `stems : "${stemmed}"`,
      `{title path} : "${stemmed}"`,
      `context : "${stemmed}"`,
    );
    if (term.length >= SHORTEST_PREFIX) clauses.push(`words : "${term}" *`);
  }
  for (const [index, right] of terms.entries()) {
    const left = terms[index - 1];
    if (left === undefined) continue;
    const phrase = `"${stem(left)} ${stem(right)}"`;
    clauses.push(`stems : ${phrase}`, `{title path} : ${phrase}`);
  }
  const core = withoutOuterStopWords(all);
  if (core.length > 1 && core.length <= LONGEST_PHRASE) {
    const phrase = `"${core.join(' ')}"`;
    clauses.push(`words : ${phrase}`, `words : ^ ${phrase}`);
  }
  return [...new Set(clauses)].join(' OR ');
}

/** Folded words and numbers, in order. */
function termsOf(text: string): string[] {
  return words(text.replace(THOUSANDS, '').replace(LATIN_SUFFIX, '$1$2')).map((word) =>
    word.text === 'articolo' ? 'art' : word.text,
  );
}

/** Stems of the words that mean something, and of the letters that name a place ("lettera a"). */
function stems(terms: readonly string[]): string[] {
  return terms
    .filter((term, index) => !isStopWord(term) || isPlace(terms[index - 1] ?? '', term))
    .map((term) => stem(term));
}

/** "comma 3", "lettera b", "art 4": a place in an act. */
function isPlace(word: string, label: string | undefined): label is string {
  return (
    PLACES.has(word) &&
    label !== undefined &&
    /^(?:(?:\d{1,3}|[a-z])(?:bis|ter|quater)?|[ivx]{1,4})$/.test(label)
  );
}

function withoutOuterStopWords(terms: readonly string[]): readonly string[] {
  const first = terms.findIndex((term) => !isStopWord(term));
  const last = terms.findLastIndex((term) => !isStopWord(term));
  return first < 0 ? [] : terms.slice(first, last + 1);
}
