// SPDX-License-Identifier: EUPL-1.2

import type { DocumentInfo, DocumentLine, SectionInfo } from '../../plan/plan.ts';
import { nameWithDate } from '../chat/exchange.ts';
import { html, type Markup } from '../html.ts';
import { type LineRange, linesAddress, nameRanges } from './line-ranges.ts';
import type { PlanReading } from './plan-reading.ts';
import { renderPrintedLine } from './printed-line.ts';

/** The documents that the answers are drawn from. */
export function renderDocumentList(plan: PlanReading): Markup {
  const documents = plan.documents();
  return html`<div class="container pagina">
${breadcrumb()}
<h1>Documenti</h1>
<p class="introduzione">Ogni risposta viene da questi documenti. Qui si leggono per intero, con le righe numerate.</p>
${documents.length === 0 && html`<p>Nessun documento è caricato.</p>`}
<ul class="documenti">${documents.map(
    (document) => html`<li>
<h2><a href="/documenti/${encodeURIComponent(document.id)}">${nameWithDate(document)}</a></h2>
<p>${facts(document)}</p>
</li>`,
  )}</ul>
</div>`;
}

/** A whole document, line by line; the lines of `ranges`, when there are some, are marked and introduced. */
export function renderDocument(
  plan: PlanReading,
  document: DocumentInfo,
  ranges: readonly LineRange[] = [],
): Markup {
  const sections = plan.sections(document.id);
  const headings = new Set(sections.map((section) => section.lines[0]));
  const lines = plan.lines(document.id, 1, document.lineCount);
  return html`<div class="container pagina pagina-documento">
${breadcrumb(['/documenti', 'Documenti'])}
<h1>${document.title}</h1>
<p class="dati-documento">${facts(document)}</p>
${ranges.length > 0 && evidence(plan, document, ranges)}
${sections.length > 0 && index(sections)}
<ol class="righe" aria-label="Testo del documento">${lines.map((line) =>
    renderRow(line, document, { heading: headings.has(line.number), ranges }),
  )}</ol>
</div>`;
}

const KIND_NAMES: ReadonlyMap<string, string> = new Map([
  ['piano_annuale', 'Piano annuale'],
  ['delibera', 'Delibera'],
]);

/** "oglio-po" as people write it: "Oglio Po". */
export function ambitoName(id: string): string {
  return id.replace(
    /(^|-)(\p{L})/gu,
    (_, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase(),
  );
}

function facts(document: DocumentInfo): string {
  return `${KIND_NAMES.get(document.kind) ?? document.kind} · ambito ${ambitoName(document.ambito)} · anno ${document.year} · ${document.lineCount.toLocaleString('it-IT')} righe`;
}

function evidence(plan: PlanReading, document: DocumentInfo, ranges: readonly LineRange[]): Markup {
  const section = plan.sectionAt(document.id, ranges[0]?.[0] ?? 1);
  const name = nameRanges(ranges);
  const cited = ranges
    .flatMap(([first, last]) => plan.lines(document.id, first, Math.min(last, first + MOST_QUOTED)))
    .filter((line) => line.text.trim() !== '');
  return html`<section class="in-evidenza" aria-labelledby="titolo-evidenza">
<h2 id="titolo-evidenza">${name.charAt(0).toUpperCase() + name.slice(1)} di ${document.lineCount.toLocaleString('it-IT')}</h2>
${section && html`<p class="sezione">${section.title}</p>`}
<blockquote>${cited.slice(0, MOST_QUOTED).map((line) => html`<p>${renderPrintedLine(line.text)}</p>`)}${
    cited.length > MOST_QUOTED && html`<p>…</p>`
  }</blockquote>
<p class="vai"><a href="#evidenza">Vai a questo punto del testo</a></p>
</section>`;
}

/** Lines that the introduction repeats; the rest is read in place. */
const MOST_QUOTED = 4;

function index(sections: readonly SectionInfo[]): Markup {
  return html`<details class="indice"><summary>Indice del documento</summary>
<nav aria-label="Indice del documento"><ol>${sections.map(
    (section) => html`<li><a href="#r${section.lines[0]}">${section.title}</a></li>`,
  )}</ol></nav>
</details>`;
}

/** A numbered line; those of `ranges` are marked, and the first of them is where links arrive. */
export function renderRow(
  line: DocumentLine,
  document: DocumentInfo,
  place: { readonly heading: boolean; readonly ranges: readonly LineRange[] },
): Markup {
  const { heading, ranges } = place;
  const marked = ranges.some(([first, last]) => line.number >= first && line.number <= last);
  const blank = line.text.trim() === '';
  const kind = ['riga', heading && 'riga-titolo', blank && 'riga-vuota', marked && 'riga-evidenza'].filter(
    (name) => name !== false,
  );
  const printed = renderPrintedLine(line.text);
  const text = marked
    ? html`<mark${line.number === ranges[0]?.[0] && html` id="evidenza"`}>${printed}</mark>`
    : printed;
  const address = linesAddress(document.id, [[line.number, line.number]]);
  return html`<li class="${kind.join(' ')}" id="r${line.number}">${
    blank
      ? html`<span class="numero-riga">${line.number}</span>`
      : html`<a class="numero-riga" href="${address}" aria-label="Riga ${line.number}">${line.number}</a>`
  }${heading ? html`<h2 class="testo-riga">${text}</h2>` : html`<div class="testo-riga">${text}</div>`}</li>
`;
}

export function breadcrumb(...steps: readonly (readonly [address: string, name: string])[]): Markup {
  return html`<nav class="percorso" aria-label="Percorso di navigazione"><ol>
<li><a href="/">Domande</a></li>
${steps.map(([address, name]) => html`<li><a href="${address}">${name}</a></li>`)}
</ol></nav>`;
}
