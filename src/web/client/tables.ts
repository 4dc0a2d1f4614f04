// SPDX-License-Identifier: EUPL-1.2
import { button, copyText, found } from './elements.ts';
import { asCsv, asTabs, compareCells } from './table-text.ts';

/** Gives a table what only a script can: columns to sort by, a copy for a spreadsheet, a CSV file. */
export class ChiediTabella extends HTMLElement {
  connectedCallback(): void {
    // A plan has dozens of tables in closed folds: each is prepared when it is first seen.
    const fold = this.closest('details:not([open])');
    if (fold) fold.addEventListener('toggle', () => this.#prepare(), { once: true });
    else this.#prepare();
  }

  #prepare(): void {
    if (this.querySelector('.strumenti-tabella') !== null) return;
    this.#makeSortable();
    const tools = document.createElement('p');
    tools.className = 'strumenti-tabella';
    tools.append(
      button(this.dataset.copia ?? '', (said) => void copyText(asTabs(this.#cells()), said)),
      button(this.dataset.csv ?? '', () => this.#download()),
    );
    this.append(tools);
    if (this.dataset.ordina !== undefined && this.querySelector('.ordina') !== null)
      tools.append(this.#sorter());
  }

  /** Cards show no headings: a list of them sorts, where the style sheet shows cards. */
  #sorter(): HTMLLabelElement {
    const label = document.createElement('label');
    label.className = 'ordina-schede';
    const select = document.createElement('select');
    select.append(new Option('', ''));
    for (const [column, heading] of this.#headings().entries()) {
      if (heading.dataset.fissa !== undefined) continue;
      const name = heading.textContent ?? '';
      select.append(new Option(`${name} ↑`, `${column}`), new Option(`${name} ↓`, `${column} ↓`));
    }
    select.addEventListener('change', () => {
      if (select.value !== '') this.#sort(Number.parseInt(select.value, 10), select.value.endsWith('↓'));
    });
    label.append(this.dataset.ordina ?? '', select);
    return label;
  }

  #makeSortable(): void {
    const rows = this.#rows();
    if (rows.length < 2) return;
    for (const [column, heading] of this.#headings().entries()) {
      if (heading.dataset.fissa !== undefined) continue;
      const sorter = button(heading.textContent ?? '', () => this.#sort(column));
      sorter.className = 'ordina';
      heading.replaceChildren(sorter);
    }
  }

  /** Ascending first, then descending; rows without a value stay last. */
  #sort(column: number, down?: boolean): void {
    const headings = this.#headings();
    const heading = headings[column];
    const descending = down ?? heading?.getAttribute('aria-sort') === 'ascending';
    for (const other of headings) other.removeAttribute('aria-sort');
    heading?.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const rows = this.#rows().map((row) => ({ row, text: cellText(row.cells[column]) }));
    rows.sort((a, b) => compareCells(a.text, b.text, descending));
    found(this.querySelector('tbody')).append(...rows.map(({ row }) => row));
  }

  #download(): void {
    const link = document.createElement('a');
    // The mark tells spreadsheets that the file is UTF-8.
    const file = new Blob(['\ufeff', asCsv(this.#cells())], { type: 'text/csv;charset=utf-8' });
    link.href = URL.createObjectURL(file);
    const name = this.querySelector('caption span')?.textContent ?? 'tabella';
    link.download = `${name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60)}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  }

  #cells(): string[][] {
    const headings = this.#headings().map((heading) => heading.textContent?.trim() ?? '');
    return [headings, ...this.#rows().map((row) => [...row.cells].map(cellText))];
  }

  #headings(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('thead th')];
  }

  #rows(): HTMLTableRowElement[] {
    return [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  }
}

/** What the cell prints, without the mark that explains it. */
function cellText(cell: HTMLElement | undefined): string {
  return (cell?.dataset.testo ?? cell?.textContent ?? '').trim();
}
