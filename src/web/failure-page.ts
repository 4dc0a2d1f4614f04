// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from './html.ts';
import type { View } from './view.ts';

/** A way on from a page that is not there. */
export interface WayOn {
  readonly address: string;
  readonly name: string;
}

/** Says what is wrong and where to go next. */
export function renderFailure(
  { words }: View,
  title: string,
  explanation: string,
  ways: readonly WayOn[] = [],
): Markup {
  const all: readonly WayOn[] = [
    ...ways,
    { address: '/', name: words.failure.ask },
    { address: '/piani', name: words.failure.seePlans },
    { address: '/documenti', name: words.failure.seeDocuments },
  ];
  return html`<div class="container pagina">
<h1>${title}</h1>
<p class="introduzione">${explanation}</p>
<ul class="strade">${all.map((way) => html`<li><a href="${way.address}">${way.name}</a></li>`)}</ul>
</div>`;
}
