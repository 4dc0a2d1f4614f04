// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { Reading } from './reading.ts';

/** What is counted: the word after "quanti", "numero di". */
const COUNTED = /\b(?:quant[ie]|numero (?:di|dei|degli|delle)) (?:sono |erano )?(?:gli |i |le )?([a-z]+)/g;
/** "Venduti", "demolite", "rimosso": what became of the dwellings that are counted. */
const PARTICIPLE = /(?:[aiu]t|[^s]s|tt|rt|st|nt)[oiae]$/;
const SHORTEST_PARTICIPLE = 7;
const COUNTS = /\b(?:quant[ie]|numero)\b/;

/**
 * "Quanti dipendenti ha ALER", "quanti alloggi sono stati venduti": a number of something else than the plans count, or of
 * dwellings told apart by a word that no measure has. The number of all dwellings is no answer to it.
 */
export function isOtherCount(reading: Reading): boolean {
  const { topics, housing, uses, unknownWords, question, codes, vacancy, why } = reading;
  const bare = topics.every((topic) => topic === 'norme') && housing && uses.length === 0;
  if (!bare || why || codes.length > 0 || vacancy !== null) return false;
  const asked = fold(question);
  if (!COUNTS.test(asked)) return false;
  const counted = [...asked.matchAll(COUNTED)].map(([, word = '']) => word);
  return unknownWords.some(
    (word) => counted.includes(word) || (word.length >= SHORTEST_PARTICIPLE && PARTICIPLE.test(word)),
  );
}
