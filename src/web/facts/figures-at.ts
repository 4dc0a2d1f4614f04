// SPDX-License-Identifier: EUPL-1.2
import type { DocumentInfo } from '../../plan/plan.ts';
import { doubtMark } from '../chat/figure-status.ts';
import type { LineRange } from '../documents/line-ranges.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';
import { factAddress, factLabel, factsOfDocument, shownValue, touches } from './fact-view.ts';

/** Figures that are listed; of more lines than these the tables of the plan's page say more. */
const MOST_FIGURES = 24;

/** The figures that were read in some lines, each with its permanent address; null where there are none. */
export function figuresAt(view: View, document: DocumentInfo, ranges: readonly LineRange[]): Markup | null {
  const facts = factsOfDocument(view.plan, document.id).filter((fact) => touches(fact.lines, ranges));
  if (facts.length === 0) return null;
  return html`<details class="cifre-lette"><summary>${view.words.documents.figuresHere}</summary>
<ul lang="it">${facts
    .slice(0, MOST_FIGURES)
    .map(
      (fact) =>
        html`<li><a href="${factAddress(fact.id)}">${factLabel(fact)}${fact.territory && `, ${fact.territory.name}`}: <strong>${shownValue(fact, view)}</strong></a> ${doubtMark(fact.status, view.words.status)}</li>`,
    )}</ul></details>`;
}
