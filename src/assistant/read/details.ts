// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';

const ACT = /\b(?:d ?g ?r|delibera|deliberazione)\.?\s*(?:n\.?\s*)?(?:xi+\/)?(\d{3,5})\b/g;
/** "La 606": an act by its number alone, as those call it who work with it. */
const BARE = /\b(?:l|d|dal|al|sul)l?a (\d{3,5})\b(?! ?(?:€|%|euro|[a-z]*[oiea]\b))/g;
const MEASURE = /\bmisura\s+(?:n\.?\s*)?(\d)\b/g;

/** "L'avviso 06/2018", "quello di novembre 2018": a notice by its month. */
const NOTICE = /\b(0?[1-9]|1[0-2])\/(20\d\d)\b/g;
const MONTH_OF_NOTICE =
  /\b(gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre) (?:del )?(20\d\d)\b/g;
const MONTHS =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');
const notice = (month: number, year: string) => `${String(month).padStart(2, '0')}/${year}`;

/** What a question names to tell one of several figures from the others, folded: "dgr 3664", "misura 2". */
export function detailsNamed(question: string): string[] {
  const folded = fold(question).replaceAll(/\b([dgr])\.\s?/g, '$1');
  const found = (pattern: RegExp, name: string) =>
    [...folded.matchAll(pattern)].map(([, number = '']) => `${name}${number}`);
  const notices = /\bavvis[oi]\b/.test(folded)
    ? [
        ...[...folded.matchAll(NOTICE)].map(([, month = '', year = '']) => notice(Number(month), year)),
        ...[...folded.matchAll(MONTH_OF_NOTICE)].map(([, month = '', year = '']) =>
          notice(MONTHS.indexOf(month) + 1, year),
        ),
      ]
    : [];
  return [...new Set([...found(ACT, ''), ...found(BARE, ''), ...found(MEASURE, 'misura '), ...notices])];
}

/** Whether the question names one of several measures of support, whose figures are of no other. */
export const namesOneMeasure = (named: readonly string[]): boolean =>
  named.some((each) => each.startsWith('misura '));

/** Whether the detail of a figure is of all that is named. */
export const isOfDetail = (detail: string, named: readonly string[]): boolean =>
  named.every((each) => fold(detail).includes(each));
