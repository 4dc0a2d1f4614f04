// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { Ask } from './ask.ts';
import { ambitoOf } from './read/place-ambito.ts';
import type { Reading } from './read/reading.ts';
import { SEARCH } from './requests.ts';
import { type PassagesResult, passagesResult } from './tool-results.ts';

/**
 * "C'è qualche progetto?", "chi gestisce i contributi?" after what was asked of a place: what its own documents say, where it is
 * nearly as sure. What a word means, or how it is done, is the same everywhere.
 */
export async function whereSpokenOf(
  found: PassagesResult,
  reading: Reading,
  words: { readonly testo: string; readonly limite: number },
  ask: Ask,
): Promise<PassagesResult> {
  const kept = reading.assumptions.includes('place_kept');
  const ambito = kept ? ambitoNamed(reading) : reading.spokenIn;
  const [first] = found.passaggi;
  const isThere = found.documenti.find(({ id }) => id === first?.documento)?.ambito === ambito;
  if (ambito === null || !first || isThere || !OF_PLACES.test(fold(reading.question))) return found;
  const outcome = await ask(SEARCH, { ...words, ambito });
  const own = outcome.ok ? passagesResult.parse(outcome.output) : null;
  const sure = own?.esito === 'trovato' ? (own.passaggi[0]?.pertinenza ?? 0) : 0;
  return own && sure >= first.pertinenza * NEARLY ? own : found;
}

/** What there is in one place and not in another, or who does it there. */
const OF_PLACES =
  /\b(?:c ?['’]?(?:e|era|erano)(?! scritt)|ci (?:sono|saranno|stanno)|esist\w+|avete|qualche|qualcosa|aiut[oi]|progett[oi]|struttur[ae]|iniziativ[ae]|associazion[ei]|chi)\b|^\W*(?:e|ed) (?:per|con|ai|alle|agli)\b/;
/** How sure what is said of the ambito spoken of must be, beside what is found elsewhere. */
const NEARLY = 0.9;

/** The one ambito whose places are named. */
export function ambitoNamed({ places }: Reading): string | null {
  const [only, more] = [...new Set(places.map(ambitoOf))];
  return more === undefined ? (only ?? null) : null;
}
