// SPDX-License-Identifier: EUPL-1.2
import { type Answering, answerRequest } from './answer.ts';
import type { Standing } from './answer-turn.ts';
import { refusal } from './ask.ts';
import { composeChecks, composeMissingYear, composePlans } from './compose/documents.ts';
import { type Draft, joinDrafts } from './draft.ts';
import type { AskedPlace } from './read/reading.ts';
import { requestsOf } from './requests.ts';
import { checksResult, documentsResult } from './tool-results.ts';

/** Which documents are loaded. */
export async function answerPlans({ reading, ask }: Answering, { gazetteer }: Standing): Promise<Draft> {
  const ambito = ambitoOf(reading.places[0]);
  const [anno] = reading.years;
  const outcome = await ask('elenca_piani', { ...(ambito ? { ambito } : {}), ...(anno ? { anno } : {}) });
  if (!outcome.ok) return refusal(outcome.message);
  const name = ambito ? gazetteer.ambito(ambito)?.nome : undefined;
  const result = documentsResult.parse(outcome.output);
  if (anno === undefined || result.documenti.length > 0) {
    return composePlans(result, name ? `l'ambito ${name}` : null, /approv/i.test(reading.question));
  }
  const all = await ask('elenca_piani', ambito ? { ambito } : {});
  return all.ok ? composeMissingYear(documentsResult.parse(all.output), anno) : refusal(all.message);
}

/** Whether figures add up: of what the question names, else of the whole plan. */
export async function answerChecks(answering: Answering, { gazetteer, ambiti }: Standing): Promise<Draft> {
  const { reading, lexicon, ask } = answering;
  const place = reading.places[0];
  const ambito = ambitoOf(place) ?? (ambiti.length === 1 ? ambiti[0] : undefined);
  const [anno] = reading.years;
  const misure = reading.topics.flatMap((id) => lexicon.topics.get(id)?.measures ?? []);
  const outcome = await ask('verifica_dati', {
    ...(place?.kind === 'comune' ? { comune: place.comune.nome } : ambito ? { ambito } : {}),
    ...(anno ? { anno } : {}),
    ...(misure.length > 0 ? { misure } : {}),
    limite: 200,
  });
  if (!outcome.ok) return refusal(outcome.message);
  const name = ambito ? gazetteer.ambito(ambito)?.nome : undefined;
  const about = name ? `nel piano dell'ambito ${name}` : 'nei documenti caricati';
  const found = checksResult.parse(outcome.output);
  const measures = misure.map((id) => ({
    label: lexicon.labels.get(id) ?? id,
    unit: lexicon.units.get(id) ?? '',
  }));
  const checks = composeChecks(found, about, measures);
  // How far a comune's figure can be trusted is told beside the figure.
  if (place?.kind !== 'comune') return checks;
  const requests = requestsOf({ ...reading, housing: true }, lexicon);
  const parts = [];
  for (const request of requests) parts.push(await answerRequest(request, place, answering));
  const told = parts.filter((part) => part.outcome !== 'not_available');
  return joinDrafts(checks.outcome === 'not_available' && told.length > 0 ? told : [...told, checks]);
}

function ambitoOf(place: AskedPlace | undefined): string | null {
  switch (place?.kind) {
    case 'comune':
      return place.comune.ambito;
    case 'ambito':
      return place.ambito.id;
    case 'area':
      return place.area.ambito;
    default:
      return null;
  }
}
