// SPDX-License-Identifier: EUPL-1.2
import type { DocumentInfo } from '../../plan/plan.ts';
import { figuresAt } from '../facts/figures-at.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';
import { renderRow } from './document-pages.ts';
import { type LineRange, linesAddress, mergeRanges, nameRanges } from './line-ranges.ts';

/** Lines shown before and after the cited ones. */
const AROUND = 5;
/** Lines that the sheet shows at most: what is longer is read in the document. */
const MOST_LINES = 160;

/** The cited lines with those around them, for the sheet beside an answer. */
export function renderSourceSheet(view: View, document: DocumentInfo, ranges: readonly LineRange[]): Markup {
  const { plan, words } = view;
  const name = nameRanges(ranges, words.lines);
  const section = plan.sectionAt(document.id, ranges[0]?.[0] ?? 1);
  const around = mergeRanges(
    ranges.map(([first, last]) => [
      Math.max(1, first - AROUND),
      Math.min(document.lineCount, last + AROUND, first + MOST_LINES),
    ]),
  );
  return html`<div class="foglio-contenuto">
<p class="foglio-documento" lang="it">${document.title}</p>
${section && html`<p class="sezione" lang="it">${section.title}</p>`}
${around
  .slice(0, MOST_STRETCHES)
  .map(
    (stretch) =>
      html`<ol class="righe" lang="it" aria-label="${nameRanges([stretch], words.lines)}">${plan
        .lines(document.id, ...stretch)
        .map((line) => renderRow(line, document, { heading: false, ranges }, words))}</ol>`,
  )}
${figuresAt(view, document, ranges)}
<p class="vai"><a href="${linesAddress(document.id, ranges)}" data-intero>${words.documents.whole(name)}</a></p>
</div>`;
}

const MOST_STRETCHES = 30;
