// SPDX-License-Identifier: EUPL-1.2
import type { Question } from './passage-question.ts';
import { END } from './passage-terms.ts';

/**
 * A question as a search of the index: any of its concepts, in any of their writings, and any place of its address. Every
 * term is made of letters and digits and stands in quotes, so that nothing typed is ever read as an operator. Null where
 * nothing is left to look for.
 */
export function matchExpression({ concepts, address }: Question): string | null {
  const clauses: string[] = [];
  for (const { alternatives } of concepts) {
    for (const { stems } of alternatives) clauses.push(`{stems title path context} : "${stems.join(' ')}"`);
  }
  for (const [place, label] of address) {
    clauses.push(`{stems title path} : "${place} ${label}"`, `path : "${place} ${label} ${END}"`);
  }
  return clauses.length === 0 ? null : [...new Set(clauses)].join(' OR ');
}
