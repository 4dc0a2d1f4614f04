// SPDX-License-Identifier: EUPL-1.2
import type { Citation, Reply, Voice } from '../../assistant/reply.ts';
import type { DocumentInfo } from '../../plan/plan.ts';
import { nameRanges } from '../documents/line-ranges.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { renderPrintedLine } from '../documents/printed-line.ts';
import { html, type Markup } from '../html.ts';
import { AWAY, EMPTY, HALF, QUESTION, WARNING } from '../icons.ts';
import { renderCharts } from './bar-chart.ts';
import { figureWriter } from './figure-links.ts';
import { renderLightMarkdown } from './light-markdown.ts';
import { renderReplyTable } from './reply-table.ts';
import { rowSources } from './row-sources.ts';
import { conversationAddress } from './turns.ts';

/** What a reply that is not a plain answer says of itself, in words and with a shape: never by colour alone. */
const OUTCOME_LABELS: Readonly<
  Record<Reply['outcome'], { readonly text: string; readonly icon: Markup } | null>
> = {
  answered: null,
  smalltalk: null,
  partial: { text: 'Risposta parziale', icon: HALF },
  not_available: { text: 'Dato non disponibile', icon: EMPTY },
  out_of_scope: { text: 'Fuori tema', icon: AWAY },
  clarification: { text: 'Serve una precisazione', icon: QUESTION },
  refused: { text: 'Richiesta a cui il servizio non risponde', icon: AWAY },
  error: { text: 'Risposta non riuscita', icon: WARNING },
};

/** Sources shown at once; the others open on request. */
const SOURCES_IN_SIGHT = 3;
/** Lines that a source quotes; the rest is read in the document. */
const MOST_QUOTED = 6;

/**
 * A question and its reply. The page and the stream both show what this renders.
 * `turns` is the conversation up to this question, which is its last.
 */
export function renderExchange(
  turns: readonly string[],
  reply: Reply,
  plan: PlanReading,
  voice: Voice,
): Markup {
  const number = turns.length;
  const label = OUTCOME_LABELS[reply.outcome];
  const sourceOf = rowSources(reply, plan);
  return html`<article class="scambio" id="scambio-${number}" aria-labelledby="domanda-${number}">
${renderQuestion(turns.at(-1) ?? '', `domanda-${number}`)}
<div class="risposta esito-${reply.outcome}">
${label && html`<p class="esito">${label.icon}<span>${label.text}</span></p>`}
<div class="testo">${renderLightMarkdown(reply.text, figureWriter(reply, plan))}</div>
${renderCharts(reply, number)}
${reply.tables.map((table, index) => renderReplyTable(table, `tabella-${number}-${index + 1}`, sourceOf))}
${sources(reply.citations, number)}
${suggestions(reply.suggestions, turns, voice)}
<footer class="piede-risposta">
<p class="nota">${provenance(reply, plan)}</p>
<p class="azioni"><a href="${conversationAddress(turns, voice)}" data-copia-indirizzo>Link a questa domanda</a></p>
</footer>
</div>
</article>`;
}

/** The question's own line, as the page shows it while its reply is on the way, too. */
export function renderQuestion(question: string, id: string): Markup {
  return html`<h2 class="domanda" id="${id}"><span class="visually-hidden">Domanda: </span>${question}</h2>`;
}

function sources(citations: readonly Citation[], number: number): Markup | null {
  if (citations.length === 0) return null;
  const inSight = citations.slice(0, SOURCES_IN_SIGHT);
  const others = citations.slice(SOURCES_IN_SIGHT);
  return html`<section class="fonti" aria-labelledby="fonti-${number}">
<h3 id="fonti-${number}">${citations.length === 1 ? 'Fonte' : 'Fonti'}</h3>
<ol>${inSight.map(source)}</ol>
${
  others.length > 0 &&
  html`<details><summary>${others.length === 1 ? 'Un’altra fonte' : `Altre ${others.length} fonti`}</summary>
<ol start="${SOURCES_IN_SIGHT + 1}">${others.map(source)}</ol></details>`
}
</section>`;
}

function source(citation: Citation): Markup {
  const name = html`<cite>${citation.title}</cite>, <span class="posizione">${nameRanges([citation.lines])}</span>`;
  const address = addressOf(citation);
  const quoted = citation.quote.split('\n').filter((line) => line.trim() !== '');
  return html`<li class="fonte">
${address === undefined ? name : html`<a href="${address}">${name}</a>`}
${citation.section !== '' && html`<p class="sezione">${citation.section}</p>`}
${
  quoted.length > 0 &&
  html`<blockquote>${quoted.slice(0, MOST_QUOTED).map((line) => html`<p>${renderPrintedLine(line)}</p>`)}${
    quoted.length > MOST_QUOTED &&
    html`<p class="altre-righe">… e altre ${quoted.length - MOST_QUOTED} righe</p>`
  }</blockquote>`
}
</li>`;
}

/** The source viewer, scrolled to the marked lines. A link that leaves this site is not followed: it is no source. */
function addressOf(citation: Citation): string | undefined {
  return /^\/(?![/\\])/.test(citation.url) ? `${citation.url}#evidenza` : undefined;
}

function suggestions(questions: readonly string[], turns: readonly string[], voice: Voice): Markup | null {
  if (questions.length === 0) return null;
  return html`<nav class="proposte" aria-label="Domande collegate">
<h3>Si può chiedere anche</h3>
<ul>${questions.map((question) => html`<li>${questionLink(question, turns, voice)}</li>`)}</ul>
</nav>`;
}

/** A question as a link: it asks by itself, and the client asks it in place. */
export function questionLink(question: string, before: readonly string[], voice: Voice): Markup {
  return html`<a class="proposta" href="${conversationAddress([...before, question], voice)}" data-domanda="${question}">${question}</a>`;
}

function provenance(reply: Reply, plan: PlanReading): string {
  const mode =
    reply.mode === 'llm'
      ? 'Risposta automatica, scritta con IA generativa e controllata sulle fonti'
      : 'Risposta automatica, senza IA generativa';
  const cited = [...new Set([...reply.citations, ...reply.facts].map((cited) => cited.document))];
  const documents = cited.flatMap((id) => plan.document(id) ?? []);
  return [mode, ...documents.map((document) => `dati: ${nameWithDate(document)}`)].join(' · ');
}

/** "Piano annuale 2026, Ambito Cremonese (approvato il 3 giugno 2026)". */
export function nameWithDate(document: DocumentInfo): string {
  return document.approved === null
    ? document.title
    : `${document.title} (approvato il ${italianDate(document.approved)})`;
}

function italianDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
