// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { answerIfSure } from './answer-rules.ts';
import type { Draft } from './draft.ts';
import type { Asked } from './find-passages.ts';
import { SURE_DESPITE_ABSENT, SURE_OF_RULE } from './prose-wanted.ts';
import type { Reading } from './read/reading.ts';
import { type RuleWords, readRules } from './read/rules.ts';

/** What no table says may be said in words: of a question asked as prose is asked, where a passage treats nearly all of it. */
export async function despiteAbsent(asked: Asked, ruleWords: RuleWords): Promise<Draft | null> {
  const rules = readRules(asked.reading, ruleWords);
  const asksWords = rules === 'rules' || rules === 'worded' || asked.reading.story !== null;
  const ofStory = asked.reading.story === null ? undefined : SURE_OF_RULE;
  const prose = await answerIfSure(asked, asksWords ? ofStory : SURE_DESPITE_ABSENT);
  if (prose && saysOf(prose, asked.reading)) return prose;
  // What a story tells by the way need not be what it asks.
  return prose && asked.reading.story !== null ? answerIfSure(asked, SURE_OF_STORY) : null;
}

/** Whether a passage has any of the words that no table speaks of: "ascensore". */
function saysOf({ sources }: Draft, { recognised }: Reading): boolean {
  const asked = recognised.filter(({ as }) => as.startsWith('absent')).map(({ words }) => fold(words));
  const said = fold(sources.map(({ testo }) => testo).join(' '));
  const telling = asked
    .flatMap((words) => words.split(' '))
    .filter((word) => word.length > SHORT && !/^quant/.test(word));
  const begins = (word: string) => said.includes(word.slice(0, Math.min(SAME_LETTERS, word.length - 1)));
  return telling.length === 0 || telling.some(begins);
}

/** How sure it must be that a passage answers a story that names by the way what no table says. */
const SURE_OF_STORY = 0.7;

/** Letters that a word of the question and one of the passage begin with, whatever they end in. */
const SAME_LETTERS = 7;
/** Letters of words that tell nothing. */
const SHORT = 3;
