// SPDX-License-Identifier: EUPL-1.2
import { misplacedIn } from './answer-checks.ts';
import { answerPaired } from './answer-comparison.ts';
import { answerOne } from './answer-measure.ts';
import { answerOnlyIn, onlyInOf } from './answer-only-in.ts';
import { askWhich, elsewhereThan, noSuchPlace, onlySap, outside } from './compose/situations.ts';
import type { Draft } from './draft.ts';
import { pairedFigures } from './paired-figures.ts';
import type { AskedPlace } from './read/reading.ts';
import { AVAILABILITY, type Request } from './requests.ts';
import type { Turn } from './turn.ts';

/** The answer's parts for one place: a question back, a word on why not, or a part for each thing asked. */
export async function answerPlace(
  place: AskedPlace,
  turn: Pick<Turn, 'answering' | 'standing' | 'requests'>,
): Promise<Draft[]> {
  const parts = await answerThere(place, turn);
  if (
    place.kind !== 'comune' ||
    place.within === undefined ||
    parts.some(({ outcome }) => outcome !== 'not_available')
  ) {
    return parts;
  }
  // Not in the plan named: the plan of the comune's own ambito, and that it is another.
  const misplaced = await misplacedIn(place.within, place.comune.nome, turn.answering);
  if (misplaced) return [misplaced];
  const { within: _, ...own } = place;
  const there = await answerThere(own, turn);
  return [elsewhereThan(place.comune, place.within, turn.standing.gazetteer), ...there];
}

/** "Alloggi SAS liberi": a use and a state that no plan tells together. */
const FREE_SAS =
  /\bsas\s+(?:(?:gi[aà]|che sono|che siano)\s+)?(?:liber|sfitt|vuot|disponibil|assegnabil)\w+|\b(?:liber|sfitt|vuot|disponibil)\w+\s+(?:per\s+|di\s+tipo\s+)?sas\b/i;

async function answerThere(
  place: AskedPlace,
  { answering, standing, requests }: Pick<Turn, 'answering' | 'standing' | 'requests'>,
): Promise<Draft[]> {
  const { reading, lexicon } = answering;
  const inScope = requests.length > 0 || reading.topics.length > 0;
  if (!inScope && reading.unknownWords.length > 0) return [];
  if (place.kind === 'ambiguous') return [askWhich(place, reading)];
  if (place.kind === 'elsewhere' || place.kind === 'provincia')
    return inScope ? [outside(place, standing.names)] : [];
  if (reading.unknownPlace !== null && reading.places.length === 0)
    return [noSuchPlace(reading.unknownPlace)];
  const availability = requests.some((request) => request.tool === AVAILABILITY);
  const ofSas = reading.uses.join() === 'SAS' || FREE_SAS.test(reading.question);
  if (availability && ofSas && reading.topics.length > 0) return [onlySap()];
  const onlyIn = onlyInOf(reading, place, standing.plans);
  const members = onlyIn && (await answerOnlyIn(onlyIn, requests, place, answering));
  if (members) return [members];
  const paired = pairedFigures(reading, requests, place, standing.plans, lexicon);
  if (paired) return [await answerPaired(paired, place, answering)];
  const parts: { request: Request; part: Draft }[] = [];
  for (const request of requests) {
    const before = parts.find((other) => other.request.topic === request.topic);
    if (request.fallback && before && before.part.outcome !== 'not_available') continue;
    parts.push({ request, part: await answerOne(request, place, answering) });
  }
  // Of the measures that one topic stands for, those that the plan does not have take nothing from the others.
  const told = new Set(
    parts.filter(({ part }) => part.outcome !== 'not_available').map(({ request }) => request.topic),
  );
  return parts
    .filter(({ request, part }, index) =>
      request.topic === undefined || request.missed || part.outcome !== 'not_available'
        ? true
        : !told.has(request.topic) &&
          parts.findIndex((other) => other.request.topic === request.topic) === index,
    )
    .map(({ part }) => part);
}
