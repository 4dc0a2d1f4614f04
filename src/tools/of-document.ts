// SPDX-License-Identifier: EUPL-1.2
import type { Plan } from '../plan/plan.ts';

/** What is looked for in a document of a plan database, and found once: nobody writes to it. */
export function ofDocument<Found>(
  lookFor: (plan: Plan, document: string) => Found,
): (plan: Plan, document: string) => Found {
  const found = new WeakMap<Plan, Map<string, { readonly value: Found }>>();
  return (plan, document) => {
    const known = found.get(plan) ?? new Map<string, { readonly value: Found }>();
    found.set(plan, known);
    const kept = known.get(document) ?? { value: lookFor(plan, document) };
    known.set(document, kept);
    return kept.value;
  };
}
