// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import { answerCalculation, calculationOf } from './answer-calculation.ts';
import { type Draft, joinDrafts, leaveOutSilent } from './draft.ts';
import type { Operation } from './read/lexicon.ts';
import type { AskedPlace } from './read/reading.ts';
import type { Request } from './requests.ts';
import type { PlanInfo } from './tool-results.ts';

/** "Che percentuale del contributo va ad ALER?": without a place, of every ambito that has the figures. */
export async function answerEverywhere(
  places: readonly AskedPlace[],
  requests: readonly Request[],
  answering: Answering,
  plans: readonly PlanInfo[],
): Promise<Draft | null> {
  const { reading, lexicon } = answering;
  const rated = reading.rate !== null && places.length > 1;
  if (!rated && (reading.places.length > 0 || !BETWEEN_FIGURES.has(reading.operation ?? 'somma')))
    return null;
  const calculations = places.flatMap((place) => {
    const found = calculationOf({ ...reading, places: [place] }, requests, plans, lexicon);
    return found ? [found] : [];
  });
  const parts: Draft[] = [];
  for (const each of calculations) parts.push(await answerCalculation(each, answering));
  leaveOutSilent(parts);
  return parts.some(({ outcome }) => outcome === 'answered') ? joinDrafts(parts) : null;
}

const BETWEEN_FIGURES: ReadonlySet<Operation> = new Set(['quota', 'rapporto']);
