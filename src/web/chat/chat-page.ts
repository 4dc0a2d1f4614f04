// SPDX-License-Identifier: EUPL-1.2
import { VOICES } from '../../assistant/reply.ts';
import { html, type Markup } from '../html.ts';
import { AUTOMATIC, CROSS, PERSON, WARNING } from '../icons.ts';
import { ambitoName, type View } from '../view.ts';
import { type Exchange, questionLink, renderExchange, renderQuestion } from './exchange.ts';
import { filterChoices, NO_FILTERS, type Settings, writeTurnFilters } from './settings.ts';
import { conversationQuery, MOST_CHARACTERS } from './turns.ts';

/** Real questions, each with an answer in the plans that come with the product. */
export const FIRST_QUESTIONS = [
  'Quanti alloggi SAP liberi a Vescovato?',
  'Quali comuni hanno più alloggi liberi?',
  'Quanti alloggi SAT a Bordolano?',
  'Contributo di solidarietà residuo a Bonemerse?',
  'Quali alloggi ALER liberi a Isola Dovarese?',
  'Confronta gli alloggi liberi a Cremona, Soresina e Vescovato',
] as const;

export interface ChatPage {
  /** The conversation so far, oldest first. */
  readonly exchanges: readonly Exchange[];
  readonly settings: Settings;
  /** Said above the field when what was asked cannot be taken. */
  readonly problem?: string;
  /** What stands in the field: a question that was not taken is not lost. */
  readonly draft?: string;
}

/**
 * The chat's content. The same parts, in the same order, before the first question and after it: the style sheet shows
 * the ones that fit the state, so that the client only has to add exchanges and change the state.
 */
export function renderChat(page: ChatPage, view: View): Markup {
  const started = page.exchanges.length > 0;
  const { chat } = view.words;
  return html`<chiedi-conversazione class="conversazione" data-stato="${started ? 'avviata' : 'vuota'}">
<div class="container">
<div class="apertura">
<h1>${chat.title}</h1>
<p class="introduzione">${chat.introduction}</p>
</div>
<div class="scambi">${page.exchanges.map((exchange) => renderExchange(exchange, view))}</div>
${tools(page, view)}
${page.problem !== undefined && problem(page.problem)}
</div>
${form(page, view)}
<div class="container">
${statement(view)}
<section class="esempi" aria-labelledby="titolo-esempi">
<h2 id="titolo-esempi">${chat.examples}</h2>
<ul>${FIRST_QUESTIONS.map((question) => html`<li>${questionLink(question, [], page.settings)}</li>`)}</ul>
</section>
</div>
${templates(view)}
</chiedi-conversazione>`;
}

/** Said before the first question: a program answers, whether a model is used, what the data are, where people are. */
function statement(view: View): Markup {
  const { chat } = view.words;
  const plans = view.plan.documents().filter((document) => document.kind === 'piano_annuale');
  const ambiti = [...new Set(plans.map((plan) => plan.ambito))];
  const named = ambiti.map((id) => {
    const years = plans.filter((plan) => plan.ambito === id).map((plan) => plan.year);
    return chat.plansAndYears(ambitoName(view, id), years.sort((a, b) => b - a).join(', '));
  });
  return html`<div class="trasparenza">
<p>${AUTOMATIC}<span><strong>${chat.whatAnswers}</strong> ${view.mode === 'llm' ? chat.model : chat.noModel} ${chat.dataFrom(named.join('; '))} <a href="/informazioni">${view.words.frame.about}</a></span></p>
<p>${PERSON}<span>${chat.aPerson}: <a href="/contatti">${view.words.frame.contacts.toLowerCase()}</a></span></p>
</div>`;
}

function form(page: ChatPage, view: View): Markup {
  const { chat } = view.words;
  const { exchanges, settings } = page;
  return html`<form class="modulo" method="get" action="/#scambio-${exchanges.length + 1}">
<div class="container">
${carried(exchanges)}
<div class="sopra-campo"><label for="domanda">${chat.label}</label>
<div class="scelte">${filters(page, view)}
${voiceSwitch(settings, view)}</div></div>
<div class="campo">
<input id="domanda" name="q" type="text" value="${page.draft ?? ''}" required
maxlength="${MOST_CHARACTERS}" placeholder="${chat.label}" autocomplete="off" enterkeyhint="send" spellcheck="true" lang="it" aria-describedby="aiuto-domanda">
<button class="btn btn-primary" type="submit">${chat.ask}</button>
</div>
${filtersInUse(page, view)}
<p class="aiuto" id="aiuto-domanda">${chat.advice}</p>
</div>
</form>`;
}

