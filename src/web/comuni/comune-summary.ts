// SPDX-License-Identifier: EUPL-1.2
import type { DocumentInfo, FactRow } from '../../plan/plan.ts';
import { doubtMark } from '../chat/figure-status.ts';
import { factAddress, shownValue } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';

/** What people ask of a comune first, in this order; what its plan does not give is left out. */
const FIRST = [
  'alloggi_liberi',
  'alloggi_liberi_e_turnover',
  'alloggi_previsti',
  'alloggi_sat',
  'alloggi_assegnati',
  'patrimonio_totale',
  'popolazione',
] as const;

/** The first figures of a comune at a glance, each by owner as the plan gives it: nothing is added up here. */
export function renderSummary(document: DocumentInfo, facts: readonly FactRow[], view: View): Markup | null {
  const { words } = view;
  const cards = FIRST.flatMap((measure) => {
    const own = facts.filter((fact) => fact.measure === measure && !fact.restates && !fact.total);
    return own.length === 0 ? [] : [own.filter((fact) => fact.detail === null)];
  }).filter((own) => own.length > 0);
  if (cards.length === 0) return null;
  return html`<section class="in-breve" aria-labelledby="titolo-in-breve"><h2 id="titolo-in-breve">${words.comuni.summary(document.year)}</h2>
<dl lang="it">${cards.map(
    (own) =>
      html`<div><dt>${own[0]?.label}</dt>${own.map(
        (fact) =>
          html`<dd><a href="${factAddress(fact.id)}">${shownValue(fact, view)}</a>${fact.owner && html` <span>${fact.owner.name}</span>`} ${doubtMark(fact.status, words.status)}</dd>`,
      )}</div>`,
  )}</dl>
<p class="nota">${words.frame.datedText}</p></section>`;
}
