// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from '../html.ts';
import { DOUBT } from '../icons.ts';
import type { Wording } from '../wording/wording.ts';

type StatusWords = Wording['status'];

const DOUBTFUL = ['blank', 'dash', 'not_reported', 'inconsistent', 'footnoted', 'not_applicable'] as const;

/** What a cell that is no plain number says, in two or three words; undefined for a declared value. */
export function statusWords(status: string, words: StatusWords): string | undefined {
  const known = DOUBTFUL.find((doubtful) => doubtful === status);
  return known && words[known];
}

/** A mark with a shape and words, so that a doubtful figure looks and reads doubtful without its colour. */
export function doubtMark(status: string, words: StatusWords): Markup | null {
  const said = statusWords(status, words);
  return said === undefined ? null : html`<span class="dubbio">${DOUBT}${said}</span>`;
}

/** The mark alone, for the cells of a table that explains it in words below; whoever hears it hears the words. */
export function doubtSign(status: string, words: StatusWords): Markup | null {
  const said = statusWords(status, words);
  return said === undefined
    ? null
    : html`<span class="segno-dubbio">${DOUBT}<span class="visually-hidden">${said}</span></span>`;
}

/** In words, the marks of the statuses that a table shows; null where every cell is a plain value. */
export function doubtLegend(
  statuses: Iterable<string>,
  words: Pick<Wording, 'status' | 'table'>,
): Markup | null {
  const said = [...new Set(statuses)].flatMap((status) => statusWords(status, words.status) ?? []);
  return said.length === 0
    ? null
    : html`<p class="legenda"><span class="segno-dubbio">${DOUBT}</span> ${words.table.legend(said.join(', '))}</p>`;
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
