// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../../italian/distance.ts';
import { fold, type Word, words } from '../../italian/fold.ts';
import { nearWords } from '../../italian/near-words.ts';
import { spell as inWords, numberWord } from '../../italian/numbers.ts';
import { stem } from '../../italian/stem.ts';
import { isStopWord } from '../../italian/stop-words.ts';
import type { Gazetteer } from '../../places/model.ts';
import type { Lexicon } from './lexicon.ts';
import type { RuleWords } from './rules.ts';

/** Shorter words are not repaired: too many words are one letter away from them. */
const SHORTEST = 4;
/** Shorter words are repaired only where the next word is much less likely. */
const SURE = 5;
/** How much likelier a word must be than the next of another meaning. */
const MARGIN = { sure: 0.15, short: 0.25 };
/** From this length on, two slips leave no doubt where they lead to one word only. */
const LONG = 9;
/** A slip as unlikely as this is the last thing to think of. */
const UNLIKELY = 1.25;
/** Shorter words of the wordings are too near to others. */
const SHORTEST_WORDED = 5;
/** Shorter roots are too near to others. */
const SHORTEST_ROOT = 7;
/** Longer endings are another word's. */
const LONGEST_ENDING = 4;
/** How much likelier a word is that asks something than one that does not. */
const ASKED_OFTEN = 0.3;
/** Verbs that end in a pronoun: "prenderne". */
const CLITIC = /(?:[aei]r|[ae]ndo)(?:mi|ti|ci|vi|si|ne|l[aeio]|gli)$/;
/** No word is longer: a longer token is noise. */
const LONGEST = 30;
/** What is repaired of a text. */
const MOST_WORDS = 200;
/** Years that are asked in words. */
const YEARS = Array.from({ length: 20 }, (_, index) => 2012 + index);
/** Shorter number words are too near to one another. */
const SHORTEST_NUMBER = 8;
const ELISIONS = ['dell', 'nell', 'sull', 'dall', 'all', 'quest', 'l', 'd', 'un'];
/** Forms that only stand before a vowel. */
const ELIDED = new Set('qual quant quest quell tutt dell nell sull dall coll'.split(' '));
/** One of two words typed as one is at least so long: short ones make up other words. */
const SHORTEST_JOINED = 6;
/** Shorter names with a capital are too near to words that are none. */
const SHORTEST_PROPER = 6;
/** What a word of the lexicon may ask for. */
const ASKED: ReadonlySet<string> = new Set(['topic', 'use', 'housing', 'owner']);
/** Words before the town of one of ALER's units. */
const UNIT = new Set(['aler', 'uo', 'uog', 'operativa', 'gestionale']);

export interface SpellingKnowledge {
  readonly lexicon: Lexicon;
  readonly ruleWords: RuleWords;
  readonly gazetteer: Gazetteer;
}

/**
 * Builds the repair of typing errors: a word that is not known becomes the one known word that a slip explains. A word that
 * is right stays, however near another is; so do numbers in digits, acronyms, and what may be the name of a comune, which the
 * gazetteer repairs and tells of.
 */
