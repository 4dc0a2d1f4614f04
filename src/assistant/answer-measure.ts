// SPDX-License-Identifier: EUPL-1.2
import { type Answering, answerRequest } from './answer.ts';
import { answerComparison, answerPosition } from './answer-comparison.ts';
import { answerOfSized, asksOfSized } from './answer-sized.ts';
import type { Draft } from './draft.ts';
import { COUNTS } from './read/asked-aspect.ts';
import type { Operation } from './read/lexicon.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { DWELLINGS, headline, type Request } from './requests.ts';

/** One request for one place: a comparison where many are asked about at once, else the figures of the place. */
export async function answerOne(request: Request, place: AskedPlace, answering: Answering): Promise<Draft> {
  const { reading, lexicon } = answering;
  const operation = reading.operation ?? impliedOperation(reading, place, request);
  if (operation === 'posizione') return answerPosition(request, place, answering);
  const many = place.kind !== 'comune' || reading.by === 'piano' || reading.by === 'ambito';
  const unit = lexicon.units.get(headline(request));
  // A count of comuni is the plan's own answer on how many; words are not compared.
  const counted = unit === 'comuni' && (reading.by ?? 'comune') === 'comune';
  if (many && asksOfSized(reading, headline(request))) {
    const sized = await answerOfSized(request, place, answering);
    if (sized) return sized;
  }
  if (operation === null || !many || unit === 'testo' || counted)
    return answerRequest(request, place, answering);
  return answerComparison(request, operation, place, answering);
}

/** What limits, groups or comuni left out ask for, where the question says no more. */
function impliedOperation(reading: Reading, place: AskedPlace, request: Request): Operation | null {
  // "Nel Cremonese ci sono più di 70 alloggi liberi?": of the ambito, not of each comune.
  if (reading.bounds !== null) return reading.yesNo && place.kind !== 'comune' ? null : 'elenco_comuni';
  // "La densità di Crema come sub-ambito": the area is named, none is looked for.
  if (reading.by !== null)
    return reading.by === 'aggregazione' && place.kind === 'area' ? null : 'classifica';
  if (reading.among !== null && place.kind !== 'comune')
    return COUNTS.test(reading.question) ? 'somma' : 'elenco_comuni';
  if (reading.excluded.length === 0 || request.tool === DWELLINGS) return null;
  return COUNTS.test(reading.question) || reading.whole ? 'somma' : 'classifica';
}
