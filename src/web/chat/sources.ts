// SPDX-License-Identifier: EUPL-1.2
import type { Citation } from '../../assistant/reply.ts';
import { nameRanges } from '../documents/line-ranges.ts';
import { renderPrintedLine } from '../documents/printed-line.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';

/** Sources shown at once; the others open on request. */
const SOURCES_IN_SIGHT = 3;
/** Lines that a source quotes; the rest is read in the document. */
const MOST_QUOTED = 6;

/** The sources of a reply: each document once, under it the lines, each with its section and what it prints. */
export function renderSources(citations: readonly Citation[], view: View): Markup | null {
  if (citations.length === 0) return null;
  const { answer } = view.words;
  const others = citations.slice(SOURCES_IN_SIGHT);
  return html`<section class="fonti">
<h3>${citations.length === 1 ? answer.source : answer.sources}</h3>
${byDocument(citations.slice(0, SOURCES_IN_SIGHT), view)}
${
  others.length > 0 &&
  html`<details><summary>${others.length === 1 ? answer.otherSource : answer.otherSources(others.length)}</summary>
${byDocument(others, view)}</details>`
}
</section>`;
}

function byDocument(citations: readonly Citation[], view: View): readonly Markup[] {
  const documents = new Map<string, Citation[]>();
  for (const citation of citations) {
    const known = documents.get(citation.document);
    if (known) known.push(citation);
    else documents.set(citation.document, [citation]);
  }
  return [...documents.values()].map(
    (group) => html`<p class="fonti-documento" lang="it"><cite>${group[0]?.title}</cite></p>
<ol>${group.map((citation, index) => source(citation, group[index - 1]?.section === citation.section, view))}</ol>`,
  );
}

/** A section is named where it is not that of the source above. */
function source(citation: Citation, sameSection: boolean, { words }: View): Markup {
  const lines = nameRanges([citation.lines], words.lines);
  const name = html`<span class="posizione">${lines}</span>`;
  const address = addressOf(citation);
  const quoted = citation.quote.split('\n').filter((line) => line.trim() !== '');
  return html`<li class="fonte">
${citation.section !== '' && !sameSection && html`<p class="sezione" lang="it">${citation.section}</p>`}
${address === undefined ? name : html`<a href="${address}" aria-label="${`${citation.title}, ${lines}`}">${name}</a>`}
${
  quoted.length > 0 &&
  html`<blockquote lang="it">${quoted.slice(0, MOST_QUOTED).map((line) => html`<p>${renderPrintedLine(line)}</p>`)}${
    quoted.length > MOST_QUOTED &&
    html`<p class="altre-righe">${words.answer.otherLines(quoted.length - MOST_QUOTED)}</p>`
  }</blockquote>`
}
</li>`;
}

/** The source viewer, scrolled to the marked lines. A link that leaves this site is not followed: it is no source. */
function addressOf(citation: Citation): string | undefined {
  return /^\/(?![/\\])/.test(citation.url) ? `${citation.url}#evidenza` : undefined;
}
