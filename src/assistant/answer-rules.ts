// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { type Ask, refusal } from './ask.ts';
import { composePassages } from './compose/passages.ts';
import type { ComposeContext } from './compose/shared.ts';
import type { Draft } from './draft.ts';
import type { Reading } from './read/reading.ts';
import { passagesResult } from './tool-results.ts';

const SEARCH = 'cerca_nei_documenti';
/** Passages looked at: the first answers, the others give the nearest titles. */
const PASSAGES = 5;

/** A question on rules or prose: the documents' own words on it. */
export async function answerRules({
  reading,
  context,
  ask,
}: {
  readonly reading: Reading;
  readonly context: ComposeContext;
  readonly ask: Ask;
}): Promise<Draft> {
  const outcome = await ask(SEARCH, { testo: searched(reading), limite: PASSAGES });
  return outcome.ok
    ? composePassages(passagesResult.parse(outcome.output), context)
    : refusal(outcome.message);
}

/** The question, with the places that it has from the turns before. */
function searched(reading: Reading): string {
  const said = fold(reading.question);
  const kept = reading.places
    .map((place) =>
      place.kind === 'ambito'
        ? `ambito ${place.ambito.nome}`
        : place.kind === 'comune'
          ? place.comune.nome
          : '',
    )
    .filter(
      (name) => name !== '' && reading.assumptions.includes('place_kept') && !said.includes(fold(name)),
    );
  return [reading.question, ...kept].join(' ');
}
