// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import { loadItalianWords } from './italian-words.ts';
import { loadServiceWords } from './service-words.ts';

/**
 * Words that name nothing by themselves, in four classes by what they do in a question; one word may be of several:
 *
 * | class   | what it does                                          | for example         | who asks                             |
 * |---------|-------------------------------------------------------|---------------------|--------------------------------------|
 * | empty   | nothing, wherever it stands                           | "allora", "anche"   | what looks for words that stand together |
 * | framing | asks, and says how to answer, in any of its forms     | "elencami", "serve" | what looks for words not read        |
 * | idle    | says of what is counted what is true of all of it     | "vivono", "risultano" | what looks for words that tell apart |
 * | right   | is good Italian, and is read by nothing               | "comprato"          | the repair of typing errors          |
 */
export interface WordClasses {
  readonly emptyWords: ReadonlySet<string>;
  /** The empty words that a mistyped one may stand for: the others are near to too many. */
  readonly frequentWords: ReadonlySet<string>;
  readonly framingStems: ReadonlySet<string>;
  readonly idleWords: ReadonlySet<string>;
  /** Whether a word is idle, or only carries a question in whatever form: to have, to say, when, how. */
  readonly tellsNothing: (word: string) => boolean;
  /** Stems of the idle words, and of those that name dwellings, owners and operations. */
  readonly idleStems: ReadonlySet<string>;
  readonly rightWords: ReadonlySet<string>;
  /** What people type for short, and what they mean. */
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** The classes as `data/lessico.json` lists them. */
interface Listed {
  readonly parole_vuote: readonly string[];
  readonly forme_vuote: readonly string[];
  readonly parole_di_cornice: readonly string[];
  readonly parole_che_non_distinguono: readonly string[];
}

/** Every word of some phrases, folded. */
export const eachWord = (phrases: readonly string[]): string[] =>
  phrases.flatMap((phrase) => words(phrase).map(({ text }) => text));

/** Reads the classes; `naming` are the stems of what names dwellings, owners and operations. */
export function wordClasses(listed: Listed, naming: Iterable<string>, dataDir: string): WordClasses {
  const frequentWords = new Set(eachWord(listed.parole_vuote));
  const idleWords = new Set(eachWord(listed.parole_che_non_distinguono));
  const isService = loadServiceWords(dataDir);
  const { right, abbreviations } = loadItalianWords(dataDir);
  return {
    emptyWords: new Set([...frequentWords, ...eachWord(listed.forme_vuote)]),
    frequentWords,
    framingStems: new Set(eachWord(listed.parole_di_cornice).map(stem)),
    idleWords,
    tellsNothing: (word) => idleWords.has(word) || isService(word),
    idleStems: new Set([...[...idleWords].map(stem), ...naming]),
    rightWords: right,
    abbreviations,
  };
}
