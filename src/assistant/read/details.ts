// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';

const ACT = /\b(?:d ?g ?r|delibera|deliberazione)\.?\s*(?:n\.?\s*)?(?:xi+\/)?(\d{3,5})\b/g;
/** "La 606": an act by its number alone, as those call it who work with it. */
const BARE = /\b(?:l|d|dal|al|sul)l?a (\d{3,5})\b(?! ?(?:€|%|euro|[a-z]*[oiea]\b))/g;
const MEASURE = /\bmisura\s+(?:n\.?\s*)?(\d)\b/g;

/** What a question names to tell one of several figures from the others, folded: "dgr 3664", "misura 2". */
export function detailsNamed(question: string): string[] {
  const folded = fold(question).replaceAll(/\b([dgr])\.\s?/g, '$1');
  const found = (pattern: RegExp, name: string) =>
    [...folded.matchAll(pattern)].map(([, number = '']) => `${name}${number}`);
  return [...new Set([...found(ACT, ''), ...found(BARE, ''), ...found(MEASURE, 'misura ')])];
}

/** Whether the question names one of several measures of support, whose figures are of no other. */
export const namesOneMeasure = (named: readonly string[]): boolean =>
  named.some((each) => each.startsWith('misura '));

/** Whether the detail of a figure is of all that is named. */
export const isOfDetail = (detail: string, named: readonly string[]): boolean =>
  named.every((each) => fold(detail).includes(each));
