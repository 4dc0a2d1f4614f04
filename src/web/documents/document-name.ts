// SPDX-License-Identifier: EUPL-1.2
import type { DocumentInfo } from '../../plan/plan.ts';
import { longDate, type View } from '../view.ts';

/** "Piano annuale 2026, Ambito Cremonese (approvato il 3 giugno 2026)"; without the date where it is not known. */
export function nameWithDate(document: DocumentInfo, view: View): string {
  return document.approved === null
    ? document.title
    : view.words.documents.approved(document.title, longDate(view, document.approved));
}
