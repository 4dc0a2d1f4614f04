// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { readTurn } from './read-turn.ts';
import type { Reading } from './reading.ts';

/** Words of a question whose phrases are looked through. */
const LONGEST_QUESTION = 14;
/** Words that may stand in the place of one. */
const MOST_WORDS = 2;

/**
 * "E straordinaria?" after "quante in manutenzione ordinaria?": the question before it, with the word that makes another phrase
 * of the lexicon in the place of one of its own. Null where none does.
 */
export function inSamePhrase(turn: Reading, before: Reading, knowledge: ReaderKnowledge): Reading | null {
  const { unknownWords, topics, places } = turn;
  const put = unknownWords.join(' ');
  if (unknownWords.length === 0 || unknownWords.length > MOST_WORDS || topics.length + places.length > 0)
    return null;
  const asked = words(before.question);
  if (asked.length > LONGEST_QUESTION) return null;
  const known = new Set(before.recognised.map(({ words: said }) => fold(said)));
  for (const word of asked) {
    if (word.text.length < put.length / 2 || word.text === put) continue;
    const text = before.question.slice(0, word.start) + put + before.question.slice(word.end);
    const reading = readTurn(text, knowledge);
    const found = reading.recognised.some(
      ({ words: said }) =>
        !known.has(fold(said)) && /\s/.test(said) && ` ${fold(said)} `.includes(` ${put} `),
    );
    if (found && reading.unknownWords.length <= before.unknownWords.length) return reading;
  }
  return null;
}
