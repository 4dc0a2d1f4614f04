// SPDX-License-Identifier: EUPL-1.2

/** Cells as a line of CSV, by RFC 4180, without its end. */
export function csvLine(cells: readonly unknown[]): string {
  return cells.map(csvCell).join(',');
}

/** What a spreadsheet would run: "=1+1", also after blanks, "-2+3"; a row of a table that begins with a tab is not. */
const FORMULA = /^\s*(?:[=+@]|-[\p{L}\d(])/u;

/** A cell; a text that a spreadsheet would run as a formula is kept as text by an apostrophe before it. */
function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
