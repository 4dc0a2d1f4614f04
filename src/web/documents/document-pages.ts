// SPDX-License-Identifier: EUPL-1.2
import { capitalised } from '../../italian/capitals.ts';
import type { DocumentInfo, DocumentLine, SectionInfo } from '../../plan/plan.ts';
import { figuresAt } from '../facts/figures-at.ts';
import { html, type Markup } from '../html.ts';
import { ambitoName, count, type View } from '../view.ts';
import { nameWithDate } from './document-name.ts';
import { type LineRange, linesAddress, nameRanges } from './line-ranges.ts';
import { renderPrintedLine } from './printed-line.ts';

/** The documents that the answers are drawn from. */
export function renderDocumentList(view: View): Markup {
  const { words } = view;
  const documents = view.plan.documents();
  return html`<div class="container pagina">
${breadcrumb(view)}
<h1>${words.frame.documents}</h1>
<p class="introduzione">${words.documents.introduction}</p>
${documents.length === 0 && html`<p>${words.documents.none}</p>`}
<ul class="documenti">${documents.map(
    (document) => html`<li>
<h2><a href="/documenti/${encodeURIComponent(document.id)}">${nameWithDate(document, view)}</a></h2>
<p>${facts(document, view)}</p>
</li>`,
  )}</ul>
</div>`;
}

/** A whole document, line by line; the lines of `ranges`, when there are some, are marked and introduced. */
export function renderDocument(
  view: View,
  document: DocumentInfo,
  ranges: readonly LineRange[] = [],
): Markup {
  const { plan, words } = view;
  const sections = plan.sections(document.id);
  const headings = new Set(sections.map((section) => section.lines[0]));
  const lines = plan.lines(document.id, 1, document.lineCount);
  return html`<div class="container pagina pagina-documento">
${breadcrumb(view, ['/documenti', words.frame.documents])}
<h1>${document.title}</h1>
<p class="dati-documento">${facts(document, view)}</p>
${ranges.length > 0 && evidence(view, document, ranges)}
${sections.length > 0 && index(sections, view)}
<ol class="righe" aria-label="${words.documents.text}" lang="it">${lines.map((line) =>
    renderRow(line, document, { heading: headings.has(line.number), ranges }, words),
  )}</ol>
</div>`;
}

function facts(document: DocumentInfo, view: View): string {
  const { kinds, facts: said } = view.words.documents;
  const kind =
    document.kind === 'piano_annuale' || document.kind === 'delibera' ? kinds[document.kind] : document.kind;
  return said(kind, ambitoName(view, document.ambito), document.year, count(view, document.lineCount));
}

function evidence(view: View, document: DocumentInfo, ranges: readonly LineRange[]): Markup {
  const { plan, words } = view;
  const section = plan.sectionAt(document.id, ranges[0]?.[0] ?? 1);
  const name = nameRanges(ranges, words.lines);
  const cited = ranges
    .flatMap(([first, last]) => plan.lines(document.id, first, Math.min(last, first + MOST_QUOTED)))
    .filter((line) => line.text.trim() !== '');
  return html`<section class="in-evidenza" aria-labelledby="titolo-evidenza">
<h2 id="titolo-evidenza">${words.documents.linesOf(capitalised(name), count(view, document.lineCount))}</h2>
${section && html`<p class="sezione" lang="it">${section.title}</p>`}
<blockquote lang="it">${cited.slice(0, MOST_QUOTED).map((line) => html`<p>${renderPrintedLine(line.text)}</p>`)}${
    cited.length > MOST_QUOTED && html`<p>…</p>`
  }</blockquote>
${figuresAt(view, document, ranges)}
<p class="vai"><a href="#evidenza">${words.documents.goThere}</a></p>
</section>`;
}

/** Lines that the introduction repeats; the rest is read in place. */
const MOST_QUOTED = 4;

function index(sections: readonly SectionInfo[], { words }: View): Markup {
  return html`<details class="indice"><summary>${words.documents.index}</summary>
<nav aria-label="${words.documents.index}"><ol lang="it">${sections.map(
    (section) => html`<li><a href="#r${section.lines[0]}">${section.title}</a></li>`,
  )}</ol></nav>
</details>`;
}

/** A numbered line; those of `ranges` are marked, and the first of them is where links arrive, unless not `anchored`. */
export function renderRow(
  line: DocumentLine,
  document: DocumentInfo,
  place: { readonly heading: boolean; readonly ranges: readonly LineRange[]; readonly anchored?: boolean },
  words: View['words'],
): Markup {
  const { heading, ranges, anchored = true } = place;
  const marked = ranges.some(([first, last]) => line.number >= first && line.number <= last);
  const blank = line.text.trim() === '';
  const kind = ['riga', heading && 'riga-titolo', blank && 'riga-vuota', marked && 'riga-evidenza'].filter(
    (name) => name !== false,
  );
  const printed = renderPrintedLine(line.text);
  const text = marked
    ? html`<mark${anchored && line.number === ranges[0]?.[0] && html` id="evidenza"`}>${printed}</mark>`
    : printed;
  const address = linesAddress(document.id, [[line.number, line.number]]);
  return html`<li class="${kind.join(' ')}"${anchored && html` id="r${line.number}"`}>${
    blank
      ? html`<span class="numero-riga">${line.number}</span>`
      : html`<a class="numero-riga" href="${address}" aria-label="${words.documents.line(line.number)}">${line.number}</a>`
  }${heading ? html`<h2 class="testo-riga">${text}</h2>` : html`<div class="testo-riga">${text}</div>`}</li>
`;
}

export function breadcrumb(
  { words }: View,
  ...steps: readonly (readonly [address: string, name: string])[]
): Markup {
  return html`<nav class="percorso" aria-label="${words.frame.breadcrumb}"><ol>
<li><a href="/">${words.frame.questions}</a></li>
${steps.map(([address, name]) => html`<li><a href="${address}">${name}</a></li>`)}
</ol></nav>`;
}
