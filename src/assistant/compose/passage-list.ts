// SPDX-License-Identifier: EUPL-1.2
import type { Paragraph, Segment } from '../draft.ts';
import type { PassageItem, PassagesResult, Source } from '../tool-results.ts';
import { asSource, labelledQuote, plainQuote } from './passage-wording.ts';

type List = PassagesResult['elenchi'][number];

/** An item shorter than this is no answer without its list. */
const SHORTEST_ALONE = 60;
/** The list around another is told with it up to so many letters. */
const LONGEST_AROUND = 1000;

/** The list to tell whole: what a passage introduces, or that of an item which says little alone, with the list around it. */
export function wholeList(passage: PassageItem, { elenchi }: PassagesResult): List | null {
  const listOfId = (id: string | null) => elenchi.find((list) => list.id === id) ?? null;
  if (passage.introduce !== null) return listOfId(passage.introduce);
  if (passage.elenco === null || plainQuote(passage.testo).length >= SHORTEST_ALONE) return null;
  const own = listOfId(passage.elenco);
  const around = listOfId(own?.introduttore?.elenco ?? null);
  const letters = around?.voci
    .flatMap((item) => [item, ...(listOfId(item.introduce)?.voci ?? [])])
    .reduce((sum, { testo }) => sum + testo.length, 0);
  return letters !== undefined && letters <= LONGEST_AROUND ? around : own;
}

/** A list whole, one item a line, with the lists inside its items in the same line; and the lines that it rests on. */
export function listOf(
  list: List,
  passage: PassageItem,
  result: PassagesResult,
): { readonly text: Paragraph; readonly sources: readonly Source[] } {
  const sources: Source[] = [];
  const text: Segment[] = list.voci.flatMap((item, index): Segment[] => {
    const source = asSource(item, passage);
    sources.push(source);
    const inner =
      item.introduce === null ? undefined : result.elenchi.find(({ id }) => id === item.introduce);
    return [
      index === 0 ? '- ' : '\n- ',
      { quoted: labelledQuote(item.testo), from: { kind: 'source', source } },
      ...(inner?.voci ?? []).flatMap((part, at): Segment[] => {
        const own = asSource(part, passage);
        sources.push(own);
        return [
          at === 0 ? ' ' : '; ',
          { quoted: labelledQuote(part.testo), from: { kind: 'source', source: own } },
        ];
      }),
    ];
  });
  return { text, sources };
}
