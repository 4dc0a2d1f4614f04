// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { numberWord, parseNumber } from '../../italian/numbers.ts';
import type { Paragraph } from '../draft.ts';
import type { Figure, PassageItem } from '../tool-results.ts';

/** The figures of the database that stand in the documents' words which some paragraphs quote. */
export function quotedFigures(
  paragraphs: readonly Paragraph[],
  passages: readonly PassageItem[],
): readonly Figure[] {
  const quotes = paragraphs.flat().flatMap((segment) => {
    if (typeof segment === 'string' || !('quoted' in segment) || segment.from.kind !== 'source') return [];
    const { documento, righe } = segment.from.source;
    return [{ documento, righe, said: quantitiesOf(segment.quoted) }];
  });
  const isQuoted = ({ valore, fonte }: Figure) =>
    typeof valore === 'number' &&
    quotes.some(
      ({ documento, righe: [first, last], said }) =>
        documento === fonte.documento &&
        first <= fonte.righe[0] &&
        fonte.righe[1] <= last &&
        said.has(valore),
    );
  return passages.flatMap(({ dati }) => dati.filter(isQuoted));
}

/** The quantities that a text says, in digits or in words. */
function quantitiesOf(text: string): ReadonlySet<number> {
  const digits = text.match(/\d[\d.]*(?:,\d+)?/g) ?? [];
  const said = [
    ...digits.map((written) => parseNumber(written.replace(/\.$/, ''), 'italian')),
    ...words(text).map((word) => numberWord(word.text)),
  ];
  return new Set(said.flatMap((value) => (value === null ? [] : [value])));
}
