// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from '../html.ts';

/**
 * A line as the document prints it. Tabs part the columns of a table: each column becomes a cell that the style
 * sheet sets apart, and the tab stays in the text, so that what is copied pastes into a spreadsheet.
 */
export function renderPrintedLine(text: string): Markup {
  const cells = text.split('\t');
  if (cells.length === 1) return html`${text}`;
  const last = cells.length - 1;
  return html`<span class="celle">${cells.map(
    (cell, index) =>
      html`<span class="${cell.trim() === '' ? 'cella cella-vuota' : 'cella'}">${cell}${index < last && '\t'}</span>`,
  )}</span>`;
}
