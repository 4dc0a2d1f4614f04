// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../places/model.ts';
import { type Answering, answerCode, answerRequest } from './answer.ts';
import { answerCalculation, answerComparison, calculationOf, type LoadedPlan } from './answer-comparison.ts';
import { answerChecks, answerPlans } from './answer-documents.ts';
import {
  askWhat,
  askWhich,
  notHeld,
  onlySap,
  outOfScope,
  outside,
  withoutTools,
} from './compose/situations.ts';
import { type Draft, joinDrafts } from './draft.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { AVAILABILITY, headline, requestsOf } from './requests.ts';
import type { Texts } from './texts.ts';

/** What the assistant knows before any question. */
export interface Standing {
  readonly gazetteer: Gazetteer;
  readonly texts: Texts;
  readonly plans: readonly LoadedPlan[];
  /** Ids of the ambiti that have a plan. */
  readonly ambiti: readonly string[];
  /** Their names. */
  readonly names: readonly string[];
}

/** Codes answered in one reply. */
const MOST_CODES = 5;

/** The reply's substance: from a greeting to figures, in the order in which a question is best understood. */
export async function answerTurn(answering: Answering, standing: Standing): Promise<Draft> {
  const { reading, lexicon, ask } = answering;
  const { texts } = standing;
  const simple = withoutTools(reading, texts);
  if (simple) return simple;
  if (reading.codes.length > 0 && reading.topics.length === 0) {
    return joinDrafts(await inTurn(reading.codes.slice(0, MOST_CODES), (code) => answerCode(code, ask)));
  }
  if (reading.checks) return answerChecks(answering, standing);
  if (reading.plans) return answerPlans(answering, standing);
  const requests = requestsOf(reading, lexicon);
  const calculation = calculationOf(reading, requests, standing.plans);
  if (calculation) return answerCalculation(calculation, answering);
  const places = placesOf(reading, standing);
  const parts = (await inTurn(places, (place) => answerPlace(place, answering, standing))).flat();
  if (reading.places.length === 0) leaveOutSilent(parts);
  const known = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune.nome] : []));
  parts.push(...notHeld(reading.topics, lexicon, known[0] ?? null));
  if (parts.length > 0) return joinDrafts(parts);
  return known[0] && reading.unknownWords.length === 0 ? askWhat(known[0]) : outOfScope(texts);
}

/** The answer's parts for one place: a question back, a word on why not, or a part for each thing asked. */
async function answerPlace(place: AskedPlace, answering: Answering, standing: Standing): Promise<Draft[]> {
  const { reading, lexicon } = answering;
  const requests = requestsOf(reading, lexicon);
  const inScope = requests.length > 0 || reading.topics.length > 0;
  if (!inScope && reading.unknownWords.length > 0) return [];
  if (place.kind === 'ambiguous') return [askWhich(place, reading)];
  if (place.kind === 'elsewhere' || place.kind === 'provincia')
    return inScope ? [outside(place, standing.names)] : [];
  const availability = requests.some((request) => request.tool === AVAILABILITY);
  if (availability && reading.uses.join() === 'SAS' && reading.topics.length > 0) return [onlySap()];
  const operation =
    reading.operation ?? (reading.by === null && reading.bounds === null ? null : 'classifica');
  const compared =
    operation !== null && (place.kind !== 'comune' || reading.by === 'piano' || reading.by === 'ambito');
  return inTurn(requests, (request) =>
    compared && !lexicon.textMeasures.has(headline(request))
      ? answerComparison(request, operation, place, answering)
      : answerRequest(request, place, answering),
  );
}

/** Where no place was named, plans that do not give the figure say nothing as long as another does. */
function leaveOutSilent(parts: Draft[]): void {
  const telling = parts.filter((part) => part.outcome !== 'not_available');
  if (telling.length > 0) parts.splice(0, parts.length, ...telling);
}

/** The places asked about; without any, every ambito that has a plan, or once for all where ambiti are compared. */
function placesOf(reading: Reading, { gazetteer, ambiti }: Standing): readonly AskedPlace[] {
  if (reading.places.length > 0) return reading.places;
  const all = ambiti
    .map((id) => gazetteer.ambito(id))
    .filter((ambito) => ambito !== undefined)
    .map((ambito) => ({ kind: 'ambito' as const, ambito }));
  return reading.by === 'ambito' ? all.slice(0, 1) : all;
}

/** One after the other, so that a reply's calls keep their order. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  each: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}
