// SPDX-License-Identifier: EUPL-1.2
import { type Reply, VOICES, type Voice } from '../../assistant/reply.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { html, type Markup } from '../html.ts';
import { WARNING } from '../icons.ts';
import { questionLink, renderExchange, renderQuestion } from './exchange.ts';
import { conversationQuery, MOST_CHARACTERS } from './turns.ts';

/** Real questions, each with an answer in the plans that come with the product. */
export const FIRST_QUESTIONS = [
  'Quanti alloggi SAP liberi a Vescovato?',
  'Quanti alloggi SAT a Bordolano?',
  'Contributo di solidarietà residuo a Bonemerse?',
  'Quali alloggi ALER liberi a Isola Dovarese?',
] as const;

export interface ChatPage {
  /** The conversation so far, oldest first. */
  readonly turns: readonly string[];
  /** One reply for each turn. */
  readonly replies: readonly Reply[];
  readonly voice: Voice;
  /** Said above the field when what was asked cannot be taken. */
  readonly problem?: string;
  /** What stands in the field: a question that was not taken is not lost. */
  readonly draft?: string;
}

/**
 * The chat's content. The same parts, in the same order, before the first question and after it: the style sheet shows
 * the ones that fit the state, so that the client only has to add exchanges and change the state.
 */
export function renderChat(page: ChatPage, plan: PlanReading): Markup {
  const started = page.turns.length > 0;
  return html`<chiedi-conversazione class="conversazione" data-stato="${started ? 'avviata' : 'vuota'}">
<div class="container">
<div class="apertura">
<h1>Alloggi pubblici: una domanda, una risposta, la sua fonte</h1>
<p class="introduzione">Si può scrivere con parole proprie. La risposta viene dai piani annuali dell’offerta abitativa e
indica, per ogni cifra, la riga del documento da cui è presa.</p>
</div>
${tools(page)}
<div class="scambi">${page.replies.map((reply, index) => renderExchange(page.turns.slice(0, index + 1), reply, plan, page.voice))}</div>
${page.problem !== undefined && problem(page.problem)}
</div>
${form(page)}
<div class="container">
<section class="esempi" aria-labelledby="titolo-esempi">
<h2 id="titolo-esempi">Domande di esempio</h2>
<ul>${FIRST_QUESTIONS.map((question) => html`<li>${questionLink(question, [], page.voice)}</li>`)}</ul>
</section>
</div>
<p class="visually-hidden" role="status" data-parte="annuncio"></p>
${templates()}
</chiedi-conversazione>`;
}

function form(page: ChatPage): Markup {
  return html`<form class="modulo" method="get" action="/#scambio-${page.turns.length + 1}">
<div class="container">
${page.turns.map((turn) => html`<input type="hidden" name="t" value="${turn}">`)}
<div class="sopra-campo"><label for="domanda">Scrivere qui la domanda</label>
${voiceSwitch(page.voice)}</div>
<div class="campo">
<input id="domanda" name="q" type="text" value="${page.draft ?? ''}" required
maxlength="${MOST_CHARACTERS}" autocomplete="off" enterkeyhint="send" spellcheck="true" aria-describedby="aiuto-domanda">
<button class="btn btn-primary" type="submit">Chiedi</button>
</div>
<p class="aiuto" id="aiuto-domanda">Meglio non scrivere dati personali: nome, telefono, codice fiscale.</p>
</div>
</form>`;
}

/** What can be done with the conversation. Printing and deleting take a script; without it a new one forgets the old. */
function tools(page: ChatPage): Markup {
  const query = conversationQuery(page.turns, page.voice);
  return html`<nav class="strumenti" aria-label="Conversazione"><ul>
<li><a href="/${page.voice !== 'cittadino' && `?voce=${page.voice}`}" data-azione="nuova">Nuova conversazione</a></li>
<li><a href="/conversazione.txt?${query}" data-scarica="/conversazione.txt" download>Scarica il testo</a></li>
<li><a href="/conversazione.json?${query}" data-scarica="/conversazione.json" download>Scarica i dati (JSON)</a></li>
<li hidden><button type="button" data-azione="stampa">Stampa</button></li>
<li hidden><button type="button" data-azione="elimina">Elimina</button></li>
</ul></nav>`;
}

const VOICE_NAMES: Readonly<Record<Voice, string>> = { cittadino: 'Cittadino', operatore: 'Operatore' };

function voiceSwitch(voice: Voice): Markup {
  return html`<fieldset class="voce"><legend>Risposte per</legend>${VOICES.map(
    (name) =>
      html`<label><input type="radio" name="voce" value="${name}"${name === voice && html` checked`}><span>${VOICE_NAMES[name]}</span></label>`,
  )}</fieldset>`;
}

function problem(message: string): Markup {
  return html`<div class="avviso" role="alert">${WARNING}<p>${message}</p></div>`;
}

/** What the client shows while it waits and when it fails; the texts stay with the other texts, on the server. */
function templates(): Markup {
  return html`<template data-modello="attesa"><article class="scambio" aria-busy="true">
${renderQuestion('', '')}
<div class="risposta"><p class="ricerca">Ricerca nei piani…</p><div class="testo testo-in-arrivo" data-parte="testo"></div></div>
</article></template>
<template data-modello="guasto"><div class="avviso">${WARNING}<div>
<p data-parte="motivo">La risposta non è arrivata: il collegamento si è interrotto. La domanda non è andata persa.</p>
<button class="btn btn-outline-primary" type="button" data-parte="riprova">Riprova</button>
</div></div></template>`;
}