export function speller(knowledge: SpellingKnowledge): (text: string) => string {
  const { lexicon, gazetteer } = knowledge;
  const { nameWords } = gazetteer;
  const { meant, right, absent, worded } = vocabularyOf(knowledge);
  const aliases = [...gazetteer.ambiti, ...gazetteer.aree].flatMap(({ alias }) =>
    alias.map((each) => ` ${fold(each)} `),
  );
  const near = nearWords([...meant, ...absent, ...worded, ...nameWords.comuni]);
  const roots = [...lexicon.worded.roots];
  const nearRoots = nearWords(roots);
  const endings = new Set(
    [...meant].map((word) => word.slice(stem(word).length)).filter((ending) => ending !== ''),
  );
  // "Transitoro": what one word asks by itself is asked in whatever ending.
  const telling = new Set(
    [...lexicon.byFirstWord.values()]
      .flat()
      .flatMap(({ words: [only = '', ...more], concept }) =>
        more.length === 0 && ASKED.has(concept.kind) && concept.id !== 'norme' ? [only] : [],
      ),
  );
  const long = new Map<string, string[]>();
  for (const word of meant) {
    if (word.length < LONG) continue;
    long.set(word.charAt(0), [...(long.get(word.charAt(0)) ?? []), word]);
  }

  /** The words a slip away, likeliest first. */
  const nearest = (word: string) =>
    near(word)
      .map((item) => (telling.has(item.word) ? { ...item, cost: item.cost - ASKED_OFTEN } : item))
      .sort((one, other) => one.cost - other.cost);
  const pairs = new Set(
    [...lexicon.byFirstWord.values()]
      .flat()
      .flatMap((phrase) => phrase.words.slice(1).map((word, at) => `${phrase.words[at]} ${word}`)),
  );

  return (text) => {
    const tokens = words(text).slice(0, MOST_WORDS);
    const shouted = !/\p{Ll}/u.test(text);
    const isAcronym = ({ start, end }: Word) => !shouted && !/\p{Ll}/u.test(text.slice(start, end));
    const wrong = tokens.flatMap((token, at) => (isRight(tokens, at) || isAcronym(token) ? [] : [at]));
    if (wrong.length === 0 || tokens.filter((token) => lexicon.english.has(token.text)).length > 1)
      return text;
    const mentioned = mentionedIn(text);
    let written = text;
    for (const at of wrong.reverse()) {
      const { text: word, start, end } = tokens[at] ?? NO_WORD;
      const before = mentioned(start);
      if (before && !(before.kind === 'comune' && before.corrected)) continue;
      if (isCode(text, start, end)) continue;
      const [previous, next] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
      const meaning = lexicon.rightWords.has(word)
        ? inAlias(word, previous, next)
        : repaired(word, previous, next);
      if (
        meaning === null ||
        (before && meaning.includes("'")) ||
        (isProper(text, start, end) && !couldBeProper(meaning))
      )
        continue;
      const changed = written.slice(0, start) + meaning + written.slice(end);
      if (nameWords.comuni.has(meaning) && !UNIT.has(previous)) {
        const after = mentionedIn(changed)(start);
        // The gazetteer repairs a comune's name itself, and tells so; what it does not is an ambito's, or half a name.
        if (after?.kind === 'comune' && (before || !/\s/.test(after.written))) continue;
      }
      written = changed;
    }
    return written;
  };

  function isRight(tokens: readonly Word[], at: number): boolean {
    const word = tokens[at]?.text ?? '';
    if (ELIDED.has(word)) return !/^[^aeiouh]/.test(tokens[at + 1]?.text ?? '');
    if (word.length < SHORTEST || word.length > LONGEST || /\d/.test(word)) return true;
    if (lexicon.rightWords.has(word) && !meant.has(word)) {
      return inAlias(word, tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? '') === null;
    }
    return right.has(word) || numberWord(word) !== null || nameWords.isElsewhere(word);
  }

  /** The place that is named at an offset of a text. */
  function mentionedIn(text: string) {
    const mentions = gazetteer.find(text);
    return (at: number) => mentions.find(({ start, end }) => start <= at && at < end);
  }

  /** What a mistyped word stands for, between two others; null where there is nothing, or several things. */
  function repaired(word: string, previous: string, next: string): string | null {
    const known = nearest(word);
    const [first] = known;
    if (CLITIC.test(word)) return null;
    if (!first || first.cost > UNLIKELY) {
      const other = split(word) ?? bySlips(word) ?? byRoot(word);
      if (other !== null || !first) return other;
    }
    const margin = word.length < SURE ? MARGIN.short : MARGIN.sure;
    const likely = known.filter(({ cost }) => cost - first.cost < margin);
    const fitting = likely.filter((item) => inPhrase(item.word, previous, next));
    const [best = first] = fitting;
    if (inflects(word, best.word)) return null;
    return likely.every((item) => fitting.length === 1 || alike(item.word, best.word)) ? best.word : null;
  }

  /** Whether a word is only another form of a known one: "guadagno" beside "guadagna". */
  function inflects(word: string, known: string): boolean {
    if (ELIDED.has(word) || isEmpty(known) || nameWords.territories.has(known) || telling.has(known))
      return false;
    const root = stem(word);
    return root === stem(known) && endings.has(word.slice(root.length));
  }

  /** What is written with a capital inside a sentence is a name: of an ambito, or of what the lexicon speaks of. */
  function couldBeProper(known: string): boolean {
    if (nameWords.comuni.has(known) || nameWords.territories.has(known)) return true;
    return known.length >= SHORTEST_PROPER && !isEmpty(known);
  }

  /** "Olio Po": a word that is right, but not beside another of an ambito's name. */
  function inAlias(word: string, previous: string, next: string): string | null {
    const beside = (known: string) =>
      aliases.some(
        (alias) => alias.includes(` ${previous} ${known} `) || alias.includes(` ${known} ${next} `),
      );
    const found = nearest(word).filter(
      ({ word: known }) => nameWords.territories.has(known) && beside(known),
    );
    return found[0]?.word ?? null;
  }

  /** Whether a word and one beside it stand in a phrase of the lexicon: "metri quadri". */
  function inPhrase(word: string, previous: string, next: string): boolean {
    return pairs.has(`${word} ${next}`) || pairs.has(`${previous} ${word}`);
  }

  function isEmpty(word: string): boolean {
    return lexicon.emptyWords.has(word) || isStopWord(word);
  }

  /** Whether it makes no difference which of two words is read. */
  function alike(one: string, other: string): boolean {
    const inEnding = one.length === other.length && one.slice(0, -1) === other.slice(0, -1);
    return inEnding || stem(one) === stem(other) || (isEmpty(one) && isEmpty(other));
  }

  /** The word that two slips of a long one lead to. */
  function bySlips(word: string): string | null {
    if (word.length < LONG) return null;
    const found = (long.get(word.charAt(0)) ?? []).filter(
      (known) => known.slice(-2) === word.slice(-2) && distance(word, known, 2) <= 2,
    );
    const [only] = found;
    return only !== undefined && found.every((other) => alike(only, other)) ? only : null;
  }

  /** "Affifabile": what begins with the root of a wording but for a slip. */
  function byRoot(word: string): string | null {
    if (roots.some((root) => word.startsWith(root))) return null;
    for (let length = word.length; length >= word.length - LONGEST_ENDING; length--) {
      const [first, second] = nearRoots(word.slice(0, length));
      if (first === undefined || first.word.length < SHORTEST_ROOT) continue;
      // A root's last letter may be only another ending of the same word.
      if (word.startsWith(first.word.slice(0, -1))) return null;
      return second === undefined || second.cost - first.cost >= MARGIN.sure
        ? first.word + word.slice(length)
        : null;
    }
    return null;
  }

  /** "lanno", "quantialloggi": two words without what stands between them. */
  function split(word: string): string | null {
    const elision = ELISIONS.find((each) => {
      const rest = word.startsWith(each) ? word.slice(each.length) : '';
      return rest.length >= SHORTEST && /^[aeiouh]/.test(rest) && meant.has(rest);
    });
    if (elision !== undefined) return `${elision}'${word.slice(elision.length)}`;
    for (let at = SHORTEST; at <= word.length - SHORTEST; at++) {
      if (Math.max(at, word.length - at) < SHORTEST_JOINED) continue;
      if (meant.has(word.slice(0, at)) && meant.has(word.slice(at))) {
        return `${word.slice(0, at)} ${word.slice(at)}`;
      }
    }
    return null;
  }
}

