// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import type { DocumentInfo } from '../../plan/plan.ts';
import { nameWithDate } from '../documents/document-name.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import { countFactsOf, factsOfDocument } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import { renderPageData } from '../open-data/page-data.ts';
import type { Site } from '../site.ts';
import { ambitoName, count, type View } from '../view.ts';
import { renderCheckList } from './checks-table.ts';
import { renderDwellings } from './dwellings-table.ts';
import { renderFolded, tablesOf } from './figures-tables.ts';
import { planCharts } from './plan-charts.ts';

/** The plans, and a page for each with every figure, check and source. */
export function mountPlans(app: Hono, site: Site): void {
  const { view } = site;
  const { words, plan } = view;
  app.get('/piani', (c) =>
    site.page(c, { title: words.frame.plans, main: renderPlanList(view), listed: true }),
  );
  app.get('/piani/:id', (c) => {
    const document = plan.document(c.req.param('id'));
    if (document === undefined) {
      return site.failure(c, 404, words.plans.unknownTitle, words.plans.unknown);
    }
    return site.page(c, { title: document.title, main: renderPlan(view, document), listed: true });
  });
}

function renderPlanList(view: View): Markup {
  const { words, plan } = view;
  return html`<div class="container pagina">
${breadcrumb(view)}
<h1>${words.frame.plans}</h1>
<p class="introduzione">${words.plans.introduction}</p>
<ul class="documenti">${plan
    .documents()
    .filter(({ kind }) => kind === 'piano_annuale')
    .map(
      (document) => html`<li>
<p class="categoria">${words.comuni.ofAmbito(ambitoName(view, document.ambito))} · ${document.year}</p>
<h2 lang="it"><a href="/piani/${document.id}">${nameWithDate(document, view)}</a></h2>
<p>${counts(document, view)}</p>
</li>`,
    )}</ul>
</div>`;
}

function counts(document: DocumentInfo, view: View): string {
  const { plan, words } = view;
  const { facts, dwellings, checks } = words.plans.counts;
  const numbers: readonly (readonly [number, (written: string) => string])[] = [
    [countFactsOf(plan, document.id), facts],
    [plan.countDwellings({ document: document.id }), dwellings],
    [plan.checks(document.id).length, checks],
  ];
  return numbers.flatMap(([n, said]) => (n === 0 ? [] : [said(count(view, n))])).join(' · ');
}

function renderPlan(view: View, document: DocumentInfo): Markup {
  const { words, plan } = view;
  const facts = factsOfDocument(plan, document.id);
  const dwellings = plan.dwellings({ document: document.id });
  const checks = plan.checks(document.id);
  return html`<div class="container pagina pagina-documento">
${breadcrumb(view, ['/piani', words.frame.plans])}
<p class="categoria">${words.comuni.ofAmbito(ambitoName(view, document.ambito))} · ${document.year}</p>
<h1 lang="it">${nameWithDate(document, view)}</h1>
<p class="dati-documento">${counts(document, view)}</p>
<ul class="collegamenti"><li><a href="/documenti/${document.id}">${words.plans.read}</a></li>
<li><a href="/dati">${words.plans.download}</a></li></ul>
${renderPageData({ kind: 'piani', id: document.id }, view)}
${planCharts(facts, view)}
<section aria-labelledby="titolo-cifre"><h2 id="titolo-cifre">${words.plans.figures}</h2>
${renderFolded(tablesOf(facts, view), view)}
</section>
${
  dwellings.length > 0 &&
  html`<section><h2>${words.plans.dwellings}</h2>
<details class="piega"><summary><span>${words.plans.dwellings}</span> <small>${words.plans.rows(dwellings.length)}</small></summary>
${renderDwellings(dwellings, { id: 'alloggi', title: words.plans.dwellings, comune: true }, view)}</details></section>`
}
${
  checks.length > 0 &&
  html`<section><h2>${words.plans.checks}</h2>
<p>${words.plans.checksIntroduction}</p>
${renderCheckList(checks, 'verifiche', view)}
</section>`
}
</div>`;
}
