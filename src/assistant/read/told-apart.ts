// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../../italian/distance.ts';
import { fold, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import { COUNTS } from './asked-aspect.ts';
import type { Lexicon } from './lexicon.ts';
import { isAsking } from './name-left-out.ts';
import { LEADING } from './openings.ts';
import type { Reading } from './reading.ts';

/** Shorter words tell too little apart, and are too near to others. */
const SHORTEST = 3;
/** From this length on, two slips of the pen still lead to one word. */
const LONG = 8;
/** Shorter roots are too near to others. */
const LONG_ROOT = 5;
/** What is asked most, and mistyped worst. */
const DWELLINGS = ['alloggi', 'alloggio', 'appartamenti', 'abitazioni'];
/** What always tells a part: where in a town, and other bodies than the owners that tables know. */
const TELLING =
  /^(?:via|vial[ei]|corso|largo|rione|frazion[ei]|quartier[ei]|localita|borgat[ae]|contrad[ae]|aziend[ae]|cooperativ[ae]|fondazion[ei]|consorzi[o]?|associazion[ei]|parrocchi[ae]|diocesi)$/;
/** A number of what is measured in units of its own: "più di 50 anni", "famiglie di 5 persone". */
const OF_ANOTHER =
  /\b(?:\d+|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|venti|trenta|cinquanta|cent)\s+(ann[oi]|mes[ei]|giorn[oi]|settiman[ae]|metri|mq|stanz[ae]|camer[ae]|vani|local[ei]|person[ae]|component[ei]|figli[o]?|bagni|piani(?<!\b(?:tra|fra|i|nei|dei|ai|dai) \w+ piani))\b/g;
/** Shorter names of what the documents treat are too near to others. */
const SHORTEST_TREATED = 4;
/** All public housing is let: it tells nothing apart. */
const RENTS = /^(?:affitt\w+|canon[ei]|locazion[ei])$/;
/** What is done: "aspettavano", "vorremmo", "guardando". */
const DONE = /(?:[aei]r[eo]|[aei]v[aoi](?:no)?|[ao]no|[ae]ndo|iamo|mmo|[aei]re?bbe(?:ro)?|iene)$/;
/** A word, and no code. */
const LETTERS = /^\p{L}+$/u;
/** Letters of an ending. */
const ENDING = 2;
/** "Al primo gennaio 2020", "al 31 dicembre": the day of which the figures of a year are. */
const REFERENCE_DAY = /\b(?:(?:1|1o|primo|i)[°º]? gennaio|31 dicembre)\b/g;
/** Where a clause ends, and something else begins. */
const BORDER = /[,;:?!()<>«»"\n[\]{}|*=#]|\.(?!\d)|'(?=\s|$)|--/;

/**
 * The words by which a question tells a part of what it asks from all of it: "stranieri" of "residenti stranieri", "camere" of
 * "più di tre camere", "anziana" of "la popolazione più anziana". Where no row of a table has them, the figure of all would be
 * no answer. A word that a slip of the pen explains is none; empty where every word of what is asked is read.
 */
export function toldApart(reading: Reading, lexicon: Lexicon): string[] {
  const { question, unknownWords, recognised, topics, story, why, codes, excluded } = reading;
  if (story !== null || why || codes.length > 0 || excluded.length > 0) return [];
  const telling = tellingOf(lexicon, reading);
  // Beside a comparison, or where no number is asked, what is done tells less than what is named.
  const named = reading.operation !== null || !COUNTS.test(question);
  const tells = (word: string) => telling(word) && !(named && DONE.test(word));
  // What only the documents' words treat is no measure: "dal PNRR".
  const treated = recognised
    .filter(({ as, words: said }) => as === 'topic: norme' && !isAsking(said))
    .flatMap(({ words: said }) => words(said).map(({ text }) => text))
    .filter((word) => word.length >= SHORTEST_TREATED && !RENTS.test(word) && !lexicon.tellsNothing(word));
  const known = topics.some((topic) => topic !== 'norme') ? treated : [];
  // A name in quotes is of one thing among all: “Un posto per la vita”.
  const quoted = [...question.matchAll(QUOTED)].flatMap(([, name = '']) =>
    words(name).map(({ text }) => text),
  );
  const ofName = quoted.filter((word) => unknownWords.includes(word) && word.length >= SHORTEST_TREATED);
  const told = asking(question, recognised).flatMap((clause) => {
    const said = words(fold(clause).replace(REFERENCE_DAY, '')).map(({ text }) => text);
    const others = [...fold(clause).matchAll(OF_ANOTHER)].map(([, unit = '']) => unit);
    const unknown = said.filter((word) => unknownWords.includes(word) && (TELLING.test(word) || tells(word)));
    return [...unknown, ...said.filter((word) => known.includes(word)), ...others];
  });
  return [...new Set([...told, ...ofName])];
}

/** Several words in quotes. */
const QUOTED = /["«“]([^"«»“”]+ [^"«»“”]+)["»”]/g;

/** A count of what has been named already. */
const COUNTED_BEFORE = /\bquant[ie] (?:ce ne )?(?:sono|erano|saranno|sarebbero)\s*$/i;

/** The clauses that ask: from "quanti" on, or that name something which is measured. */
function asking(question: string, recognised: Reading['recognised']): string[] {
  const clauses = question.split(BORDER);
  const counting = clauses.filter((clause) => COUNTS.test(clause));
  // "Gli alloggi vuoti del Boschetto quanti sono": what is counted may stand before.
  const counted = (clause: string) =>
    COUNTED_BEFORE.test(clause) ? clause : clause.slice(clause.search(COUNTS));
  if (counting.length > 0) return counting.map(counted);
  const measured = recognised.filter(({ as }) => MEASURED.test(as));
  return clauses.filter((clause) => measured.some(({ words: said }) => clause.includes(said)));
}

/** What was recognised of a question that a figure may be of. */
const MEASURED = /^(?:topic|use|housing)\b/;

/** "Chi è il responsabile dell'ufficio casa?": of dwellings and of no measure, with a word that no figure has. */
export function asksOther(reading: Reading, lexicon: Lexicon): boolean {
  const { question, topics, uses, unknownWords, list } = reading;
  if (topics.length + uses.length > 0 || list || !OPEN.test(fold(question)) || COUNTS.test(question))
    return false;
  return unknownWords.some(tellingOf(lexicon, reading));
}

/** A question that no number answers. */
const OPEN = new RegExp(String.raw`^${LEADING}(?:chi|quando|come|perche|da quando|che cosa|cosa)\b`);

/**
 * Whether an unknown word tells something apart: it is not idle, no part of what names a measure that is asked, and no slip of
 * the pen for a word that is read. A word that is known to be right is none, and no other form of an idle one: "comprato" and
 * "compreso".
 */
function tellingOf(lexicon: Lexicon, { topics, places }: Reading): (word: string) => boolean {
  const { vocabulary, idleStems, idleWords, emptyWords, frequentWords, rightWords, topicStems } = lexicon;
  const own = topics.filter((id) => id !== 'norme').map((id) => topicStems.get(id) ?? new Set<string>());
  const roots = [idleStems, ...own]
    .flatMap((stems) => [...stems])
    .filter(({ length }) => length >= LONG_ROOT);
  const names = places.flatMap((place) => (place.kind === 'comune' ? words(place.comune.nome) : []));
  const isSlip = (word: string, root: string) => {
    const slips = word.length >= LONG ? 2 : 1;
    return (
      [vocabulary, frequentWords, idleWords].some((known) => isSlipOf(word, known, slips)) ||
      roots.some((other) => other[0] === root[0] && distance(root, other, 1) <= 1) ||
      [...DWELLINGS, ...names.map(({ text }) => text)].some((other) => distance(word, other, 2) <= 2)
    );
  };
  return (word) => {
    if (word.length < SHORTEST || !LETTERS.test(word)) return false;
    const root = stem(word);
    const idle = lexicon.tellsNothing(word) || emptyWords.has(word);
    if (idle || own.some((stems) => stems.has(root))) return false;
    return rightWords.has(word) || !(idleStems.has(root) || isSlip(word, root));
  };
}

/**
 * Whether so many slips of the pen make `word` of one of `known`, of which it is no other form; the first letter is right, and
 * of two slips none is in the ending, which makes other words: "comprato" and "compreso".
 */
export function isSlipOf(word: string, known: ReadonlySet<string>, slips: number): boolean {
  const near = (other: string) => {
    const most = other.slice(-ENDING) === word.slice(-ENDING) ? slips : 1;
    return other[0] === word[0] && distance(word, other, most) <= most && stem(other) !== stem(word);
  };
  return [...known].some(near);
}
