// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import type { DocumentInfo, FactRow } from '../../plan/plan.ts';
import { doubtMark } from '../chat/figure-status.ts';
import { breadcrumb, renderRow } from '../documents/document-pages.ts';
import { linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { html, type Markup, type Piece } from '../html.ts';
import { renderChecks } from '../plans/checks-table.ts';
import type { Site } from '../site.ts';
import type { View } from '../view.ts';
import { factAddress, factLabel, shownValue, touches } from './fact-view.ts';

/** Lines shown before and after those of the figure. */
const AROUND = 3;

/** A page for each figure, at an address that a new build does not change; the same as data with `?formato=json`. */
export function mountFacts(app: Hono, site: Site): void {
  const { plan, words } = site.view;
  app.get('/fatti/:id{.+}', (c) => {
    const fact = plan.fact(c.req.param('id'));
    const document = fact && plan.document(fact.document);
    if (fact === undefined || document === undefined) {
      return site.failure(c, 404, words.facts.unknownTitle, words.facts.unknown, [
        { address: '/piani', name: words.failure.seePlans },
      ]);
    }
    if (c.req.query('formato') === 'json') return c.json(fact);
    const title = [factLabel(fact), fact.territory?.name ?? fact.owner?.name ?? document.title].join(', ');
    return site.page(c, { title, main: renderFact(site.view, fact, document), listed: true });
  });
}

function renderFact(view: View, fact: FactRow, document: DocumentInfo): Markup {
  const { plan, words } = view;
  const measure = plan.measures().find(({ id }) => id === fact.measure);
  const [first, last] = fact.lines;
  const lines = plan.lines(
    document.id,
    Math.max(1, first - AROUND),
    Math.min(document.lineCount, last + AROUND),
  );
  const section = plan.sectionAt(document.id, first);
  const checks = plan.checks(document.id).filter((check) => touches(check.lines, [fact.lines]));
  const rows: readonly (readonly [string, Piece])[] = [
    [words.facts.status, statusMeaning(fact.status, view)],
    [words.facts.measure, measure?.definition],
    [words.facts.place, fact.territory && place(fact.territory, view)],
    [words.facts.owner, fact.owner?.name],
    [words.facts.year, String(fact.year)],
    [words.facts.document, html`<a href="/piani/${document.id}">${document.title}</a>`],
    [words.facts.norm, measure?.norm],
    [words.facts.differences, measure?.differences],
    [words.facts.id, html`<code>${fact.id}</code>`],
  ];
  return html`<div class="container pagina">
${breadcrumb(view, ['/piani', words.frame.plans], [`/piani/${document.id}`, `${document.year}`])}
<h1 lang="it">${factLabel(fact)}${fact.territory && html`<br>${fact.territory.name}`}</h1>
<p class="valore" lang="it"><strong>${shownValue(fact, view)}</strong> <span>${fact.unit !== 'EUR' && fact.unit !== '%' && typeof fact.value === 'number' && fact.unit}</span> ${doubtMark(fact.status, words.status)}</p>
<dl class="scheda-dati" lang="it">${rows.map(
    ([name, value]) =>
      value !== null &&
      value !== undefined &&
      html`<div><dt lang="${view.language}">${name}</dt><dd>${value}</dd></div>`,
  )}</dl>
<section aria-labelledby="titolo-fonte"><h2 id="titolo-fonte">${words.facts.source}</h2>
${section && html`<p class="sezione" lang="it">${section.title}</p>`}
<ol class="righe" lang="it" aria-label="${nameRanges([fact.lines], words.lines)}">${lines.map((line) =>
    renderRow(line, document, { heading: false, ranges: [fact.lines] }, words),
  )}</ol>
<p class="vai"><a href="${linesAddress(document.id, [fact.lines])}">${words.documents.whole(nameRanges([fact.lines], words.lines))}</a></p>
</section>
${
  checks.length > 0 &&
  html`<section><h2>${words.facts.checks}</h2>
${renderChecks(checks, 'verifiche-cifra', view)}</section>`
}
<p><a href="${factAddress(fact.id)}?formato=json">${words.facts.json}</a></p>
</div>`;
}

function statusMeaning(status: FactRow['status'], { words }: View): string {
  return words.status.meanings[status];
}

function place(territory: NonNullable<FactRow['territory']>, { words }: View): Piece {
  const name =
    territory.istat === null
      ? territory.name
      : html`<a href="/comuni/${territory.istat}">${territory.name}</a>`;
  return territory.doubt === null
    ? name
    : html`${name}<br><small>${words.facts.identified(territory.raw, territory.doubt.reason)}</small>`;
}
