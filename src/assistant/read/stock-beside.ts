// SPDX-License-Identifier: EUPL-1.2
import type { Word } from '../../italian/fold.ts';
import { type FoundConcept, NAME } from './concepts.ts';
import { OF_DWELLINGS } from './follow-up.ts';
import type { Lexicon } from './lexicon.ts';

/** Between things asked beside each other. */
const BORDER = /[,;+/]|\b(?:e|ed|nonché|più|oltre)\b/iu;
/** What narrows dwellings to none of their measures. */
const WHOLE = /^(?:total[ei]|pubblic[ihe]+|complessiv[ie]|tutt[ie])$/;

/**
 * "Abitanti e alloggi di Pandino", "sap, sas e abitanti": dwellings named alone beside a measure of something else are
 * the stock; topics to add to those that are named.
 */
export function stockBeside(
  concepts: readonly FoundConcept[],
  tokens: readonly Word[],
  text: string,
  lexicon: Lexicon,
): string[] {
  const others = concepts.filter(({ concept }) => concept.kind === 'topic' && concept.id !== 'norme');
  const ofDwellings = ({ concept }: FoundConcept) =>
    OF_DWELLINGS.has((concept.kind === 'topic' && lexicon.topics.get(concept.id)?.tool) || '');
  if (others.length === 0 || others.every(ofDwellings)) return [];
  const found: string[] = [];
  for (const [from, until] of conjunctsOf(tokens, text)) {
    const own = concepts.filter(({ first, last }) => first >= from && last < until);
    const named = own.find(({ concept }) => concept.kind === 'use') ?? own[0];
    const alone = own.every(({ concept }) => concept.kind === 'housing' || concept.kind === 'use');
    const covered = new Set(own.flatMap(({ first, last }) => range(first, last)));
    const rest = tokens.slice(from, until).filter((_, index) => !covered.has(from + index));
    const bare = rest.every(
      (word) => word.text === NAME || lexicon.emptyWords.has(word.text) || WHOLE.test(word.text),
    );
    if (named && alone && bare) found.push(STOCK[tokens[named.first]?.text ?? ''] ?? 'patrimonio');
  }
  return [...new Set(found)];
}

const STOCK: Readonly<Record<string, string>> = { sap: 'patrimonio_sap', sas: 'patrimonio_sas' };

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The first word of each thing set beside the others, and the first that is no longer of it. */
function conjunctsOf(tokens: readonly Word[], text: string): [number, number][] {
  const starts = tokens.flatMap((word, index) => {
    const before = tokens[index - 1];
    if (!before) return [0];
    return BORDER.test(text.slice(before.end, word.start)) || BORDER.test(before.text) ? [index] : [];
  });
  return starts.map((start, index) => [start, starts[index + 1] ?? tokens.length]);
}
