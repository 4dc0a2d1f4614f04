// SPDX-License-Identifier: EUPL-1.2
import type { Assets } from './assets.ts';
import { html, type Markup } from './html.ts';
import { HOUSE, LENS } from './icons.ts';
import type { View } from './view.ts';

export interface PageContent {
  /** Stands before the service's name in the title; absent on the first page. */
  readonly title?: string;
  readonly main: Markup;
  /** Whether search engines may list the page; a conversation is nobody else's business. */
  readonly listed?: boolean;
}

/** What the frame of a page needs besides its content. */
export interface PageFrame {
  readonly view: View;
  readonly assets: Assets;
  readonly version: string;
  /** The page's own address, without language, to offer it in the other one. */
  readonly address: string;
}

/** The whole document: head, skip links, header, the content, footer. Its links are those of the Italian pages. */
export function renderPage(frame: PageFrame, content: PageContent): Markup {
  const { assets, view } = frame;
  const { words, body, language } = view;
  const [entry, ...modules] = assets.client;
  const name = body.servizio.nome;
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title === undefined ? name : `${content.title} · ${name}`}</title>
<meta name="description" content="${motto(view)}.">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0066cc">
<meta name="format-detection" content="telephone=no">
${content.listed !== true && html`<meta name="robots" content="noindex">`}
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
${assets.fonts.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`)}
${assets.styles.map((style) => html`<link rel="stylesheet" href="${style}">`)}
${modules.map((module) => html`<link rel="modulepreload" href="${module}">`)}
${entry !== undefined && html`<script type="module" src="${entry}"></script>`}
</head>
<body>
<div class="skiplinks"><a class="visually-hidden-focusable" href="#contenuto">${words.frame.skip}</a></div>
${header(frame)}
<main id="contenuto" tabindex="-1">
${content.main}
</main>
${footer(frame)}
${sheet(view)}
${spoken(view)}
</body>
</html>
`;
}

const motto = ({ body, language }: View) =>
  language === 'it' ? body.servizio.motto : body.servizio.motto_en;

function header({ view, assets, address }: PageFrame): Markup {
  const { words, body } = view;
  const items: readonly (readonly [string, string])[] = [
    ['/', words.frame.questions],
    ['/comuni', words.frame.comuni],
    ['/piani', words.frame.plans],
    ['/documenti', words.frame.documents],
    ['/dati', words.frame.data],
  ];
  const current = (to: string) =>
    to === '/'
      ? /^\/(?:\?|$)/.test(address)
      : address === to || address.startsWith(`${to}/`) || address.startsWith(`${to}?`);
  return html`<header class="it-header-wrapper">
<div class="it-header-slim-wrapper"><div class="container"><div class="it-header-slim-wrapper-content">
${
  body.ente.nome === null
    ? html`<span class="navbar-brand">${words.frame.subject}</span>`
    : body.ente.sito === null
      ? html`<span class="navbar-brand">${body.ente.nome}</span>`
      : html`<a class="navbar-brand" href="${body.ente.sito}">${body.ente.nome}</a>`
}
${languages(view, address)}
</div></div></div>
<div class="it-nav-wrapper"><div class="it-header-center-wrapper"><div class="container"><div class="testata">
<a class="marchio" href="/">${assets.logo === null ? HOUSE : html`<img class="logo" src="${assets.logo}" alt="" width="48" height="48">`}<span><span class="marchio-nome">${body.servizio.nome}</span>
<span class="marchio-descrizione">${motto(view)}</span></span></a>
<a class="vai-cerca" href="/cerca"${current('/cerca') && html` aria-current="page"`}><span>${words.frame.search}</span>${LENS}</a>
</div></div></div>
<div class="menu"><div class="container"><nav aria-label="${words.frame.menu}"><ul>${items.map(
    ([to, name]) => html`<li><a href="${to}"${current(to) && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav></div></div></div>
</header>`;
}

/** The page in the other language; the current one is text. `data-lingua` keeps the link as it is written. */
function languages({ language }: View, address: string): Markup {
  const italian = language === 'it';
  return html`<p class="lingue"><a href="${italian ? `/en${address}` : address}" data-lingua hreflang="${italian ? 'en' : 'it'}" lang="${italian ? 'en' : 'it'}">${italian ? 'English' : 'Italiano'}</a></p>`;
}

/** Where the client shows a source beside the page; closed, and empty, without it. */
function sheet({ words }: View): Markup {
  return html`<chiedi-fonte><dialog class="foglio" aria-labelledby="titolo-foglio">
<div class="foglio-testa"><h2 id="titolo-foglio" tabindex="-1" data-parte="titolo">${words.frame.sheet}</h2>
<button type="button" data-parte="chiudi">${words.frame.close}</button></div>
<div class="foglio-corpo" data-parte="foglio" tabindex="0" role="region" aria-label="${words.frame.sheetLines}"></div>
</dialog></chiedi-fonte>`;
}

/** Where the client says things once to those who hear the page, and the words that it says. */
function spoken({ words: { chat, answer, feedback } }: View): Markup {
  return html`<p class="visually-hidden" role="status" data-parte="annuncio"></p>
<template data-modello="parole" data-annuncio="${chat.announced}" data-copiato="${answer.copied}" data-non-copiato="${answer.notCopied}" data-grazie="${feedback.thanks}"></template>`;
}

function footer({ view, version }: PageFrame): Markup {
  const { words, body, mode } = view;
  const { frame } = words;
  const links: readonly (readonly [string, string])[] = [
    ['/informazioni', frame.about],
    ['/contatti', frame.contacts],
    ['/protezione-dati', frame.privacy],
    ['/accessibilita', frame.accessibility],
    ['/documenti', frame.documents],
    ['/dati', frame.data],
  ];
  return html`<footer class="it-footer"><div class="it-footer-main"><div class="container">
<h2 class="visually-hidden">${frame.service}</h2>
<div class="piede">
<p><strong>${frame.automatic}</strong> ${mode === 'llm' ? frame.withModel : frame.withoutModel}</p>
<p><strong>${frame.dated}</strong> ${frame.datedText}</p>
<p><strong>${frame.unofficial}</strong> ${frame.unofficialText}</p>
</div>
<noscript><p class="senza-script">${frame.noScript}</p></noscript>
<div class="piede-ultimo"><ul>${links.map(([to, name]) => html`<li><a href="${to}">${name}</a></li>`)}</ul>
<p>${body.ente.nome !== null && `${body.ente.nome} · `}ChiediCasa ${version} · ${frame.licence}</p></div>
</div></div></footer>`;
}
