// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';

/** Questions of one message that are answered one by one. */
const MOST_CLAUSES = 4;
/** Words of a clause that can be a question by itself. */
const SHORTEST_CLAUSE = 2;

/** The questions of a message: each ends with a question mark; what follows the last is one if it has words enough. */
export function clausesOf(message: string): string[] {
  const found = (message.match(/[^?]+\?*/g) ?? [])
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const questions = found.filter((clause) => words(clause).length >= SHORTEST_CLAUSE);
  return questions.length < 2 || questions.length > MOST_CLAUSES ? [message] : questions;
}
