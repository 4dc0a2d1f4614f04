// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import { answerCalculation, calculationOf } from './answer-calculation.ts';
import { type Draft, joinDrafts, leaveOutSilent } from './draft.ts';
import type { Operation } from './read/lexicon.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { setsAgainst } from './read/versus.ts';
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
  const adds = reading.operation === 'somma' && topicsAdded(reading, requests);
  const between = adds || BETWEEN_FIGURES.has(reading.operation ?? 'somma') || isBetweenSides(reading);
  if (!rated && (reading.places.length > 0 || !between)) return null;
  const calculations = places.flatMap((place) => {
    const found = calculationOf({ ...reading, places: [place] }, requests, plans, lexicon);
    return found ? [found] : [];
  });
  const parts: Draft[] = [];
  for (const each of calculations) parts.push(await answerCalculation(each, answering));
  leaveOutSilent(parts);
  return parts.some(({ outcome }) => outcome === 'answered') ? joinDrafts(parts) : null;
}

/** "Riparto più residuo": two measures of the ambito are added up. */
const topicsAdded = ({ topics }: Reading, requests: readonly Request[]) =>
  topics.length === 2 && requests.flatMap(({ measures }) => measures).length === 2;

/** "Più residui o più riparto?", "ALER rispetto ai comuni": two sides, of which the whole ambito has a figure each. */
const isBetweenSides = ({ operation, owners, alerUnits, topics, question }: Reading) =>
  SIDED.has(operation ?? 'somma') &&
  (alerUnits.length > 1 || owners.length > 1 || topics.length > 1) &&
  (operation === 'differenza' ||
    setsAgainst(question) ||
    (owners.length > 1 && OF_TWO_OWNERS.test(question)));

/** "Chi ha più case libere, ALER o i comuni?". */
const OF_TWO_OWNERS = /\b(?:aler|comun\w+)\b[\s,]+o(?:ppure)?\s.{0,12}\b(?:aler|comun\w+)\b/i;

const SIDED: ReadonlySet<Operation> = new Set(['massimo', 'minimo', 'differenza']);
const BETWEEN_FIGURES: ReadonlySet<Operation> = new Set(['quota', 'rapporto']);
