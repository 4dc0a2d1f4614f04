// SPDX-License-Identifier: EUPL-1.2

/** Rows as a spreadsheet pastes them. */
export function asTabs(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => guarded(cell.replace(/\s+/g, ' '))).join('\t')).join('\n');
}

/** Rows as CSV by RFC 4180, which ends each line with CR LF. */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** Orders cells: numbers in Italian form by value, other texts by the alphabet, cells without a value last. */
export function compareCells(a: string, b: string, descending: boolean): number {
  const empty = Number(isEmpty(a)) - Number(isEmpty(b));
  if (empty !== 0) return empty;
  const left = numberIn(a);
  const right = numberIn(b);
  const order =
    left !== null && right !== null ? left - right : a.localeCompare(b, 'it', { sensitivity: 'base' });
  return descending ? -order : order;
}

function csvCell(text: string): string {
  const cell = guarded(text);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A cell that a spreadsheet would run as a formula is kept as text; numbers, "-" and "- €" are not formulas. */
function guarded(text: string): string {
  if (numberIn(text) !== null || /^-\s*€?$/.test(text)) return text;
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function isEmpty(text: string): boolean {
  return /^(?:|[-–—]\s*€?|\((?:vuoto|empty)\)|«.*»)$/.test(text);
}

function numberIn(text: string): number | null {
  const written = text.replace(/[\s\u00a0]*[€%]$/, '');
  if (!/^[+−-]?\d[\d.]*(?:,\d+)?$/.test(written)) return null;
  return Number(written.replaceAll('.', '').replace(',', '.').replace('−', '-'));
}
