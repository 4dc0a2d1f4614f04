// SPDX-License-Identifier: EUPL-1.2
import type { Context, Hono } from 'hono';
import { csvLine } from '../../plan/csv.ts';
import { COLUMNS, EXPORTS, type ExportedPlan, flatten, type Row } from '../../plan/export-rows.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { countFactsOf } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import type { Site } from '../site.ts';
import type { OriginOf } from '../traffic/origin.ts';
import { count, type View } from '../view.ts';
import { catalogue, DATASET_NAMES, DATASETS, type DatasetName, formats, turtle } from './catalogue.ts';

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
      file(c, 'text/csv; charset=utf-8', `${name}.csv`, csvText(name, view.plan)),
    );
    app.get(`/dati/${name}.jsonl`, (c) =>
      file(c, 'application/jsonl; charset=utf-8', `${name}.jsonl`, jsonText(name, view.plan)),
    );
  }
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

/** Open to every site: the data are for reuse. */
function file(c: Context, type: string, name: string, lines: Iterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      let chunk = '';
      while (chunk.length < 64 * 1024) {
        const next = iterator.next();
        if (next.done === true) {
          if (chunk !== '') controller.enqueue(encoder.encode(chunk));
          controller.close();
          return;
        }
        chunk += next.value;
      }
      controller.enqueue(encoder.encode(chunk));
    },
  });
  c.header('content-type', type);
  c.header('content-disposition', `attachment; filename="chiedicasa-${name}"`);
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
  c.header('cache-control', 'public, max-age=3600');
  return c.body(body);
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

function* csvText(name: DatasetName, plan: ExportedPlan): Generator<string> {
  const columns = COLUMNS[DATASETS[name]] ?? [];
  yield `${columns.join(',')}\r\n`;
  for (const row of rowsOf(name, plan)) {
    const flat = flatten(row);
    yield `${csvLine(columns.map((column) => flat[column]))}\r\n`;
  }
}

function* jsonText(name: DatasetName, plan: ExportedPlan): Generator<string> {
  for (const row of rowsOf(name, plan)) yield `${JSON.stringify(row)}\n`;
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
<p class="scarichi"><span>${words.data.rowsOf(count(view, rowCount(name, plan)))}</span>${formats(name).map(
      ({ path, file: format }) =>
        html`<a href="${path}" data-lingua download aria-label="${title}, ${format}">${format}</a>`,
    )}</p></li>`;
  })}</ul></section>
<section aria-labelledby="licenza"><h2 id="licenza">${words.data.licence}</h2>
<p><a href="${body.dati_aperti.licenza}">${body.dati_aperti.nome_licenza}</a></p></section>
<section aria-labelledby="metadati"><h2 id="metadati">${words.data.metadata}</h2>
<p>${words.data.metadataText} <a href="/dati/catalogo.ttl" data-lingua>Turtle</a>, <a href="/dati/catalogo.jsonld" data-lingua>JSON-LD</a>.</p>
${body.ente.codice_ipa === null && html`<p class="nota">${words.data.noPublisher}</p>`}</section>
<section aria-labelledby="programmi"><h2 id="programmi">${words.data.api}</h2><p>${words.data.apiText}</p></section>
</div>`;
}
