// SPDX-License-Identifier: EUPL-1.2
import type { Question } from './passage-question.ts';

/** What is known of a passage beside the others that were found. */
export interface Evidence {
  /** Share of the question that the passage speaks of: 0 to 1. */
  readonly coverage: number;
  /** The same of what is asked, without the places and years that say only where. */
  readonly subject: number;
  /** The most that any other passage, outside its own list, speaks of the question. */
  readonly others: number;
}

/**
 * How sure it is that a passage answers, by logistic regression on the gold questions that are not held out, right first
 * passages against wrong ones and against questions that no document answers: how much of the question it speaks of, how
 * much more than any other passage, how much of the subject, and how telling the subject is.
 */
const WEIGHT = { coverage: 3.6, apart: 2.3, subject: 2, telling: 1.2, unknown: -1.2, bias: -6 };
/** Farther apart than this says no more. */
const MOST_APART = 0.5;
/** From this weight on, a word that no document has may be the very thing that is asked. */
const TELLING_UNKNOWN = 3;

/** The chance that a passage answers the question: 0 to 1. */
export function confidence({ coverage, subject, others }: Evidence, question: Question): number {
  const { concepts, address } = question;
  const named = concepts.filter(({ isPlace, year }) => !isPlace && year === null);
  const telling = named.reduce((sum, { weight }) => sum + weight, 0);
  const unknown = hasTellingUnknown(question);
  // A place of an act that is found by its number is the answer, whatever else is said.
  const whole = address.length > 0;
  const apart = Math.max(-MOST_APART, Math.min(MOST_APART, coverage - others));
  const sum =
    WEIGHT.bias +
    WEIGHT.coverage * coverage +
    WEIGHT.apart * apart +
    WEIGHT.subject * (whole ? coverage : subject) +
    WEIGHT.telling * Math.log1p(whole ? Math.max(telling, ADDRESS_TELLS) : telling) +
    (unknown ? WEIGHT.unknown : 0);
  return 1 / (1 + Math.exp(-sum));
}

/** How telling an article or a point asked by its number is. */
const ADDRESS_TELLS = 10;

/** Whether a question has a telling word that no document has. */
export function hasTellingUnknown({ concepts }: Question): boolean {
  return concepts.some(({ known, weight }) => !known && weight >= TELLING_UNKNOWN);
}
