// SPDX-License-Identifier: EUPL-1.2
import type { Plan } from '../plan/plan.ts';

/** The part of the plan database that the pages read: the documents and their lines. */
export type PlanDocuments = Pick<Plan, 'documents' | 'document' | 'lines' | 'sections' | 'sectionAt'>;
