// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import type { Check } from '../../corpus/model.ts';
import { fold } from '../../italian/fold.ts';
import type { Comune } from '../../places/model.ts';
import type { DocumentInfo, FactRow } from '../../plan/plan.ts';
import { drawChart } from '../charts/draw.ts';
import { renderDataTable } from '../chat/data-table.ts';
import { questionLink } from '../chat/exchange.ts';
import { PLAIN_SETTINGS } from '../chat/settings.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import { linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { factLabel, shownValue, touches } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import { renderPageData } from '../open-data/page-data.ts';
import { renderCheckList } from '../plans/checks-table.ts';
import { renderDwellings } from '../plans/dwellings-table.ts';
import { figureCell } from '../plans/figures-tables.ts';
import { renderSearchForm } from '../search/search-page.ts';
import type { Site } from '../site.ts';
import { ambitoName, type View } from '../view.ts';
import { questionsOn } from './comune-questions.ts';
import { renderSummary } from './comune-summary.ts';

/** The comuni, and a page for each ("scheda") at its ISTAT code; a name leads there. */
export function mountComuni(app: Hono, site: Site): void {
  const { view } = site;
  const { words, gazetteer } = view;
  app.get('/comuni', (c) =>
    site.page(c, { title: words.frame.comuni, main: renderComuni(view), listed: true }),
  );
  app.get('/comuni/:comune', (c) => {
    const asked = c.req.param('comune');
    const comune = gazetteer.byIstat(asked);
    if (comune?.ambito) {
      return site.page(c, { title: comune.nome, main: renderScheda(view, comune), listed: true });
    }
    const named = gazetteer.identify(asked.replaceAll('-', ' ').slice(0, 60));
    if (named.kind === 'comune' && named.comune.ambito !== null) {
      return c.redirect(`${site.base}/comuni/${named.comune.istat}`, 301);
    }
    return site.failure(c, 404, words.comuni.unknownTitle, words.comuni.unknown, [
      { address: '/comuni', name: words.frame.comuni },
    ]);
  });
}

function renderComuni(view: View): Markup {
  const { words, plan, gazetteer } = view;
  const ambiti = [...new Set(plan.documents().map((document) => document.ambito))];
  return html`<div class="container pagina">
${breadcrumb(view)}
<h1>${words.frame.comuni}</h1>
<p class="introduzione">${words.comuni.introduction}</p>
${renderSearchForm(view, { label: words.comuni.find })}
<ul class="collegamenti">${ambiti.map((id) => html`<li><a href="#ambito-${id}">${words.comuni.ofAmbito(ambitoName(view, id))}</a></li>`)}</ul>
${ambiti.map((id) => {
  const comuni = gazetteer.comuni.filter((comune) => comune.ambito === id);
  const years = plan.plansOf(id).map((document) => document.year);
  return html`<section aria-labelledby="ambito-${id}"><h2 id="ambito-${id}">${words.comuni.ofAmbito(ambitoName(view, id))}</h2>
<p class="dati-documento">${words.comuni.years(years.join(', '))}</p>
<ul class="colonne">${[...comuni]
    .sort((a, b) => a.nome.localeCompare(b.nome, 'it'))
    .map((comune) => html`<li><a href="/comuni/${comune.istat}">${comune.nome}</a></li>`)}</ul></section>`;
})}
</div>`;
}

function renderScheda(view: View, comune: Comune): Markup {
  const { words, plan } = view;
  const ambito = comune.ambito ?? '';
  const plans = plan.plansOf(ambito);
  const measures = plan.measures().map((measure) => measure.id);
  const parts = plans.map((document) => ({
    document,
    facts: plan.facts({ document: document.id, measures, istat: comune.istat }),
  }));
  const all = parts.flatMap(({ facts }) => facts);
  const latest = parts.find(({ facts }) => facts.length > 0);
  const questions = questionsOn(comune.nome, parts[0]?.facts ?? []);
  return html`<div class="container pagina">
${breadcrumb(view, ['/comuni', words.frame.comuni])}
<h1>${comune.nome}</h1>
<p class="dati-documento">${[
    words.comuni.ofAmbito(ambitoName(view, ambito)),
    words.comuni.province(comune.provincia),
    words.comuni.istat(comune.istat),
  ].join(' · ')}</p>
${
  questions.length > 0 &&
  html`<section class="esempi-scheda" aria-labelledby="titolo-chiedere"><h2 id="titolo-chiedere">${words.comuni.ask}</h2>
<ul>${questions.map((question) => html`<li>${questionLink(question, [], PLAIN_SETTINGS)}</li>`)}</ul></section>`
}
${all.length === 0 && html`<p>${plans.length === 0 ? words.comuni.noPlan : words.comuni.silent}</p>`}
${latest && renderSummary(latest.document, latest.facts, view)}
${plansCompared(all, view)}
${parts.map((part) => planPart(part, comune, view))}
${all.length > 0 && html`<p class="nota">${words.comuni.aler}</p>`}
${renderPageData({ kind: 'comuni', id: comune.istat }, view)}
</div>`;
}

