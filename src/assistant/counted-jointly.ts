// SPDX-License-Identifier: EUPL-1.2
import type { Calculation } from './answer-calculation.ts';
import { TOGETHER } from './compose/availability.ts';

/** The same calculation with the measures of a plan that counts two things as one; null where none of them is one of two. */
export function countedJointly(
  calculation: Calculation,
): { calculation: Calculation; names: string[] } | null {
  const names = calculation.termini.flatMap(({ misura }) => (TOGETHER[misura] ? [misura] : []));
  const termini = calculation.termini.map((term) => ({
    ...term,
    misura: TOGETHER[term.misura] ?? term.misura,
  }));
  const apart = new Set(termini.map((term) => JSON.stringify(term))).size === termini.length;
  return names.length > 0 && apart ? { calculation: { ...calculation, termini }, names } : null;
}
