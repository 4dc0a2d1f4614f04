// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import { questionLink } from '../chat/exchange.ts';
import { PLAIN_SETTINGS } from '../chat/settings.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import { linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { html, type Markup } from '../html.ts';
import type { Site } from '../site.ts';
import { count, type View } from '../view.ts';

const MOST_CHARACTERS = 200;
const MOST_PASSAGES = 15;
const MOST_SHOWN = 320;

/** Search over comuni, codes of dwellings and the documents' prose; any of the results is a page with an address. */
export function mountSearch(app: Hono, site: Site): void {
  app.get('/cerca', (c) => {
    const query = (c.req.query('parole') ?? '').trim().slice(0, MOST_CHARACTERS);
    const { words } = site.view;
    const title = query === '' ? words.search.title : words.search.results(query);
    return site.page(c, { title, main: renderSearch(site.view, query) });
  });
}

function renderSearch(view: View, query: string): Markup {
  const { words } = view;
  return html`<div class="container pagina">
${breadcrumb(view)}
<h1>${words.search.title}</h1>
${renderSearchForm(view, { label: words.search.label, query })}
${query !== '' && results(view, query)}
</div>`;
}

/** A form that leads to the search page, for any page. */
export function renderSearchForm(
  { words }: View,
  { label, query = '' }: { readonly label: string; readonly query?: string },
): Markup {
  return html`<form class="cerca" method="get" action="/cerca" role="search">
<label for="parole">${label}</label>
<div class="campo"><input id="parole" name="parole" type="search" value="${query}" maxlength="${MOST_CHARACTERS}" autocomplete="off" required lang="it">
<button class="btn btn-primary" type="submit">${words.search.button}</button></div>
</form>`;
}

function results(view: View, query: string): Markup {
  const { words, plan } = view;
  const comuni = comuniNamed(view, query);
  const dwellings = /^\d{4,12}$/.test(query) ? plan.dwellings({ code: query }) : [];
  const { total, hits } = plan.search({ query, limit: MOST_PASSAGES });
  const nothing = comuni.length === 0 && dwellings.length === 0 && hits.length === 0;
  return html`<h2>${words.search.results(query)}</h2>
<p class="vai">${words.search.askInstead}: ${questionLink(query, [], PLAIN_SETTINGS)}</p>
${nothing && html`<p>${words.search.none}</p>`}
${
  comuni.length > 0 &&
  html`<section aria-labelledby="trovati-comuni"><h3 id="trovati-comuni">${words.search.comuni}</h3><ul class="strade">${comuni}</ul></section>`
}
${
  dwellings.length > 0 &&
  html`<section aria-labelledby="trovati-alloggi"><h3 id="trovati-alloggi">${words.search.dwellings}</h3><ul class="strade">${dwellings.map(
    (dwelling) =>
      html`<li><a href="${linesAddress(dwelling.document, [dwelling.lines])}">${words.search.dwelling(query, dwelling.comune.name)}, ${nameRanges([dwelling.lines], words.lines)}</a></li>`,
  )}</ul></section>`
}
${
  hits.length > 0 &&
  html`<section aria-labelledby="trovati-passi"><h3 id="trovati-passi">${words.search.passages(count(view, total))}</h3>
<ol class="passi" lang="it">${hits.map((hit) => {
    const document = plan.document(hit.document);
    const text = hit.text.length > MOST_SHOWN ? `${hit.text.slice(0, MOST_SHOWN)}…` : hit.text;
    return html`<li><a href="${linesAddress(hit.document, [hit.lines])}">${document?.title ?? hit.document}, ${nameRanges([hit.lines], words.lines)}</a>
<p class="sezione">${hit.path.at(-1) ?? ''}</p><p>${text}</p></li>`;
  })}</ol></section>`
}`;
}

/** Comuni that the words name, in full or nearly; one of another ambito is said to be outside. */
function comuniNamed(view: View, query: string): readonly Markup[] {
  const { words, gazetteer } = view;
  const named = gazetteer.find(query);
  const link = ({ istat, nome }: { readonly istat: string; readonly nome: string }) =>
    html`<li><a href="/comuni/${istat}">${nome}</a></li>`;
  return named.flatMap((mention): readonly Markup[] => {
    switch (mention.kind) {
      case 'comune':
        return mention.comune.ambito === null
          ? [html`<li>${words.search.outside(mention.comune.nome, mention.comune.provincia)}</li>`]
          : [link(mention.comune)];
      case 'ambiguous':
        return mention.candidates.filter((comune) => comune.ambito !== null).map(link);
      case 'elsewhere':
        return [html`<li>${words.search.outside(mention.nome, mention.provincia)}</li>`];
      default:
        return [];
    }
  });
}
