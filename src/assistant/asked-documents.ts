// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import { everyPage, refusal } from './ask.ts';
import { composeMissingYear, type Loaded } from './compose/documents.ts';
import type { Draft } from './draft.ts';
import { ambitoOf } from './read/place-ambito.ts';
import type { Reading } from './read/reading.ts';
import { actsCalled } from './said-in-passage.ts';
import { documentsResult } from './tool-results.ts';
import type { Standing } from './turn.ts';

/** What of each document is asked for besides what it is. */
export interface DocumentDetails {
  readonly lacune?: true;
  readonly tabelle?: true;
  readonly struttura?: true;
}

/** The documents that the question is about, or why there are none. */
export async function documentsOf(
  { reading, ask }: Answering,
  { gazetteer }: Pick<Standing, 'gazetteer'>,
  more: DocumentDetails,
): Promise<Draft | { documents: readonly Loaded[]; about: string | null }> {
  // "Sta nel Cremonese o nell'Oglio Po?": of a comune, the ambito that it is in.
  const comuni = reading.places.filter(({ kind }) => kind === 'comune');
  const within = comuni.length > 0 ? comuni : reading.places;
  const ambiti = [...new Set(within.flatMap((place) => ambitoOf(place) ?? []))];
  const documents: Loaded[] = [];
  for (const ambito of ambiti.length > 0 ? ambiti : [null]) {
    const asked = { ...(ambito ? { ambito } : {}), ...more };
    const outcome = await everyPage(ask, 'elenca_piani', asked, 'documenti');
    if (!outcome.ok) return refusal(outcome.message);
    documents.push(...documentsResult.parse(outcome.output).documenti);
  }
  const names = ambiti.map((id) => gazetteer.ambito(id)?.nome ?? id);
  const about = names.length === 1 ? `l'ambito ${names[0]}` : null;
  const { years } = reading;
  const ofYear = documents.filter(({ anno }) => years.length === 0 || years.includes(anno));
  const [year] = years;
  if (ofYear.length === 0 && year !== undefined)
    return composeMissingYear({ documenti: documents }, year, about);
  return { documents: ofKind(ofYear, reading), about };
}

/** Only acts where an act is named, only plans where a plan is. */
function ofKind(documents: readonly Loaded[], { question: said, goesOnFrom }: Reading): readonly Loaded[] {
  const question = `${goesOnFrom ?? ''} ${said}`;
  const act = ACT.test(question);
  // "La delibera sul piano strategico" is the act alone.
  const plan = PLAN.test(question.replace(/piano strategico/i, ''));
  if (act === plan) return documents;
  const called = actsCalled(question);
  const kept = documents.filter(({ tipo }) => (tipo === 'delibera') === act);
  // "La delibera 157": another than those that are loaded.
  const others =
    act && called.length > 0 && !kept.some(({ titolo }) => called.some((number) => titolo.includes(number)));
  if (others) return [];
  return kept.length > 0 ? kept : documents;
}

const ACT = /\b(?:deliber[ae]|deliberazion[ei]|giunta|dgc)\b/i;
const PLAN = /\bpian[oi]\b/i;

/** The most recent plan of each ambito; of the years asked, all. */
export function latest(plans: readonly Loaded[], { years }: Reading): readonly Loaded[] {
  if (years.length > 0) return plans;
  return plans.filter(
    (plan) => !plans.some((other) => other.ambito === plan.ambito && other.anno > plan.anno),
  );
}

/** "Il documento più recente", "il piano più vecchio": those of the last year, or of the first. */
export function byAge(documents: readonly Loaded[], question: string): Loaded[] {
  const years = documents.map(({ anno }) => anno);
  const year = NEWEST.test(question) ? Math.max(...years) : OLDEST.test(question) ? Math.min(...years) : null;
  return documents.filter(({ anno }) => year === null || anno === year);
}

const NEWEST = /\bpi[uù] (?:recent[ei]|nuov[oi]|aggiornat[oi])\b|\bultim[oi] (?:pian|document)[oi]\b/i;
const OLDEST = /\bpi[uù] (?:vecchi[o]?|datat[oi]|antic[ohi]+)\b|\bmeno recent[ei]\b/i;