/** Where and when a question is meant that does not say; what is chosen shows under the field, each with its way off. */
function filters({ settings }: ChatPage, view: View): Markup {
  const { chat } = view.words;
  const { ambiti, years } = filterChoices(view);
  return html`<details class="filtri"><summary>${chat.filters}</summary>
<div class="filtri-campi">
<label for="filtro-ambito">${chat.ambito}</label>
<select id="filtro-ambito" name="ambito"><option value="">${chat.anyAmbito}</option>${ambiti.map(
    ({ id, name }) =>
      html`<option value="${id}"${id === settings.ambito && html` selected`}>${name}</option>`,
  )}</select>
<label for="filtro-anno">${chat.year}</label>
<select id="filtro-anno" name="anno"><option value="">${chat.anyYear}</option>${years.map(
    (year) => html`<option value="${year}"${year === settings.year && html` selected`}>${year}</option>`,
  )}</select>
<p class="aiuto">${chat.filterHelp}</p>
</div></details>`;
}

function filtersInUse({ exchanges, settings }: ChatPage, view: View): Markup {
  const { chat } = view.words;
  const turns = exchanges.at(-1)?.turns ?? [];
  const chip = (name: string, without: Settings, field: string) =>
    html`<li><a class="filtro" href="/?${conversationQuery(turns, without)}" data-filtro="${field}" aria-label="${chat.removeFilter(name)}"><span>${name}</span>${CROSS}</a></li>`;
  return html`<ul class="filtri-attivi" data-parte="filtri" data-ambito="${chat.filterAmbito('{}')}" data-anno="${chat.filterYear(0).replace('0', '{}')}" data-togli="${chat.removeFilter('{}')}">${
    settings.ambito !== null &&
    chip(chat.filterAmbito(ambitoName(view, settings.ambito)), { ...settings, ambito: null }, 'ambito')
  }${settings.year !== null && chip(chat.filterYear(settings.year), { ...settings, year: null }, 'anno')}</ul>`;
}

/** The turns so far with their filters, for forms that load a page. */
function carried(exchanges: readonly Exchange[]): Markup {
  const filters = exchanges.flatMap(({ used }, index) => writeTurnFilters(index, used ?? NO_FILTERS));
  return html`${exchanges.map(({ turns }) => html`<input type="hidden" name="t" value="${turns.at(-1) ?? ''}">`)}${filters.map((one) => html`<input type="hidden" name="f" value="${one}">`)}`;
}

/** What can be done with the conversation. Printing and deleting take a script; without it a new one forgets the old. */
function tools({ exchanges, settings }: ChatPage, { words: { chat } }: View): Markup {
  const fresh = conversationQuery([], settings);
  return html`<form class="strumenti" method="post" action="/conversazione.txt" aria-label="${chat.conversation}">
${carried(exchanges)}
<input type="hidden" name="voce" value="${settings.voice}">
<ul>
<li><a href="/${fresh !== '' && `?${fresh}`}" data-azione="nuova">${chat.fresh}</a></li>
<li><button type="submit">${chat.downloadText}</button></li>
<li><button type="submit" formaction="/conversazione.json">${chat.downloadData}</button></li>
<li hidden><button type="button" data-azione="stampa">${chat.print}</button></li>
<li hidden><button type="button" data-azione="elimina">${chat.delete}</button></li>
</ul></form>`;
}

function voiceSwitch({ voice }: Settings, { words }: View): Markup {
  return html`<fieldset class="voce"><legend>${words.chat.voice}</legend>${VOICES.map(
    (name) =>
      html`<label><input type="radio" name="voce" value="${name}"${name === voice && html` checked`}><span>${words.chat.voices[name]}</span></label>`,
  )}</fieldset>`;
}

function problem(message: string): Markup {
  return html`<div class="avviso" role="alert">${WARNING}<p>${message}</p></div>`;
}

/** What the client shows while it waits and when it fails, and the words it says; they stay with the other texts. */
function templates(view: View): Markup {
  const { chat } = view.words;
  return html`<template data-modello="attesa"><article class="scambio" aria-busy="true">
${renderQuestion('', null, view)}
<div class="risposta"><p class="ricerca">${chat.searching}</p><div class="testo testo-in-arrivo" lang="it" data-parte="testo"></div></div>
</article></template>
<template data-modello="guasto"><div class="avviso">${WARNING}<div>
<p data-parte="motivo">${chat.lost}</p>
<button class="btn btn-outline-primary" type="button" data-parte="riprova">${chat.retry}</button>
</div></div></template>
<template data-modello="filtro"><li><a class="filtro" href="/" data-filtro=""><span></span>${CROSS}</a></li></template>`;
}
