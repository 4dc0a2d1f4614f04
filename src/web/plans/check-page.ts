// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import type { Check } from '../../corpus/model.ts';
import { formatNumber } from '../../italian/numbers.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import { renderStretches } from '../documents/stretches.ts';
import { html, type Markup } from '../html.ts';
import type { Site } from '../site.ts';
import type { View } from '../view.ts';
import { checkAddress } from './check-address.ts';
import { verdictIcon } from './checks-table.ts';

/** A page for each check: what the document declares, what the sum of its rows gives, and the lines of both. */
export function mountChecks(app: Hono, site: Site): void {
  const { view } = site;
  const { plan, words } = view;
  app.get('/verifiche/:id{.+}', (c) => {
    const id = c.req.param('id');
    const [document = ''] = id.split('/');
    const check = plan.document(document) && plan.checks(document).find((one) => one.id === id);
    if (check === undefined) {
      return site.failure(c, 404, words.checks.unknownTitle, words.checks.unknown, [
        { address: '/piani', name: words.failure.seePlans },
      ]);
    }
    if (c.req.query('formato') === 'json') return c.json(check);
    if (c.req.query('vista') === 'foglio') {
      c.header('cache-control', 'private, max-age=300');
      return c.html(site.piece(renderSheet(check, view)).text);
    }
    return site.page(c, { title: check.title, main: renderCheck(check, view), listed: true });
  });
}

function renderCheck(check: Check, view: View): Markup {
  const { plan, words } = view;
  const document = plan.document(check.document);
  return html`<div class="container pagina">
${breadcrumb(view, ['/piani', words.frame.plans], [`/piani/${check.document}`, `${document?.year ?? ''}`])}
<h1 lang="it">${check.title}</h1>
${body(check, view)}
<p><a href="${checkAddress(check.id)}?formato=json">${words.checks.json}</a></p>
</div>`;
}

function renderSheet(check: Check, view: View): Markup {
  return html`<div class="foglio-contenuto">
<p class="foglio-documento" lang="it">${check.title}</p>
${body(check, view)}
<p class="vai"><a href="${checkAddress(check.id)}" data-intero>${view.words.checks.whole}</a></p>
</div>`;
}

function body(check: Check, view: View): Markup {
  const { words } = view;
  const figures = [
    [words.checks.declared, check.declared],
    [words.checks.computed, check.computed],
    [words.checks.difference, check.difference],
  ] as const;
  return html`<p class="esito"><span class="verdetto verdetto-${check.verdict}">${verdictIcon(check.verdict)}</span> <span>${words.plans.verdicts[check.verdict]}</span></p>
<p lang="it">${check.note}</p>
<dl class="scheda-dati">${figures.map(
    ([name, value]) => value !== null && html`<div><dt>${name}</dt><dd>${formatNumber(value)}</dd></div>`,
  )}</dl>
${renderStretches(view, new Map([[check.document, [check.lines]]]))}`;
}
