// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { answerIfSure } from './answer-rules.ts';
import type { Draft } from './draft.ts';
import { type Asked, findPassages, untoldWords } from './find-passages.ts';
import { SURE_DESPITE_ABSENT, SURE_OF_RULE } from './prose-wanted.ts';
import type { Reading } from './read/reading.ts';
import { type RuleWords, readRules } from './read/rules.ts';

/** What no table says may be said in words: of a question asked as prose is asked, where a passage treats nearly all of it. */
export async function despiteAbsent(asked: Asked, ruleWords: RuleWords): Promise<Draft | null> {
  const rules = readRules(asked.reading, ruleWords);
  const asksWords = rules === 'rules' || rules === 'worded' || asked.reading.story !== null;
  const ofStory = asked.reading.story === null ? undefined : SURE_OF_RULE;
  const prose = await answerIfSure(asked, asksWords ? ofStory : SURE_DESPITE_ABSENT);
  if (prose && (saysOf(prose, asked.reading) || (await treatsThem(asked)))) return prose;
  // What a story tells by the way need not be what it asks.
  return prose && asked.reading.story !== null ? answerIfSure(asked, SURE_OF_STORY) : null;
}

/** Whether the passage surely treats those words in words of its own: "a prezzo ragionevole" and "a canone calmierato". */
async function treatsThem(asked: Asked): Promise<boolean> {
  const named = absentWords(asked.reading);
  const found = await findPassages(asked.reading, asked.ask);
  const [first] = found.ok ? found.result.passaggi : [];
  if (!first || named.length === 0 || first.pertinenza < SURELY_TREATED) return false;
  const untold = new Set(untoldWords(first));
  return named.flatMap(tellingOf).every((word) => !untold.has(word));
}

/** How sure it must be that a passage answers whose words are others than those asked. */
const SURELY_TREATED = 0.9;

/** What is known to stand in no table, as it was said. */
const absentWords = ({ recognised }: Reading) =>
  recognised.filter(({ as }) => as.startsWith('absent')).map(({ words }) => fold(words));

const tellingOf = (words: string) =>
  words.split(' ').filter((word) => word.length > SHORT && !IDLE.test(word));

/** Whether a sentence of a passage has most of the words that no table speaks of: "ascensore", "canone medio". */
function saysOf({ sources }: Draft, reading: Reading): boolean {
  const sentences = sources
    .flatMap(({ testo }) => fold(testo).split(/[.;:](?=\s)/))
    .map((sentence) => sentence.split(/[^\p{L}\p{N}]+/u));
  const named = absentWords(reading);
  // What is known by the way it is asked has no words of its own.
  return (named.length > 0 ? named : [reading.unknownWords.join(' ')]).every((words) => {
    const telling = tellingOf(words);
    const said = (sentence: readonly string[]) =>
      telling.filter((word) => sentence.some((other) => other.startsWith(beginningOf(word))));
    return sentences.some((sentence) => said(sentence).length >= telling.length * MOST_SAID);
  });
}

/** What a word has in common with others of its root, whatever they end in: "emette" and "emessi". */
const beginningOf = (word: string) => word.slice(0, Math.min(SAME_LETTERS, Math.max(SHORT, word.length - 3)));

/** Words that tell nothing of what is asked. */
const IDLE = /^(?:quant\w*|poss\w+|potre\w+|dev\w+|dovre\w+|fare|fatt\w|essere|avere)$/;

/** Share of them that a sentence has to have. */
const MOST_SAID = 0.6;

/** How sure it must be that a passage answers a story that names by the way what no table says. */
const SURE_OF_STORY = 0.7;

/** Letters that a word of the question and one of the passage begin with, whatever they end in. */
const SAME_LETTERS = 7;
/** Letters of words that tell nothing. */
const SHORT = 3;
