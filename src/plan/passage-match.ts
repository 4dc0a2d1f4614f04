// SPDX-License-Identifier: EUPL-1.2
import type { Question } from './passage-question.ts';
import { END } from './passage-terms.ts';

/** Weights below which a concept stands nearly everywhere, and from which one is telling. */
const COMMON = 1.4;
const TELLING = 2.5;

/**
 * A question as a search of the index: any of its concepts, in any of their writings, and any place of its address. Every
 * term is made of letters and digits and stands in quotes, so that nothing typed is ever read as an operator. Null where
 * nothing is left to look for. What stands nearly everywhere is left out where something telling is asked, unless `all` is wanted.
 */
export function matchExpression({ concepts, address }: Question, all = false): string | null {
  const clauses: string[] = [];
  const most = Math.max(
    ...concepts.map(({ weight, known, isAmbito, year }) =>
      known && !isAmbito && year === null ? weight : 0,
    ),
  );
  for (const { alternatives, parts, weight } of concepts) {
    // What stands nearly everywhere finds nothing that the telling words do not; it counts when passages are ranked.
    if (!all && weight < COMMON && most >= TELLING) continue;
    for (const { stems } of [...alternatives, ...parts.flatMap((part) => part.alternatives)])
      clauses.push(`{stems title path context} : "${stems.join(' ')}"`);
  }
  clauses.push(...placesOf(address));
  return clauses.length === 0 ? null : [...new Set(clauses)].join(' OR ');
}

/**
 * The passages that begin with a thing whose meaning is asked: null where no meaning is. Of a word that stands nearly everywhere
 * the index's own order would lose the one passage that says what it is.
 */
export function openingExpression({ concepts, intents }: Question): string | null {
  if (!intents.includes('definition')) return null;
  const clauses = concepts
    .filter(({ known, isPlace, year }) => known && !isPlace && year === null)
    .flatMap(({ alternatives }) => alternatives.map(({ stems }) => `stems : ^"${stems.join(' ')}"`));
  return clauses.length === 0 ? null : [...new Set(clauses)].join(' OR ');
}

/** The places of an act that are asked by their number, alone: null where none is. */
export function addressExpression({ address }: Question): string | null {
  const clauses = placesOf(address);
  return clauses.length === 0 ? null : clauses.join(' OR ');
}

function placesOf(address: Question['address']): string[] {
  return address.flatMap(([place, label]) => [
    `{stems title path} : "${place} ${label}"`,
    `path : "${place} ${label} ${END}"`,
  ]);
}
