// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../../assistant/reply.ts';
import type { Chart } from '../charts/chart.ts';
import { drawChart } from '../charts/draw.ts';
import { chartsOfReply } from '../charts/reply-charts.ts';
import { nameWithDate } from '../documents/document-name.ts';
import { renderFeedbackForm } from '../feedback/feedback-form.ts';
import { html, type Markup } from '../html.ts';
import { AUTOMATIC, AWAY, EMPTY, FILTER, HALF, PERSON, QUESTION, SHIELD, WARNING } from '../icons.ts';
import type { View } from '../view.ts';
import { figureWriter } from './figure-links.ts';
import { figureSources, type SourceOf } from './figure-sources.ts';
import { renderLightMarkdown } from './light-markdown.ts';
import { renderReplyTable } from './reply-table.ts';
import { type Filters, NO_FILTERS, nameFilters, type Settings, writeTurnFilters } from './settings.ts';
import { renderSources } from './sources.ts';
import { telephoneWriter } from './telephone-links.ts';
import { conversationAddress } from './turns.ts';

/** The shape that goes with the words of an outcome that is no plain answer: never by colour alone. */
const OUTCOME_ICONS = {
  partial: HALF,
  not_available: EMPTY,
  out_of_scope: AWAY,
  clarification: QUESTION,
  refused: AWAY,
  error: WARNING,
} as const;

/** Where the documents do not help, people do. */
const NEEDS_PERSON: ReadonlySet<Reply['outcome']> = new Set(['not_available', 'refused', 'error']);

/** A question with its reply, and where it stands. */
export interface Exchange {
  /** The conversation up to this question, which is its last. */
  readonly turns: readonly string[];
  readonly reply: Reply;
  readonly settings: Settings;
  /** The filters that the question was read with; absent: none. */
  readonly used?: Filters;
  /** Whether personal data were taken out of the question. */
  readonly masked?: boolean;
}

/** A question and its reply. The page and the stream both show what this renders. */
export function renderExchange(exchange: Exchange, view: View): Markup {
  const { turns, reply, settings, used = NO_FILTERS } = exchange;
  const { words } = view;
  const number = turns.length;
  const sourceOf = figureSources(reply, view);
  const question = turns.at(-1) ?? '';
  const filters = writeTurnFilters(number - 1, used);
  const next: Settings = { ...settings, earlier: [...settings.earlier, ...filters] };
  return html`<article class="scambio" id="scambio-${number}" aria-labelledby="domanda-${number}" data-turno="${question}" data-filtri="${filters.join()}">
${renderQuestion(question, `domanda-${number}`, view)}
<div class="risposta esito-${reply.outcome}">
<p class="origine">${AUTOMATIC}<span>${reply.mode === 'llm' ? words.answer.withModel : words.answer.withoutModel}</span></p>
${outcome(reply.outcome, view)}
${filtersOf(used, view)}
${exchange.masked === true && html`<p class="mascherata">${SHIELD}<span>${words.answer.masked}</span></p>`}
<div class="testo" lang="it">${renderLightMarkdown(reply.text, telephoneWriter(view.contacts, figureWriter(reply, view)))}</div>
${chartsOfReply(reply, words.answer).map((chart, index) => drawn(chart, `grafico-${number}-${index}`, sourceOf, view))}
${reply.tables.map((table, index) => renderReplyTable(table, `tabella-${number}-${index + 1}`, words, sourceOf))}
${renderSources(reply.citations, view)}
${suggestions(reply.suggestions, turns, next, view)}
${NEEDS_PERSON.has(reply.outcome) && html`<p class="persona">${PERSON}<span>${words.chat.aPerson}: <a href="/contatti">${words.frame.contacts.toLowerCase()}</a></span></p>`}
<footer class="piede-risposta">
<p class="nota">${provenance(reply, view)}</p>
<p class="azioni"><a href="${conversationAddress(turns, { ...settings, ...used })}" data-copia-indirizzo>${words.answer.link}</a></p>
</footer>
${renderFeedbackForm({ turns, settings, reply }, view)}
</div>
</article>`;
}

/** The question's own line, as the page shows it while its reply is on the way, too; without an id, one to be filled in. */
export function renderQuestion(question: string, id: string | null, { words }: View): Markup {
  return html`<h2 class="domanda"${id !== null && html` id="${id}"`}><span class="visually-hidden">${words.chat.question}: </span>${question}</h2>`;
}

/** A chart, and its figures as a table where the reply has not got one. */
function drawn(chart: Chart, id: string, sourceOf: SourceOf, view: View): Markup | null {
  const { words } = view;
  const picture = drawChart(chart, id, words.answer);
  if (picture === null || chart.columns === undefined) return picture;
  const { title, columns, bars } = chart;
  const table = {
    title,
    columns: [...columns],
    rows: bars.map(({ label, shown }) => [label, shown]),
    facts: bars.map(({ fact }) => [null, fact?.id ?? null]),
  };
  return html`${picture}${renderReplyTable(table, `${id}-tabella`, words, sourceOf)}`;
}

function outcome(name: Reply['outcome'], { words }: View): Markup | null {
  if (name === 'answered' || name === 'smalltalk') return null;
  return html`<p class="esito">${OUTCOME_ICONS[name]}<span>${words.answer.outcomes[name]}</span></p>`;
}

/** With which filters the question was read: those that it left room for. */
function filtersOf(used: Filters, view: View): Markup | null {
  const names = nameFilters(view, used);
  return names === ''
    ? null
    : html`<p class="mascherata">${FILTER}<span>${view.words.answer.filtered(names)}</span></p>`;
}

function suggestions(
  questions: readonly string[],
  turns: readonly string[],
  settings: Settings,
  { words }: View,
): Markup | null {
  if (questions.length === 0) return null;
  return html`<div class="proposte">
<h3>${words.answer.related}</h3>
<ul>${questions.map((question) => html`<li>${questionLink(question, turns, settings)}</li>`)}</ul>
</div>`;
}

/** A question as a link: it asks by itself, and the client asks it in place. */
export function questionLink(question: string, before: readonly string[], settings: Settings): Markup {
  return html`<a class="proposta" lang="it" href="${conversationAddress([...before, question], settings)}" data-domanda="${question}">${question}</a>`;
}

function provenance(reply: Reply, view: View): string {
  const cited = [...new Set([...reply.citations, ...reply.facts].map((one) => one.document))];
  const documents = cited.flatMap((id) => view.plan.document(id) ?? []);
  const names = documents.map((document) => nameWithDate(document, view)).join('; ');
  const { answer, frame } = view.words;
  return names === '' ? frame.unofficial : `${answer.data(names)} ${frame.unofficial}`;
}
