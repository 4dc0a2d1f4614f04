// SPDX-License-Identifier: EUPL-1.2
import type { Context, Hono } from 'hono';
import { EXPORTS, type ExportedPlan, type Row } from '../../plan/export-rows.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { countFactsOf } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import type { Site } from '../site.ts';
import type { OriginOf } from '../traffic/origin.ts';
import { count, type View } from '../view.ts';
import { catalogue, turtle } from './catalogue.ts';
import { csvText, file, jsonText } from './data-files.ts';
import { DATASET_NAMES, DATASETS, type DatasetName, formats } from './datasets.ts';
import { mountPageData, renderPageData } from './page-data.ts';

/** The page that lists the datasets. */
export function mountDataPage(app: Hono, site: Site): void {
  app.get('/dati', (c) =>
    site.page(c, { title: site.view.words.frame.data, main: renderData(site.view), listed: true }),
  );
}

/** The files and their metadata, at one address whatever the language of the page. `modified` is an ISO date. */
export function mountDataFiles(
  app: Hono,
  view: View,
  { modified, originOf }: { readonly modified: string; readonly originOf: OriginOf },
): void {
  for (const name of DATASET_NAMES) {
    app.get(`/dati/${name}.csv`, (c) =>
      file(c, 'text/csv; charset=utf-8', `${name}.csv`, csvText(DATASETS[name], rowsOf(name, view.plan))),
    );
    app.get(`/dati/${name}.jsonl`, (c) =>
      file(c, 'application/jsonl; charset=utf-8', `${name}.jsonl`, jsonText(rowsOf(name, view.plan))),
    );
  }
  mountPageData(app, view);
  const metadata = (c: Context) => catalogue(view, { origin: originOf(c), modified });
  app.get('/dati/catalogo.jsonld', (c) =>
    c.body(JSON.stringify(metadata(c), null, 2), 200, {
      'content-type': 'application/ld+json; charset=utf-8',
    }),
  );
  app.get('/dati/catalogo.ttl', (c) =>
    c.body(turtle(metadata(c)), 200, { 'content-type': 'text/turtle; charset=utf-8' }),
  );
}

function rowsOf(name: DatasetName, plan: ExportedPlan): Iterable<Row> {
  return EXPORTS[DATASETS[name]]?.(plan) ?? [];
}

/** How many rows a dataset has, without reading those of which there can be many. */
function rowCount(name: DatasetName, plan: PlanReading): number {
  const sum = (of: (document: string) => number) =>
    plan.documents().reduce((total, { id }) => total + of(id), 0);
  switch (name) {
    case 'cifre':
      return sum((id) => countFactsOf(plan, id));
    case 'alloggi':
      return sum((id) => plan.countDwellings({ document: id }));
    case 'verifiche':
      return plan.checks().length;
    case 'misure':
      return plan.measures().length;
    case 'testi':
      return sum((id) => plan.passages(id).length);
  }
}

function renderData(view: View): Markup {
  const { words, plan, body } = view;
  return html`<div class="container pagina">
${breadcrumb(view)}
<h1>${words.frame.data}</h1>
<p class="introduzione">${words.data.introduction}</p>
<section aria-labelledby="insiemi"><h2 id="insiemi">${words.data.what}</h2>
<ul class="documenti">${DATASET_NAMES.map((name) => {
    const { title, text } = words.data.sets[name];
    return html`<li id="${name}"><h3>${title}</h3><p>${text}</p>
<p class="scarichi"><span>${words.data.rowsOf(count(view, rowCount(name, plan)))}</span>${formats(
      `/dati/${name}`,
    ).map(
      ({ path, name: format }) =>
        html`<a href="${path}" data-lingua download aria-label="${title}, ${format}">${format}</a>`,
    )}</p></li>`;
  })}</ul></section>
<section aria-labelledby="piani"><h2 id="piani">${words.data.byPlan}</h2>
<p>${words.data.byPlanText}</p>
<ul class="documenti">${plan.documents().map(({ id, title }) => {
    const files = renderPageData({ kind: 'piani', id }, view);
    return files && html`<li><h3>${title}</h3>${files}</li>`;
  })}</ul></section>
<section aria-labelledby="licenza"><h2 id="licenza">${words.data.licence}</h2>
<p><a href="${body.dati_aperti.licenza}">${body.dati_aperti.nome_licenza}</a></p></section>
<section aria-labelledby="metadati"><h2 id="metadati">${words.data.metadata}</h2>
<p>${words.data.metadataText} <a href="/dati/catalogo.ttl" data-lingua>Turtle</a>, <a href="/dati/catalogo.jsonld" data-lingua>JSON-LD</a>.</p>
${body.ente.codice_ipa === null && html`<p class="nota">${words.data.noPublisher}</p>`}</section>
<section aria-labelledby="programmi"><h2 id="programmi">${words.data.api}</h2><p>${words.data.apiText}</p></section>
</div>`;
}
