// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { Operation } from './lexicon.ts';

/** "Contro" between two of a kind; of deeds and of resolutions it says something else. */
const AGAINST = /\b(?:contro|contrapposti? a)\b/;
/** How many times one figure is the other: "quante volte il patrimonio di Cremona rispetto a …". */
const TIMES = /\bquante volte\b/;

/** "Di quanti abitanti l'AT 6 supera l'AT 5?". */
const BY_HOW_MANY = /\bdi quant[ieoa]\b.*\b(?:super\w+|sopravanz\w+|distacc\w+|stacc\w+|batt\w+|sorpass\w+)/;

/** What is done with two sides that a question sets against each other: two owners, two places or two services. */
export function versusOf(text: string, sides: number): Operation | null {
  if (sides < 2) return null;
  const folded = fold(text);
  if (TIMES.test(folded)) return 'rapporto';
  return AGAINST.test(folded) || BY_HOW_MANY.test(folded) ? 'differenza' : null;
}
