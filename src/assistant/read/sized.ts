// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { FoundConcept } from './concepts.ts';
import type { Concept, Operation } from './lexicon.ts';

/** The most and the least. */
export const EXTREMES: ReadonlySet<Operation> = new Set(['massimo', 'minimo']);

const SIZED =
  /\b(?:comun[ei]|paes[ei]|citta|centr[oi]|borg\w+)(?: \w+)? (?:piu|meno) (?:piccol|grand|gross)\w+|\b(?:piu|meno) (?:piccol|grand|gross)\w+ (?:comun|paes)|\b(?:comun[ei]|paes[ei]) (?:piccol|grand|gross)\w+/;

/** One comune told by its size alone: "quanti alloggi ha il comune più piccolo?". */
export const OF_SIZE =
  /\b(?:ha|aveva|possiede|tiene|nel|del|al|dal|per il|sono|ci sono)\s+(?:il |la |nel |al )?(?:comune|paese|citta|centro)(?: \w+)? (piu|meno) (piccol|grand|gross|popolos|popolat|abitat)\w+/;

/** "I tre comuni più piccoli": of a comune alone, its size is its inhabitants. */
export function sized(
  topics: readonly string[],
  text: string,
  concepts: readonly FoundConcept[],
  operations: readonly Operation[],
): readonly string[] {
  // "Quanti alloggi ha il comune più popoloso?": its inhabitants only tell which it is.
  if (topics.includes('popolazione') && OF_SIZE.test(fold(text))) {
    const others = topics.filter((topic) => topic !== 'popolazione');
    const housing = concepts.some(({ concept }) => concept.kind === 'housing' || concept.kind === 'use');
    if (others.length > 0 || housing) return others;
  }
  const bare = topics.length === 0 && !concepts.some(({ concept }) => MEASURED.has(concept.kind));
  const extreme = operations.some((each) => EXTREMES.has(each));
  return bare && extreme && SIZED.test(fold(text)) ? ['popolazione'] : topics;
}

/** "In quale aggregazione ci sono più alloggi?": the dwellings of each are asked, and no list of their comuni. */
export function ofGroup(
  topics: readonly string[],
  concepts: readonly FoundConcept[],
  operations: readonly Operation[],
): readonly string[] {
  const grouped = concepts.some(({ concept }) => concept.kind === 'group' && concept.id === 'aggregazione');
  const housing = concepts.some(({ concept }) => concept.kind === 'housing' || concept.kind === 'use');
  const compares = operations.some((each) => EXTREMES.has(each) || each === 'classifica');
  const named = housing || topics.length > 1;
  return grouped && named && compares ? topics.filter((topic) => topic !== 'aggregazione') : topics;
}

const MEASURED: ReadonlySet<Concept['kind']> = new Set(['housing', 'use', 'owner', 'absent']);
