// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { type Answering, answerRequest } from './answer.ts';
import { tablesCalled } from './answer-structure.ts';
import { refusal } from './ask.ts';
import { documentsOf } from './asked-documents.ts';
import { placesOf } from './asked-places.ts';
import { composeChecks } from './compose/checks.ts';
import { type Draft, joinDrafts } from './draft.ts';
import { COUNTS } from './read/asked-aspect.ts';
import { partsCalled } from './read/document-part.ts';
import { ambitoOf } from './read/place-ambito.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { requestsOf } from './requests.ts';
import { checksResult } from './tool-results.ts';
import type { Standing } from './turn.ts';

/** Asked what does not add up, rather than whether it does. */
const WRONG =
  /\b(?:quali|che|cosa|dove|elenc\w+|trovat\w+|ci sono)\b.*\b(?:non torn\w+|non quadr\w+|non coincid\w+|error[ei]|incongruenz\w+|contraddizion\w+|discordanz\w+|discrepanz\w+|anomali\w+|incoerenz\w+|sbagli\w*|refus\w+|stranezz\w+|imprecision\w+|inesattezz\w+|irregolarita|difformita)|^(?:error[ei]|incongruenz\w+|contraddizion\w+|discordanz\w+|anomali\w+)/;

const OF_PLAN = /\bpian[oi]\s+(?:\w+\s+){0,2}?d(?:i|el comune di)\s/i;

/** Asked of a total or a sum. */
const TOTAL = /\b(?:total[ei]|somm\w+|addizion\w+)\b/i;

type WithinAnother = Extract<AskedPlace, { kind: 'comune' }> & { readonly within: string };
const isWithinAnother = (place: AskedPlace): place is WithinAnother =>
  place.kind === 'comune' && place.within !== undefined;

/** The checks nearest to a question that are looked at. */
const NEAREST = 40;

/** Whether figures add up, agree or can be trusted: of what the question names, else of the whole plan. */
export async function answerChecks(
  answering: Answering,
  { gazetteer, ambiti, plans }: Standing,
): Promise<Draft> {
  const { reading, lexicon, ask } = answering;
  const called = await calledBy(answering, gazetteer);
  const [named] = reading.places;
  const [strange] = placesOf(reading, { gazetteer, ambiti }).filter(isWithinAnother);
  const misplaced = strange && (await misplacedIn(strange.within, strange.comune.nome, answering));
  if (misplaced) return misplaced;
  // "Nel piano di Cremona": the plan of its ambito.
  const ofPlan = OF_PLAN.test(reading.question) || (called.length > 0 && OF_TABLE.test(reading.question));
  const place = named?.kind === 'comune' && ofPlan ? undefined : named;
  const ambito = ambitoOf(named) ?? (ambiti.length === 1 ? ambiti[0] : undefined);
  // "Il riparto 2025": the year of the figures, which the plan of another year gives.
  const [anno] = reading.years.filter(
    (year) => plans.some((plan) => plan.anno === year) || reading.topics.length === 0,
  );
  // "Il totale degli alloggi": of housing alone, the stock's.
  const stock = reading.topics.length === 0 && reading.housing && TOTAL.test(reading.question);
  const [use] = reading.uses;
  const measures = stock
    ? [use === 'SAP' ? 'patrimonio_sap' : use === 'SAS' ? 'patrimonio_sas' : 'patrimonio_totale']
    : [...reading.topics.flatMap((id) => lexicon.topics.get(id)?.measures[0] ?? []), ...called];
  const outcome = await ask('verifica_dati', {
    ...(place?.kind === 'comune' ? { comune: place.comune.nome } : ambito ? { ambito } : {}),
    ...(anno ? { anno } : {}),
    ...(measures.length > 0 ? { misure: measures } : {}),
    testo: askedOf(reading, answering, called),
    limite: NEAREST,
  });
  if (!outcome.ok) return refusal(outcome.message);
  const name = ambito ? gazetteer.ambito(ambito)?.nome : undefined;
  const about = name ? `nel piano dell'ambito ${name}` : 'nei documenti caricati';
  const checks = composeChecks(checksResult.parse(outcome.output), about, {
    ofComune: place?.kind === 'comune',
    onlyWrong: WRONG.test(fold(reading.question)),
    onTotal: TOTAL.test(reading.question),
  });
  // How far a comune's figure can be trusted is told beside the figure.
  if (place?.kind !== 'comune') return checks;
  const requests = requestsOf({ ...reading, housing: true }, lexicon);
  const parts: Draft[] = [];
  for (const request of requests) parts.push(await answerRequest(request, place, answering));
  // A cell that holds words in the place of a figure says how far it can be trusted.
  const told = parts.filter(({ outcome: given, figures }) => given !== 'not_available' || figures.length > 0);
  if (told.length === 0) return checks;
  const whole = joinDrafts(checks.outcome === 'not_available' ? told : [...told, checks]);
  return whole.outcome === 'not_available' ? { ...whole, outcome: 'partial' } : whole;
}

