// SPDX-License-Identifier: EUPL-1.2
import { words } from './fold.ts';
import { numberWord } from './numbers.ts';

/** Numbers that count nothing: of dates and years, of acts and of their parts, of codes. */
const OF_ACTS =
  /\b\d{1,4}\/\d{2,4}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}°? (?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b|\b(?:artt?\.?|articol[oi]|comma|commi|lettera|punto|misura|azione|asse|obiettivo|d\.?g\.?r\.?|l\.?r\.?|r\.?r\.?|legge|leggi|decreto|sentenza|deliberazione|determinazione|regolamento)(?: [a-z.]+){0,3}? ?n?\.? ?\d[\d.]*|\b\d{5,}\b/gi;
/** Words of quantity that are articles as well. */
const ARTICLES = new Set(['un', 'uno', 'una']);

/** A text without the numbers that count nothing: of acts, dates and codes. */
export const withoutActs = (text: string): string => text.replace(OF_ACTS, ' ');

/** Whether a text says how many, or how much, of anything, in digits or in words. */
export function saysQuantity(text: string): boolean {
  const rest = withoutActs(text);
  return (
    /\d/.test(rest) || words(rest).some(({ text: word }) => !ARTICLES.has(word) && numberWord(word) !== null)
  );
}
