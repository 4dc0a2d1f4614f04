// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { Among } from './among.ts';
import type { Operation } from './lexicon.ts';
import type { Owner } from './reading.ts';

/** Whose dwellings are asked of the comuni where nobody else has any. */
export interface OnlyOwner {
  readonly owner: Owner;
  readonly among: Among;
}

const THINGS = '(?:case|alloggi|appartamenti|abitazioni|quelli|quelle)';
/** "Liberi solo dell'ALER", "soltanto comunali". */
const ONLY = new RegExp(
  `\\b(?:solo|soltanto|solamente|unicamente|esclusivamente) (?:${THINGS} )?(?:di |del |dei |dell |l |il |i )?(aler|comun\\w+)\\b`,
);
/** "Il comune ne ha e l'ALER no", "dell'ALER ma non del comune". */
const BUT_NOT =
  /\b(aler|comun\w+)\b(?: \w+){0,6}? (?:(?:e|ed|ma|mentre|invece) (?:\w+ ){0,2}?(aler|comun\w+) (?:no\b|non\b|nessun\w*)|(?:e|ma) non (?:\w+ ){0,2}?(aler|comun\w+))/;
const LISTS: ReadonlySet<Operation | null> = new Set([
  'elenco_comuni',
  'conteggio_comuni',
  'senza',
  'massimo',
]);
const OF_COMUNI = /\b(?:comun[ei]|paes[ei]|dove|chi)\b/;

/** Whether only those comuni are asked where one owner alone has what is measured; null where that is not so. */
export function onlyOwnerOf(
  question: string,
  topics: readonly string[],
  operation: Operation | null,
): OnlyOwner | null {
  const [topic, more] = topics;
  const asked = fold(question).replaceAll(/[^\p{L}\d]+/gu, ' ');
  if (topic === undefined || more !== undefined || !OF_OWNERS.has(topic) || !LISTS.has(operation))
    return null;
  if (!OF_COMUNI.test(asked)) return null;
  const said = ONLY.exec(asked)?.[1] ?? BUT_NOT.exec(asked)?.[1];
  if (said === undefined) return null;
  const owner = said === 'aler' ? 'aler' : 'comune';
  return {
    owner,
    among: { topic, lacks: true, bounds: null, owner: owner === 'aler' ? 'comune' : 'aler' },
  };
}

/** Topics whose tables tell of each comune whose the dwellings are. */
const OF_OWNERS: ReadonlySet<string> = new Set([
  'alloggi_liberi',
  'alloggi_previsti',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
]);
