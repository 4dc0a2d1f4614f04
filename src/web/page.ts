// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../assistant/reply.ts';
import type { Assets } from './assets.ts';
import { html, type Markup } from './html.ts';
import { HOUSE } from './icons.ts';

/** What every page needs besides its own content. */
export interface PageFrame {
  readonly assets: Assets;
  readonly version: string;
  /** How replies are composed; said in the footer. */
  readonly mode: Reply['mode'];
}

export interface PageContent {
  /** Stands before "ChiediCasa" in the title; absent on the first page. */
  readonly title?: string;
  readonly main: Markup;
  /** Whether search engines may list the page; a conversation is nobody else's business. */
  readonly listed?: boolean;
}

export const TAGLINE = 'Risposte sui piani dell’offerta abitativa pubblica, con la fonte di ogni cifra';

/** The whole document: head, skip links, header, the content, footer. */
export function renderPage(frame: PageFrame, content: PageContent): Markup {
  const { assets } = frame;
  const [entry, ...modules] = assets.client;
  return html`<!DOCTYPE html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title === undefined ? 'ChiediCasa' : `${content.title} · ChiediCasa`}</title>
<meta name="description" content="${TAGLINE}.">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
${content.listed !== true && html`<meta name="robots" content="noindex">`}
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
${assets.fonts.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`)}
${assets.styles.map((style) => html`<link rel="stylesheet" href="${style}">`)}
${modules.map((module) => html`<link rel="modulepreload" href="${module}">`)}
${entry !== undefined && html`<script type="module" src="${entry}"></script>`}
</head>
<body>
<div class="skiplinks"><a class="visually-hidden-focusable" href="#contenuto">Vai al contenuto</a></div>
${HEADER}
<main id="contenuto">
${content.main}
</main>
${footer(frame)}
${SHEET}
</body>
</html>
`;
}

const HEADER = html`<header class="it-header-wrapper">
<div class="it-header-slim-wrapper"><div class="container"><div class="it-header-slim-wrapper-content">
<span class="navbar-brand">Piani dell’offerta abitativa pubblica e sociale</span>
</div></div></div>
<div class="it-nav-wrapper"><div class="it-header-center-wrapper"><div class="container"><div class="testata">
<a class="marchio" href="/">${HOUSE}<span><span class="marchio-nome">ChiediCasa</span>
<span class="marchio-descrizione">${TAGLINE}</span></span></a>
<nav aria-label="Principale"><a class="voce-menu" href="/documenti">Documenti</a></nav>
</div></div></div></div>
</header>`;

/** Where the client shows a source beside the page; closed, and empty, without it. */
const SHEET = html`<chiedi-fonte><dialog class="foglio" aria-labelledby="titolo-foglio">
<div class="foglio-testa"><h2 id="titolo-foglio" tabindex="-1" data-parte="titolo">La fonte</h2>
<button type="button" data-parte="chiudi">Chiudi</button></div>
<div class="foglio-corpo" data-parte="foglio" tabindex="0" role="region" aria-label="Righe del documento"></div>
</dialog></chiedi-fonte>`;

function footer({ version, mode }: PageFrame): Markup {
  return html`<footer class="it-footer"><div class="it-footer-main"><div class="container">
<h2 class="visually-hidden">Informazioni sul servizio</h2>
<div class="piede">
<p><strong>Servizio automatico.</strong> ${
    mode === 'llm'
      ? 'Le risposte sono scritte con intelligenza artificiale generativa e controllate sui documenti. Ogni risposta lo dice.'
      : 'In questa modalità le risposte sono composte da un programma, senza intelligenza artificiale generativa.'
  }</p>
<p><strong>Dati alla data dei piani.</strong> Le cifre sono quelle scritte nei piani, alla loro data: non dicono che cosa è
libero oggi. Gli alloggi si assegnano con avviso pubblico.</p>
<p><strong>Non è un atto ufficiale.</strong> Le risposte non sono dichiarazioni di un ente. Fa fede il documento, che si può
leggere per intero.</p>
</div>
<p class="piede-ultimo"><a href="/documenti">Documenti consultati</a><span>ChiediCasa ${version} · software libero,
licenza EUPL-1.2</span></p>
</div></div></footer>`;
}
