// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from '../html.ts';
import { DOUBT } from '../icons.ts';

/** What a cell that is no plain number says, in two or three words; a declared value needs none. */
export const STATUS_WORDS: ReadonlyMap<string, string> = new Map([
  ['blank', 'casella vuota'],
  ['dash', 'trattino nel piano'],
  ['not_reported', 'dato non comunicato'],
  ['inconsistent', 'dato non coerente'],
  ['footnoted', 'vale con la sua nota'],
  ['not_applicable', 'rimando'],
]);

/** A mark with a shape and words, so that a doubtful figure looks and reads doubtful without its colour. */
export function doubtMark(status: string): Markup | null {
  const words = STATUS_WORDS.get(status);
  return words === undefined ? null : html`<span class="dubbio">${DOUBT}${words}</span>`;
}

/** The mark alone, for the cells of a table that explains it in words below; whoever hears it hears the words. */
export function doubtSign(status: string): Markup | null {
  const words = STATUS_WORDS.get(status);
  return words === undefined
    ? null
    : html`<span class="segno-dubbio">${DOUBT}<span class="visually-hidden">${words}</span></span>`;
}

/** In words, the marks of the statuses that a table shows; null where every cell is a plain value. */
export function doubtLegend(statuses: Iterable<string>): Markup | null {
  const words = [...new Set(statuses)].flatMap((status) => STATUS_WORDS.get(status) ?? []);
  return words.length === 0
    ? null
    : html`<p class="legenda"><span class="segno-dubbio">${DOUBT}</span> ${words.join(', ')}: non è uno zero scritto nel piano.</p>`;
}

/** The status that a table's cell shows by what it prints in place of a number. */
export function statusOfCell(text: string): string {
  const cell = text.trim().toLowerCase();
  if (cell === '(vuoto)') return 'blank';
  if (/^[-–—]\s*€?$/.test(cell)) return 'dash';
  if (/^«?non comunicato/.test(cell)) return 'not_reported';
  if (/^«?non inserito/.test(cell)) return 'inconsistent';
  if (/\d\s*\*+$/.test(cell)) return 'footnoted';
  if (/^«?(?:vedi allegato|comuni vari)/.test(cell)) return 'not_applicable';
  return 'declared';
}
