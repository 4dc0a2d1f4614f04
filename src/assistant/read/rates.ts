// SPDX-License-Identifier: EUPL-1.2

import { numberWord } from '../../italian/number-words.ts';
import { parseNumber } from '../../italian/numbers.ts';

/** A figure asked for every so many of another: "ogni mille abitanti", "abitanti per alloggio". */
export interface Rate {
  /** What is divided: what the question measures, or the inhabitants where dwellings divide them. */
  readonly of: 'asked' | 'popolazione';
  /** Measure that divides. */
  readonly over: 'popolazione' | 'famiglie' | 'patrimonio_totale';
  /** Of how many of them; null where the question says none. */
  readonly every: number | null;
}

const MANY = '(?:(\\d[\\d.]*|cento|mille|diecimila|cinquecento) )?';
const PERSON = 'abitant[ei]|residente|residenti|person[ae]|cittadin[oi]|testa';
const FAMILY = 'famigli[ae]|nucle[oi](?: famig?liar[ei])?';
const HOME = 'alloggi[o]?|cas[ae]|appartament[oi]|unita';

/** "Ogni mille abitanti", "per residente", "a testa"; "per abitanti" alone says by what things are put in order. */
const OVER_PEOPLE = new RegExp(
  `\\b(?:per ogni|per|ogni|su) ${MANY}(${PERSON})\\b|\\ba (?:testa|persona|cittadino|residente)\\b|\\bpro ?capite\\b`,
);
/** "In proporzione agli abitanti", "rispetto alla popolazione". */
const IN_PROPORTION =
  /\b(?:in proporzione|rispetto|in rapporto|in base|proporzionalmente|relazione) (?:a|al|alla|agli|ai) (?:numero (?:di|degli) )?(?:abitanti|residenti|popolazione)\b/;
const OVER_FAMILIES = new RegExp(
  `\\b(?:per ogni|per|ogni|su) ${MANY}(${FAMILY})\\b|\\ba (?:famiglia|nucleo)\\b`,
);
/** "Abitanti per ogni alloggio", "un alloggio ogni quanti abitanti". */
const OVER_HOMES = new RegExp(
  `\\b(?:abitanti|residenti|persone)(?: \\w+){0,3} (?:per|ogni|per ogni|a|su) (?:ciascun[oa]? |un[oa]? |singol[oa] )?(?:${HOME})\\b|\\bogni quant[ie] (?:abitanti|residenti|persone)\\b|\\b(?:divis[oaie]|diviso) per (?:gli |le |il numero (?:di|degli|delle) )?(?:${HOME})\\b`,
);

/** The rate that a folded question asks; null where it asks none. */
export function readRate(folded: string): Rate | null {
  if (OVER_HOMES.test(folded)) return { of: 'popolazione', over: 'patrimonio_totale', every: null };
  if (IN_PROPORTION.test(folded)) return { of: 'asked', over: 'popolazione', every: null };
  const people = OVER_PEOPLE.exec(folded);
  const families = OVER_FAMILIES.exec(folded);
  const found = people ?? families;
  if (!found) return null;
  const every = numberOf(found[1]);
  const [said, , counted = ''] = found;
  // "Per abitanti", "a persone sole": the order of a list, or whom something is for.
  if (every === null && counted !== '' && !/\bogni\b/.test(said) && !SINGULAR.test(counted)) return null;
  return { of: 'asked', over: people ? 'popolazione' : 'famiglie', every };
}

const SINGULAR = /^(?:abitante|residente|persona|cittadino|testa|famiglia|nucleo.*)$/;

function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const value = /^\d/.test(word) ? parseNumber(word, 'italian') : numberWord(word);
  return value === null || value < 1 || value > 1_000_000 ? null : value;
}
