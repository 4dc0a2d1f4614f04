// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';

/** Questions of one message that are answered one by one. */
const MOST_CLAUSES = 4;
/** Words of a clause that can be a question by itself. */
const SHORTEST_CLAUSE = 2;
/** A message longer than this tells a story: the question is looked for in its last words. */
const LONGEST_QUESTION = 16;
/** Words that the question of a story has at least: shorter, what stands before it is part of it. */
const SHORTEST_IN_STORY = 4;

const ASKS = '(?:quant[aeio]?|come|dove|chi|cosa|che cosa|quale?|quali|quando|perché|perche|per)';
/** "… e come si fa la domanda?": a second question in the same sentence. */
const SECOND = new RegExp(`\\s+(?:e|ed)(?:\\s+poi|\\s+anche)?\\s+(?=${ASKS}\\b)`, 'i');

/** The questions of a message: one for each question mark, and for each further one joined by "e". */
export function clausesOf(message: string): string[] {
  const marked = (message.match(/[^?]+\?*/g) ?? [])
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const found = marked
    .flatMap((clause) => clause.split(SECOND))
    .filter((clause) => words(clause).length >= SHORTEST_CLAUSE);
  return found.length < 2 || found.length > MOST_CLAUSES ? [message] : found;
}

/** A sentence: the dot of an initial, as in "U.O. Cremona", ends none. */
const SENTENCE = /(?:(?<=\b\p{L})\.|[^.?!\n])+[.?!]*/gu;

/** The question that a long message ends in: its last sentence that asks, and of that the last part; null if it is short. */
export function questionOfStory(message: string): string | null {
  if (words(message).length <= LONGEST_QUESTION) return null;
  const sentences = (message.match(SENTENCE) ?? []).map((sentence) => sentence.trim());
  const asking = sentences.findLast((sentence) => sentence.includes('?')) ?? sentences.at(-1);
  if (asking === undefined) return null;
  if (words(asking).length <= LONGEST_QUESTION) return asking === message ? null : asking;
  const parts = asking.split(/[,:;]\s+/);
  let question = parts.pop() ?? '';
  while (words(question).length < SHORTEST_IN_STORY && parts.length > 0)
    question = `${parts.pop()}, ${question}`;
  return question === message ? null : question;
}
