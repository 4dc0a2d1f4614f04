// SPDX-License-Identifier: EUPL-1.2
import type { AskedPlace, Reading } from './read/reading.ts';
import { whereOf } from './requests.ts';

/** "Crema rispetto ad ALER nel Cremasco": the comune's own in the comune, ALER's in the ambito that holds it. */
export function ownersApart(
  { owners, question }: Reading,
  places: readonly AskedPlace[],
): readonly Record<string, unknown>[] | null {
  const comune = places.find(({ kind }) => kind === 'comune');
  const ambito = places.find(({ kind }) => kind === 'ambito');
  if (!comune || !ambito || places.length !== 2 || !owners.includes('aler') || !AGAINST_ALER.test(question))
    return null;
  return [
    { ...whereOf(comune), ente: 'comune' },
    { ...whereOf(ambito), ente: 'aler' },
  ];
}
const AGAINST_ALER =
  /\b(?:rispetto (?:ad?|all)|di|che|contro|vs|e|o)\b['’\s]*(?:l['’]\s*)?aler\b|\baler\b.*\brispetto\b/i;