/** "La tabella a) di Cremona": the one of the plan of its ambito. */
const OF_TABLE = /\b(?:tabella|lettera)\W+\w\W+(?:d(?:i|el|ella|ell['’])|per)\b/i;

/** The measures of the tables that a question calls by their letter, of the plans that it is about. */
async function calledBy(answering: Answering, gazetteer: Standing['gazetteer']): Promise<string[]> {
  if (partsCalled(answering.reading.question).length === 0) return [];
  const asked = await documentsOf(answering, { gazetteer }, { tabelle: true });
  if ('outcome' in asked) return [];
  // Of a table with several columns the checks of the first, which is what it is about, are the nearest.
  return tablesCalled(asked.documents, answering.reading).flatMap(({ measures }) => measures.slice(0, 1));
}

/** The longest text that the checks are looked for by. */
const LONGEST_ASKED = 500;

/** The words that the checks are looked for by: the question's, the names of its measures, and of the area asked about. */
function askedOf(reading: Reading, { lexicon }: Answering, called: readonly string[]): string {
  const tables = called.map((measure) => lexicon.labels.get(measure) ?? '');
  const labels = reading.topics.flatMap((id) =>
    (lexicon.topics.get(id)?.measures ?? []).slice(0, 1).map((measure) => lexicon.labels.get(measure) ?? ''),
  );
  const areas = reading.places.flatMap((place) => (place.kind === 'area' ? [place.area.nome] : []));
  // The place is told to the tool apart.
  const places = reading.recognised.filter(({ as }) => as === 'ambito' || as === 'comune');
  const question = places.reduce((text, { words }) => text.replace(words, ' '), reading.question);
  return [question, ...labels, ...tables, ...areas].join(' ').slice(0, LONGEST_ASKED);
}

/** What the checks say of a comune in the plan asked that does not add up; null where nothing does. */
async function wrongOf(comune: string, { reading, ask }: Answering): Promise<Draft | null> {
  const [anno] = reading.years;
  const outcome = await ask('verifica_dati', {
    comune,
    ...(anno ? { anno } : {}),
    esito: 'mismatch',
    limite: FEW,
  });
  if (!outcome.ok) return null;
  const found = checksResult.parse(outcome.output);
  const named = found.verifiche.filter(({ titolo, nota }) =>
    fold(`${titolo} ${nota}`).includes(fold(comune)),
  );
  if (named.length === 0) return null;
  return composeChecks({ ...found, verifiche: named }, `per ${comune}`, { ofComune: true, onlyWrong: true });
}

/** Checks of a comune that are told beside a figure that is missing. */
const FEW = 10;

/** What the checks say of a comune that another ambito's plan names; null where it is not named there, or nothing is wrong with it. */
export async function misplacedIn(
  ambito: string,
  comune: string,
  { reading, ask }: Answering,
): Promise<Draft | null> {
  const [anno] = reading.years;
  const outcome = await ask('verifica_dati', {
    ambito,
    ...(anno ? { anno } : {}),
    esito: 'mismatch',
    testo: comune,
    limite: NEAREST,
  });
  if (!outcome.ok) return null;
  const found = checksResult.parse(outcome.output);
  const verifiche = found.verifiche.filter(({ titolo }) => fold(titolo).includes(fold(comune)));
  if (verifiche.length === 0) return null;
  return composeChecks({ ...found, verifiche }, `per ${comune}`, { ofComune: true, onlyWrong: true });
}

const NO_CAUSE = 'Il documento dà la cifra, ma non dice il perché.';

/** Words of a question that asks a cause by itself. */
const SHORTEST_CAUSE = 4;

/** "Perché sono così pochi?": the cause of a figure that is there, which no document tells. */
function isCause({ question, places }: Reading, { figures }: Draft): boolean {
  // What owners declare for the whole ambito stands beside a comune's own.
  const ofComune = figures.filter(({ luogo }) => luogo?.tipo === 'comune');
  const own = places.some(({ kind }) => kind === 'comune') ? ofComune : figures;
  const all = own.length > 0 && own.every(({ valore }) => typeof valore === 'number');
  const asked = fold(question);
  // "… e perché?" after a figure asks in passing.
  if (asked.split(/\s+/).length < SHORTEST_CAUSE) return false;
  return all && /\b(?:perche|come mai|motiv\w+|ragion\w+)\b/.test(asked);
}

/** Why a figure is missing: what stands in its cell says it; else that the document does not say why. */
export async function whyMissing(part: Draft, answering: Answering): Promise<Draft> {
  if (part.outcome === 'answered' && isCause(answering.reading, part)) {
    const outcome = COUNTS.test(answering.reading.question) ? part.outcome : 'partial';
    return { ...part, outcome, paragraphs: [[NO_CAUSE], ...part.paragraphs] };
  }
  if (part.outcome !== 'not_available') return part;
  if (part.figures.length > 0) return { ...part, outcome: 'answered' };
  const [comune] = answering.reading.places.flatMap((place) =>
    place.kind === 'comune' ? [place.comune.nome] : [],
  );
  const wrong = comune === undefined ? null : await wrongOf(comune, answering);
  if (wrong) return { ...joinDrafts([part, wrong]), outcome: 'answered' };
  return { ...part, outcome: 'partial', paragraphs: [...part.paragraphs, ['Il documento non dice perché.']] };
}
