// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup, type Piece } from '../html.ts';
import type { Wording } from '../wording/wording.ts';
import { doubtLegend, doubtSign } from './figure-status.ts';

/** A cell: what it prints, and where it is more than that, how it is shown. */
export interface Cell {
  readonly text: string;
  /** Address that the text leads to. */
  readonly link?: string;
  /** Read by those who do not see where the link leads. */
  readonly label?: string;
  readonly status?: string;
  /** Shown beside the text: a mark, a note. */
  readonly beside?: Piece;
}

export interface Column {
  readonly name: string;
  /** A column that is not sorted by: its cells lead elsewhere. */
  readonly fixed?: boolean;
  /** Codes, not numbers to compare: they start where words do. */
  readonly code?: boolean;
}

export interface DataTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Letters of the longest cell that reads as one figure: «NON INSERITO PER DATI NON COERENTI»; what is longer is a text. */
export const LONGEST_FIGURE = 60;

/** Rows beyond which a table scrolls under its own headings. */
const LONG = 14;
/** Columns that have room on a telephone, and rows that may become cards there. */
const NARROW = 3;
const MOST_CARDS = 60;

/**
 * A table for any width. Where there is no room for its columns, a short one shows each row as a card, with the column's
 * name beside each value; a long one scrolls sideways in its own region, also by keyboard, and the page does not. The client
 * makes it sortable, copies it and saves it as CSV.
 */
export function renderDataTable(whole: DataTable, words: Pick<Wording, 'table' | 'status'>): Markup {
  const table = withoutEmptyColumns(whole);
  const numeric = table.columns.map(
    ({ code }, column) => code !== true && holdsNumbers(table.rows.flatMap((row) => row[column] ?? [])),
  );
  const side = (column: number, text = '') =>
    numeric[column] === true &&
    (/\p{L}{3}/u.test(text) ? html` class="numero parole"` : html` class="numero"`);
  const long = table.rows.length > LONG;
  const cards = table.rows.length <= MOST_CARDS && table.columns.length > NARROW;
  // Cards are laid out as blocks, which takes the table's own roles away in some browsers.
  const role = (name: string) => cards && html` role="${name}"`;
  const named = (column: number) => cards && html` data-colonna="${table.columns[column]?.name ?? ''}"`;
  // In a card the column's name and the value stand side by side: the value is one thing.
  const inCard = (shown: Markup, { text }: Cell) =>
    cards && text !== '' ? html`<span>${shown}</span>` : shown;
  return html`<chiedi-tabella class="riquadro-tabella" data-copia="${words.table.copy}" data-csv="${words.table.csv}"${cards && html` data-ordina="${words.table.sortBy}"`}>
<div class="tabella${long && ' tabella-lunga'}${cards && ' tabella-schede'}" role="group" aria-labelledby="${table.id}" tabindex="0">
<table class="table"${role('table')}>
<caption id="${table.id}"><span>${table.title}</span>${long && html` <small>${words.table.rows(table.rows.length)}</small>`}</caption>
<thead${role('rowgroup')}><tr${role('row')}>${table.columns.map(
    ({ name, fixed }, column) =>
      html`<th scope="col"${role('columnheader')}${side(column)}${fixed === true && html` data-fissa`}>${name}</th>`,
  )}</tr></thead>
<tbody${role('rowgroup')}>${table.rows.map(
    (row) =>
      html`<tr${role('row')}>${row.map((cell, column) =>
        column === 0
          ? html`<th scope="row"${role('rowheader')}${side(column, cell.text)}${named(column)}${cards && isCode(cell) && html` data-codice`}${printed(cell)}>${inCard(content(cell, words), cell)}</th>`
          : html`<td${role('cell')}${side(column, cell.text)}${named(column)}${printed(cell)}>${inCard(content(cell, words), cell)}</td>`,
      )}</tr>
`,
  )}</tbody>
</table>
</div>
${doubtLegend(
  table.rows.flat().flatMap(({ status }) => status ?? []),
  words,
)}
</chiedi-tabella>`;
}

/** A column that no row fills says nothing, and takes the room of one that does. */
function withoutEmptyColumns(table: DataTable): DataTable {
  const filled = table.columns.map(
    (_, column) => column === 0 || table.rows.some((row) => (row[column]?.text ?? '') !== ''),
  );
  return {
    ...table,
    columns: table.columns.filter((_, column) => filled[column]),
    rows: table.rows.map((row) => row.filter((_, column) => filled[column])),
  };
}

/** A row's heading that is a number says little without its column's name. */
function isCode({ text }: Cell): boolean {
  return !/\p{L}/u.test(text);
}

/** What a cell prints, where it is not all that it shows: what is copied and sorted is the print. */
function printed({ text, status, beside }: Cell): Markup | false {
  const more = (status !== undefined && status !== 'declared') || beside !== undefined;
  return more && html` data-testo="${text}"`;
}

function content(
  { text, link, label, status = 'declared', beside }: Cell,
  words: Pick<Wording, 'status'>,
): Markup {
  const sign = doubtSign(status, words.status);
  const shown =
    link === undefined
      ? html`${text}`
      : html`<a href="${link}"${label !== undefined && html` aria-label="${label}"`}>${text}</a>`;
  return html`${shown}${sign && html` ${sign}`}${beside !== undefined && html` ${beside}`}`;
}

/** Numbers in Italian format, amounts and percentages, and the marks that stand for them; at least one is a number. */
function holdsNumbers(cells: readonly Cell[]): boolean {
  // What stands in place of a number does not make its column one of words.
  const plain = cells.flatMap(({ text, status = 'declared' }) => (status === 'declared' ? [text] : []));
  return (
    plain.some((cell) => /\d/.test(cell)) &&
    plain.every((cell) => /^\s*(?:[+−-]?[\d.,]+\s*[€%]?|[-–—]\s*€?|\((?:vuoto|empty)\)|)\s*$/.test(cell))
  );
}
