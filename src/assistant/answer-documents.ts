// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import type { Standing } from './answer-turn.ts';
import { refusal } from './ask.ts';
import { composeChecks, composePlans } from './compose/documents.ts';
import type { Draft } from './draft.ts';
import type { AskedPlace } from './read/reading.ts';
import { checksResult, documentsResult } from './tool-results.ts';

/** Which documents are loaded. */
export async function answerPlans({ reading, ask }: Answering, { gazetteer }: Standing): Promise<Draft> {
  const ambito = ambitoOf(reading.places[0]);
  const [anno] = reading.years;
  const outcome = await ask('elenca_piani', { ...(ambito ? { ambito } : {}), ...(anno ? { anno } : {}) });
  if (!outcome.ok) return refusal(outcome.message);
  const name = ambito ? gazetteer.ambito(ambito)?.nome : undefined;
  return composePlans(documentsResult.parse(outcome.output), name ? `l'ambito ${name}` : null);
}

/** Whether figures add up: of what the question names, else of the whole plan. */
export async function answerChecks(
  { reading, lexicon, ask }: Answering,
  { gazetteer, ambiti }: Standing,
): Promise<Draft> {
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
  return composeChecks(checksResult.parse(outcome.output), about);
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
