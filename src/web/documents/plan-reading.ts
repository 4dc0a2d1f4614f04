// SPDX-License-Identifier: EUPL-1.2
import type { Plan } from '../../plan/plan.ts';

/** The part of the plan database that the pages read. */
export type PlanReading = Pick<
  Plan,
  | 'documents'
  | 'document'
  | 'plansOf'
  | 'lines'
  | 'sections'
  | 'sectionAt'
  | 'comune'
  | 'comuniOf'
  | 'measures'
  | 'fact'
  | 'facts'
  | 'countFacts'
  | 'dwelling'
  | 'dwellings'
  | 'countDwellings'
  | 'checks'
  | 'search'
  | 'passages'
>;
