// SPDX-License-Identifier: EUPL-1.2
import type { Paragraph, Segment } from '../draft.ts';
import type { PassageItem, PassagesResult, Source } from '../tool-results.ts';
import { asSource, labelledQuote } from './passage-wording.ts';

/** A list whole, one item a line, with the lists inside its items in the same line; and the lines that it rests on. */
export function listOf(
  list: PassagesResult['elenchi'][number],
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
