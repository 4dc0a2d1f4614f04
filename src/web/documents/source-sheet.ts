// SPDX-License-Identifier: EUPL-1.2
import type { DocumentInfo } from '../../plan/plan.ts';
import { html, type Markup } from '../html.ts';
import { renderRow } from './document-pages.ts';
import { type LineRange, linesAddress, mergeRanges, nameRanges } from './line-ranges.ts';
import type { PlanReading } from './plan-reading.ts';

/** Lines shown before and after the cited ones. */
const AROUND = 5;
/** Lines that the sheet shows at most: what is longer is read in the document. */
const MOST_LINES = 160;

/** The cited lines with those around them, for the sheet beside an answer. */
export function renderSourceSheet(
  plan: PlanReading,
  document: DocumentInfo,
  ranges: readonly LineRange[],
): Markup {
  const name = nameRanges(ranges);
  const section = plan.sectionAt(document.id, ranges[0]?.[0] ?? 1);
  const around = mergeRanges(
    ranges.map(([first, last]) => [
      Math.max(1, first - AROUND),
      Math.min(document.lineCount, last + AROUND, first + MOST_LINES),
    ]),
  );
  return html`<div class="foglio-contenuto">
<p class="foglio-documento">${document.title}</p>
${section && html`<p class="sezione">${section.title}</p>`}
${around
  .slice(0, MOST_STRETCHES)
  .map(
    (stretch) =>
      html`<ol class="righe" aria-label="${nameRanges([stretch])}">${plan
        .lines(document.id, ...stretch)
        .map((line) => renderRow(line, document, { heading: false, ranges }))}</ol>`,
  )}
<p class="vai"><a href="${linesAddress(document.id, ranges)}" data-intero>Apri il documento intero alla ${name}</a></p>
</div>`;
}

const MOST_STRETCHES = 30;