/** Part of an address, a command or an abbreviation, or glued to one: no word of a sentence. */
function isCode(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 3)];
  return (
    /[@<>={}$\\_&|/]$|\p{L}\.$/u.test(before) || /^(?:[@<>={}$\\_&|/(]|\.(?:\p{L}| \p{Ll}))/u.test(after)
  );
}

/** Written with a capital within a sentence, or after another name that is: "con i soldi di Casa Maria". */
function isProper(text: string, start: number, end: number): boolean {
  return (
    /^\p{Lu}\p{Ll}/u.test(text.slice(start, end)) &&
    /(?:^|[\s'’])\p{Ll}+[\s'’](?:\p{Lu}\p{Ll}+\s)*$|^(?:\p{Lu}\p{Ll}+\s){2,}$/u.test(text.slice(0, start))
  );
}

const NO_WORD: Word = { text: '', start: 0, end: 0 };

/** The words that a mistyped one may stand for, and those that are right. */
function vocabularyOf({ lexicon, ruleWords, gazetteer }: SpellingKnowledge) {
  const { nameWords } = gazetteer;
  const years = YEARS.flatMap((year) => [year, year - 2000].map((n) => fold(inWords(n) ?? '')));
  const meant = new Set(
    [
      ...lexicon.vocabulary,
      ...lexicon.frequentWords,
      ...[...ruleWords.rules, ...ruleWords.figures].flatMap((phrase) => phrase.split(' ')),
      ...nameWords.frequent,
      ...nameWords.territories,
      ...years.filter((word) => word.length >= SHORTEST_NUMBER),
    ].filter((word) => word.length > 2 && !/\d/.test(word)),
  );
  const phrases = [...lexicon.byFirstWord.values()].flat();
  const absent = phrases.filter(({ concept }) => concept.kind === 'absent').flatMap((phrase) => phrase.words);
  const right = new Set([
    ...meant,
    ...phrases.flatMap((phrase) => phrase.words),
    ...lexicon.emptyWords,
    ...lexicon.english,
    ...nameWords.lookalikes,
    ...nameWords.comuni,
    ...lexicon.rightWords,
    ...lexicon.worded.whole,
    ...lexicon.idleWords,
  ]);
  return {
    meant,
    right,
    absent: absent.filter((word) => word.length >= SHORTEST),
    worded: [...lexicon.worded.whole].filter((word) => word.length >= SHORTEST_WORDED && !/\d/.test(word)),
  };
}
