// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { sentencesOf } from './clauses.ts';
import type { Reading } from './reading.ts';

/** Words that a long question has which say nothing of what it asks. */
const MOST_IDLE = 2;

/** Whether a long message is one question on figures of which nearly every word is understood: no story. */
export const isWellRead = ({ question, topics, unknownWords, danger, personal }: Reading): boolean =>
  !danger &&
  !personal &&
  unknownWords.length <= MOST_IDLE &&
  topics.some((topic) => topic !== 'norme') &&
  !topics.includes('norme') &&
  sentencesOf(question).length === 1;

/** Words of the names of places. */
export const wordsOfPlaces = ({ recognised }: Reading): number =>
  recognised
    .filter(({ as }) => as === 'comune')
    .reduce((sum, { words: name }) => sum + words(name).length, 0);
