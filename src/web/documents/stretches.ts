// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';
import { renderRow } from './document-pages.ts';
import { type LineRange, linesAddress, mergeRanges, nameRanges } from './line-ranges.ts';

/** Lines shown before and after the cited ones, and stretches of one document that are shown at most. */
const AROUND = 1;
const MOST_STRETCHES = 20;
/** Lines of one stretch: what is longer is read in the document. */
const LONGEST = 160;

/** Lines of several documents with those around them, each document under its title with the way to the whole of it. */
export function renderStretches(view: View, lines: ReadonlyMap<string, readonly LineRange[]>): Markup {
  const { plan, words } = view;
  return html`${[...lines].map(([id, ranges]) => {
    const document = plan.document(id);
    if (document === undefined) return null;
    const around = mergeRanges(
      ranges.map(([first, last]) => [
        Math.max(1, first - AROUND),
        Math.min(document.lineCount, last + AROUND, first + LONGEST),
      ]),
    );
    const section = plan.sectionAt(id, ranges[0]?.[0] ?? 1);
    return html`<p class="fonti-documento" lang="it"><cite>${document.title}</cite></p>
${section && html`<p class="sezione" lang="it">${section.title}</p>`}
${around.slice(0, MOST_STRETCHES).map(
  (stretch) =>
    html`<ol class="righe" lang="it" aria-label="${nameRanges([stretch], words.lines)}">${plan
      .lines(id, ...stretch)
      .map((line) =>
        // Lines of two documents may have one number: an anchor names the lines of one.
        renderRow(line, document, { heading: false, ranges, anchored: lines.size === 1 }, words),
      )}</ol>`,
)}
<p class="vai"><a href="${linesAddress(id, ranges)}" data-intero>${words.documents.whole(nameRanges(ranges, words.lines))}</a></p>`;
  })}`;
}
