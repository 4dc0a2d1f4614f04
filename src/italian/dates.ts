// SPDX-License-Identifier: EUPL-1.2
import { fold } from './fold.ts';

const MONTHS =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');
const IN_WORDS = /^(\d{1,2}|primo) ?[°o^]? ([a-z]+) (\d{4})$/;
const IN_DIGITS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** An ISO date in Italian: "2026-06-03" is "3 giugno 2026", the first of a month "1° gennaio 2026". Throws on another form. */
export function formatDate(iso: string): string {
  const [, year = '', month = '', day = ''] = ISO.exec(iso) ?? [];
  if (toIso(Number(year), Number(month), Number(day)) === null) {
    throw new RangeError(`Non è una data nella forma AAAA-MM-GG: "${iso}"`);
  }
  return `${day === '01' ? '1°' : Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** An Italian date ("3 giugno 2026", "1° gennaio 2026", "25/06/2019", "01.07.2025") as ISO; null when it is not one. */
export function parseDate(text: string): string | null {
  const folded = fold(text);
  const inDigits = IN_DIGITS.exec(folded);
  if (inDigits) return toIso(Number(inDigits[4]), Number(inDigits[3]), Number(inDigits[1]));
  const inWords = IN_WORDS.exec(folded);
  if (!inWords) return null;
  const day = inWords[1] === 'primo' ? 1 : Number(inWords[1]);
  return toIso(Number(inWords[3]), MONTHS.indexOf(inWords[2] ?? '') + 1, day);
}

function toIso(year: number, month: number, day: number): string | null {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
