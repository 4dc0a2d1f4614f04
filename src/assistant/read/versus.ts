// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { Operation } from './lexicon.ts';

/** "Contro" between two of a kind; of deeds and of resolutions it says something else. */
const AGAINST = /\b(?:contro|contrapposti? a)\b/;
/** How many times one figure is the other: "quante volte il patrimonio di Cremona rispetto a …". */
const TIMES = /\bquante volte\b/;

/** "Di quanti abitanti l'AT 6 supera l'AT 5?". */
const BY_HOW_MANY = /\bdi quant[ieoa]\b.*\b(?:super\w+|sopravanz\w+|distacc\w+|stacc\w+|batt\w+|sorpass\w+)/;

/** "Più liberi o da ristrutturare?", "hanno più residui o più riparto?": which of two sides is the larger, or the smaller. */
const WHICH_IS_MORE = /\b(piu|meno)\b.{1,60}\b(?:o|oppure|rispetto a[il]?)\b/;
/** "Quante femmine più dei maschi?". */
const SO_MANY_MORE = /\bquant[ieoa]\b.{1,30}\b(?:piu|meno) (?:dei|degli|delle|di)\b/;
/** "Quanti alloggi ha in più Crema?", "e quanta di più?": how far apart two sides are. */
const IN_MORE = /\bquant[ieoa]\b.{0,40}?\b(?:in|di) (?:piu|meno)\b(?! di \d)/;
/** "Quanto è più ricca l'ALER del comune di Cremona?". */
const HOW_MUCH_MORE = /\b(?:di )?quant[oiae] (?:e|sono|era|erano|sarebbe) (?:piu|meno) \w+/;
/** "I liberi di Vescovato sono più di quelli di Isola?": whether the first named are more, or fewer. */
const THAN_THOSE =
  /\b(piu|meno|maggiori|superiori|minori|inferiori)(?: (?:numeros|alt|bass|elevat)\w*)? (?:di|a|rispetto a|che) quell[ioae]\b/;
/** "Quanti alloggi ALER per ogni alloggio comunale?". */
const FOR_EVERY = /\bper (?:ogni|ciascun[oa]?) (?:alloggio|casa|appartamento)\b/;
/** Comuni are looked among, none is set against another. */
const AMONG_COMUNI =
  /\b(?:qual[ei]|che|quanti|i) (?:altri )?(?:comun[ei]|paes[ei]|ent[ei])\b(?! hanno (?:piu|meno))|\b(?:chi|dove|classifica)\b/;

/** Whether a question sets two sides against each other, rather than looking among comuni. */
export function setsAgainst(text: string): boolean {
  const folded = fold(text);
  return (WHICH_IS_MORE.test(folded) || SO_MANY_MORE.test(folded)) && !AMONG_COMUNI.test(folded);
}

/** "ALER supera i comuni?": of a number that is surpassed, a limit is set. */
const SURPASSES =
  /\b(?:super|sorpass|sopravanz)(?:a|ano|ava|avano)\b(?! (?:i |gli |le |quota )?(?:\d|cento|mille))/;

/** What is done with two sides that a question sets against each other: two owners, two places or two services. */
export function versusOf(text: string, sides: number): Operation | null {
  if (sides < 2) return null;
  const folded = fold(text);
  if (TIMES.test(folded) || FOR_EVERY.test(folded)) return 'rapporto';
  if (AGAINST.test(folded) || BY_HOW_MANY.test(folded) || SURPASSES.test(folded)) return 'differenza';
  if (IN_MORE.test(folded) || HOW_MUCH_MORE.test(folded)) return 'differenza';
  const than = THAN_THOSE.exec(folded)?.[1];
  if (than !== undefined) return /^(?:meno|min|inf)/.test(than) ? 'minimo' : 'massimo';
  if (!setsAgainst(text)) return null;
  if (SO_MANY_MORE.test(folded)) return 'differenza';
  return WHICH_IS_MORE.exec(folded)?.[1] === 'meno' ? 'minimo' : 'massimo';
}
