// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../../assistant/reply.ts';
import { shownFact } from '../chat/figure-links.ts';
import type { Settings } from '../chat/settings.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';
import { MOST_COMMENT } from './feedback.ts';

/** Figures that can be pointed at; a longer list is of no use to whoever judges. */
const MOST_FIGURES = 30;

/** A judgement on one answer: one button when it was useful, a few fields when it was not. Works without script. */
export function renderFeedbackForm(
  { turns, settings, reply }: { turns: readonly string[]; settings: Settings; reply: Reply },
  { words }: View,
): Markup | null {
  if (reply.outcome === 'smalltalk') return null;
  const { feedback } = words;
  const id = `riscontro-${turns.length}`;
  const figures = reply.facts.flatMap((fact) => {
    const shown = shownFact(fact);
    return shown === null
      ? []
      : [
          {
            id: fact.id,
            name: `${shown}: ${[fact.label, fact.place].filter((part) => part !== null).join(', ')}`,
          },
        ];
  });
  return html`<chiedi-riscontro data-guasto="${feedback.failed}"><form class="riscontro" method="post" action="/riscontro"><div class="riscontro-parti" role="group" aria-labelledby="${id}">
${turns.map((turn) => html`<input type="hidden" name="t" value="${turn}">`)}
<input type="hidden" name="voce" value="${settings.voice}">
<input type="hidden" name="esito" value="${reply.outcome}">
<input type="hidden" name="modalita" value="${reply.mode}">
<p class="riscontro-titolo" id="${id}">${feedback.title}</p>
<button class="scelta" type="submit" name="giudizio" value="utile">${feedback.useful}</button>
<details><summary class="scelta">${feedback.wrong}</summary>
<div class="riscontro-campi">
${
  figures.length > 0 &&
  html`<label for="${id}-cifra">${feedback.which}</label>
<select id="${id}-cifra" name="cifra"><option value="">${feedback.wholeAnswer}</option>${figures
    .slice(0, MOST_FIGURES)
    .map(({ id: fact, name }) => html`<option value="${fact}" lang="it">${name}</option>`)}</select>`
}
<label for="${id}-commento">${feedback.comment}</label>
<textarea id="${id}-commento" name="commento" rows="3" maxlength="${MOST_COMMENT}" aria-describedby="${id}-aiuto"></textarea>
<p class="aiuto" id="${id}-aiuto">${feedback.commentHelp}</p>
<label class="spunta"><input type="checkbox" name="allega" value="si"><span>${feedback.attach}</span></label>
<button class="btn btn-primary" type="submit" name="giudizio" value="errore">${feedback.send}</button>
</div>
</details>
</div></form></chiedi-riscontro>`;
}
