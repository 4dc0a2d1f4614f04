// SPDX-License-Identifier: EUPL-1.2
import type { ReplyTable } from '../../assistant/reply.ts';
import { html, type Markup } from '../html.ts';
import type { FigureSource } from './figure-links.ts';
import { doubtLegend, doubtSign, statusOfCell } from './figure-status.ts';

/**
 * A table that keeps its shape: on a narrow screen its region scrolls sideways, also by keyboard, and the page does not.
 * Rows whose source is known say it in a column of their own.
 */
export function renderReplyTable(
  table: ReplyTable,
  id: string,
  sourceOf: (row: readonly string[]) => FigureSource | undefined = () => undefined,
): Markup {
  const numeric = table.columns.map((_, column) => holdsNumbers(table.rows.map((row) => row[column] ?? '')));
  const side = (column: number) => numeric[column] === true && html` class="numero"`;
  const sources = table.rows.map(sourceOf);
  const sourced = sources.some((source) => source !== undefined);
  return html`<chiedi-tabella class="riquadro-tabella">
<div class="tabella${table.rows.length > LONG && ' tabella-lunga'}" role="region" aria-labelledby="${id}" tabindex="0">
<table class="table">
<caption id="${id}">${table.title}</caption>
<thead><tr>${table.columns.map((name, column) => html`<th scope="col"${side(column)}>${name}</th>`)}${
    sourced && html`<th scope="col" data-fissa>Fonte</th>`
  }</tr></thead>
<tbody>${table.rows.map(
    (row, index) =>
      html`<tr>${row.map((text, column) =>
        column === 0
          ? html`<th scope="row"${side(column)}>${text}</th>`
          : html`<td${side(column)}${isShown(text)}>${cell(text)}</td>`,
      )}${sourced && html`<td class="fonte-riga">${rowLink(row, sources[index])}</td>`}</tr>`,
  )}</tbody>
</table>
</div>
${doubtLegend(table.rows.flat().map(statusOfCell))}
</chiedi-tabella>`;
}

/** Rows beyond which a table scrolls under its own headings. */
const LONG = 14;

/** What a cell prints, where it is not all that it shows: what is copied and sorted is the print. */
function isShown(text: string): Markup | null {
  return statusOfCell(text) === 'declared' ? null : html` data-testo="${text}"`;
}

function cell(text: string): Markup {
  const sign = doubtSign(statusOfCell(text));
  return sign ? html`${text} ${sign}` : html`${text}`;
}

function rowLink(row: readonly string[], source: FigureSource | undefined): Markup | null {
  if (source === undefined) return null;
  return html`<a href="${source.address}" aria-label="${source.name}: ${row[0] ?? ''}">${source.name}</a>`;
}

/** Numbers in Italian format, amounts and percentages, and the marks that stand for them; at least one is a number. */
function holdsNumbers(cells: readonly string[]): boolean {
  return (
    cells.some((cell) => /\d/.test(cell)) &&
    cells.every((cell) => /^\s*(?:[+−-]?[\d.,]+\s*[€%]?|[-–—]\s*€?|\(vuoto\)|)\s*$/.test(cell))
  );
}
