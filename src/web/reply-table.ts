// SPDX-License-Identifier: EUPL-1.2
import type { ReplyTable } from '../assistant/reply.ts';
import { html, type Markup } from './html.ts';

/** A table that keeps its shape: on a narrow screen its region scrolls sideways, also by keyboard, and the page does not. */
export function renderReplyTable(table: ReplyTable, id: string): Markup {
  const numeric = table.columns.map((_, column) => holdsNumbers(table.rows.map((row) => row[column] ?? '')));
  const side = (column: number) => numeric[column] === true && html` class="numero"`;
  return html`<div class="tabella" role="region" aria-labelledby="${id}" tabindex="0">
<table class="table">
<caption id="${id}">${table.title}</caption>
<thead><tr>${table.columns.map((name, column) => html`<th scope="col"${side(column)}>${name}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    (row) =>
      html`<tr>${row.map((cell, column) =>
        column === 0
          ? html`<th scope="row"${side(column)}>${cell}</th>`
          : html`<td${side(column)}>${cell}</td>`,
      )}</tr>`,
  )}</tbody>
</table>
</div>`;
}

/** Numbers in Italian format, amounts and percentages, and the marks that stand for them; at least one is a number. */
function holdsNumbers(cells: readonly string[]): boolean {
  return (
    cells.some((cell) => /\d/.test(cell)) &&
    cells.every((cell) => /^\s*(?:[+−-]?[\d.,]+\s*[€%]?|[-–—]\s*€?|)\s*$/.test(cell))
  );
}
