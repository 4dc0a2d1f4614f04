// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import type { Office } from '../body/body.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import { html, type Markup, type Piece } from '../html.ts';
import type { Site } from '../site.ts';
import { longDate, type View } from '../view.ts';

/** The pages that say what the service is, where people answer, and what the law asks to be said. */
export function mountInformation(app: Hono, site: Site): void {
  const { frame } = site.view.words;
  const pages: readonly (readonly [path: string, title: string, render: (view: View) => Piece])[] = [
    ['/informazioni', frame.about, about],
    ['/contatti', frame.contacts, contacts],
    ['/protezione-dati', frame.privacy, privacy],
    ['/accessibilita', frame.accessibility, accessibility],
  ];
  for (const [path, title, render] of pages) {
    app.get(path, (c) =>
      site.page(c, {
        title,
        listed: true,
        main: html`<div class="container pagina pagina-testo">
${breadcrumb(site.view)}
<h1>${title}</h1>
${render(site.view)}
</div>`,
      }),
    );
  }
}

interface TextSection {
  readonly title: string;
  readonly text: readonly string[];
}

function sections(all: readonly TextSection[]): Markup {
  return html`${all.map(
    ({ title, text }) =>
      html`<section><h2>${title}</h2>${text.map((paragraph) => html`<p>${paragraph}</p>`)}</section>`,
  )}`;
}

function about({ words, mode }: View): Piece {
  return html`${sections(words.about.sections)}
<section><h2>${words.about.generative}</h2>
<p>${mode === 'llm' ? words.frame.withModel : words.frame.withoutModel} ${words.frame.unofficialText}</p></section>`;
}

function contacts(view: View): Piece {
  const { words, body, contacts: urgent } = view;
  return html`<p class="introduzione">${words.contacts.introduction}</p>
<section aria-labelledby="uffici"><h2 id="uffici">${words.contacts.offices}</h2>
${body.contatti.length === 0 ? html`<p>${words.contacts.noOffices}</p>` : body.contatti.map((one) => office(one, view))}</section>
<section aria-labelledby="urgenze"><h2 id="urgenze">${words.contacts.urgent}</h2>
<ul class="urgenze" lang="it">${urgent.contatti.map(
    ({ nome, numero, quando, fonte }) =>
      html`<li><p><strong>${nome}</strong>${numero !== null && html` <a class="numero-utile" href="tel:${numero}">${numero}</a>`}<br>${quando}</p>
<p class="nota">${words.contacts.from(fonte)}</p></li>`,
  )}</ul>
<p class="nota">${words.contacts.updated(longDate(view, urgent.aggiornato))}</p></section>`;
}

function office(one: Office, { words }: View): Markup {
  const { phone, email, address, hours, site } = words.contacts;
  const rows: readonly (readonly [string, Piece])[] = [
    [phone, one.telefono && html`<a href="tel:${one.telefono.replace(/[^\d+]/g, '')}">${one.telefono}</a>`],
    [email, one.email && html`<a href="mailto:${one.email}">${one.email}</a>`],
    [address, one.indirizzo],
    [hours, one.orari],
    [site, one.sito && html`<a href="${one.sito}">${one.sito.replace(/^https?:\/\//, '')}</a>`],
  ];
  return html`<h3>${one.ufficio}</h3>
<dl class="scheda-dati">${rows.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function privacy({ words, body, mode }: View): Piece {
  const { privacy: texts } = words;
  const { titolare, rpd, informativa, giorni_riscontri: days } = body.protezione_dati;
  return html`${sections(mode === 'llm' ? [...texts.sections, texts.model] : texts.sections)}
<section><h2>${words.frame.privacy}</h2>
<p>${texts.retention(days)}</p>
<p>${titolare === null ? texts.noController : texts.controller(titolare)} ${rpd !== null && texts.officer(rpd)}</p>
${informativa !== null && html`<p><a href="${informativa}">${texts.notice}</a></p>`}</section>`;
}

function accessibility({ words, body }: View): Piece {
  const { accessibility: texts } = words;
  const { dichiarazione, segnalazioni } = body.accessibilita;
  return html`${sections(texts.sections)}
<section><h2>${texts.statement}</h2>
${dichiarazione === null ? html`<p>${texts.noStatement}</p>` : html`<p><a href="${dichiarazione}">${texts.statement}</a></p>`}
${segnalazioni !== null && html`<p><a href="mailto:${segnalazioni}">${texts.report(segnalazioni)}</a></p>`}</section>`;
}