/** What one plan says of the comune: figures, dwellings, checks. */
function planPart(
  { document, facts }: { readonly document: DocumentInfo; readonly facts: readonly FactRow[] },
  comune: Comune,
  view: View,
): Markup | null {
  const { words, plan } = view;
  const dwellings = plan.dwellings({ document: document.id, istat: comune.istat });
  if (facts.length === 0 && dwellings.length === 0) return null;
  const lines = [...facts, ...dwellings].map((row) => row.lines);
  const checks = plan
    .checks(document.id)
    .filter((check) => check.lines[0] === check.lines[1] && touches(check.lines, lines))
    .filter((check) => !isOfAnother(check, comune, view));
  const id = `piano-${document.id}`;
  return html`<section class="piano-del-comune" aria-labelledby="${id}">
<h2 id="${id}" lang="it"><a href="/piani/${document.id}">${document.title}</a></h2>
${
  facts.length > 0 &&
  html`<div lang="it">${renderDataTable(
    {
      id: `cifre-${document.id}`,
      title: `${words.comuni.figures} ${document.year}`,
      columns: [
        { name: words.comuni.columns.measure },
        { name: words.comuni.columns.owner },
        { name: words.comuni.columns.value },
        { name: words.comuni.columns.source, fixed: true },
      ],
      // What owners have, before what the territory is.
      rows: [...facts]
        .sort((a, b) => Number(a.owner === null) - Number(b.owner === null))
        .map((fact) => {
          const name = nameRanges([fact.lines], words.lines);
          return [
            { text: fact.year === document.year ? factLabel(fact) : `${factLabel(fact)} (${fact.year})` },
            { text: fact.owner?.name ?? '' },
            figureCell(fact, view),
            {
              text: name,
              link: linesAddress(document.id, [fact.lines]),
              label: `${name}: ${factLabel(fact)}`,
            },
          ];
        }),
    },
    words,
  )}</div>`
}
${
  dwellings.length > 0 &&
  html`<h3>${words.comuni.dwellings}</h3>
${renderDwellings(dwellings, { id: `alloggi-${document.id}`, title: `${words.comuni.dwellings}, ${document.year}`, comune: false }, view)}`
}
${checks.length > 0 && html`<h3>${words.comuni.checks}</h3>${renderCheckList(checks, `verifiche-${document.id}`, view)}`}
</section>`;
}

/** Whether a check of a line that names many comuni is about others than this one. */
function isOfAnother({ title, note }: Check, comune: Comune, { gazetteer }: View): boolean {
  const said = fold(`${title} ${note}`);
  const names = (other: Comune) => said.includes(fold(other.nome));
  return !names(comune) && gazetteer.comuni.some((other) => other.ambito === comune.ambito && names(other));
}

/** Measures that several plans give of the comune, drawn year by year. */
function plansCompared(facts: readonly FactRow[], view: View): readonly (Markup | null)[] {
  const { words } = view;
  const groups = new Map<string, FactRow[]>();
  for (const fact of facts) {
    if (typeof fact.value !== 'number' || fact.restates || fact.detail !== null) continue;
    const key = `${fact.measure} ${fact.owner?.name ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()]
    .filter((group) => new Set(group.map((fact) => fact.document)).size === group.length && group.length > 1)
    .slice(0, MOST_CHARTS)
    .map((group, index) => {
      const [first] = group;
      const bars = [...group]
        .sort((a, b) => a.year - b.year)
        .map((fact) => ({
          label: String(fact.year),
          value: Number(fact.value),
          shown: shownValue(fact, view),
        }));
      const title = words.comuni.yearsChart([first?.label, first?.owner?.name].filter(Boolean).join(', '));
      return drawChart(
        { kind: 'bars', title, bars, note: words.answer.definitionsDiffer },
        `anni-${index}`,
        words.answer,
      );
    });
}

const MOST_CHARTS = 3;
