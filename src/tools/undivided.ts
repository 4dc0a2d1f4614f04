// SPDX-License-Identifier: EUPL-1.2
import type { FactFilter, Plan } from '../plan/plan.ts';
import { type Dato, toDato } from './rows.ts';

/**
 * What a plan gives only for the whole of its ambito and divides among no comune: the part of ALER, mostly. A sum over comuni
 * leaves it out, and a rank of comuni does not know it.
 */
export function undivided(plan: Plan, filter: FactFilter): Dato[] {
  return plan
    .facts({ ...filter, territoryKind: 'ambito', total: false })
    .filter(({ owner, value }) => owner !== null && Number(value) > 0)
    .map((row) => toDato(plan, row));
}
