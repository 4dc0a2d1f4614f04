// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import { answerChecks } from './answer-checks.ts';
import { answerStructure, OF_STRUCTURE, tablesCalled } from './answer-structure.ts';
import { everyPage, refusal } from './ask.ts';
import { byAge, type DocumentDetails, documentsOf, latest } from './asked-documents.ts';
import { asksWhoWasHeard, composeApprovals, composeHeard } from './compose/approvals.ts';
import { TOGETHER } from './compose/availability.ts';
import { composeDates } from './compose/dates.ts';
import { composeContrast, composeMissingKind, composePlans, notLoadedKind } from './compose/documents.ts';
import { composeGaps, composeMarked } from './compose/gaps.ts';
import { composeLeaders } from './compose/leaders.ts';
import { composeLines } from './compose/lines.ts';
import { composeMarks, statesAsked } from './compose/marks.ts';
import { composeMeanings, type Meaning } from './compose/meanings.ts';
import { composeOrigins } from './compose/origins.ts';
import { composeResponses, isOnSilent, RESPONSES } from './compose/responses.ts';
import { outside } from './compose/situations.ts';
import { composeTables } from './compose/whereabouts.ts';
import { type Draft, draft } from './draft.ts';
import { partsCalled } from './read/document-part.ts';
import type { Aspect } from './read/document-words.ts';
import { ANY_MEASURE, WHOLE_TABLE } from './requests.ts';
import {
  type DocumentsResult,
  documentsResult,
  linesResult,
  type MeasuresResult,
  measuresResult,
} from './tool-results.ts';
import type { Standing } from './turn.ts';

type Loaded = DocumentsResult['documenti'][number];

/** What is asked of the documents themselves: which there are, who made and approved them, of when, what they lack. */
export async function answerDocuments(
  aspect: Aspect,
  answering: Answering,
  standing: Standing,
): Promise<Draft> {
  if (aspect === 'verifiche') return answerChecks(answering, standing);
  const { reading, lexicon } = answering;
  const elsewhere = reading.places.find((place) => place.kind === 'elsewhere' || place.kind === 'provincia');
  if (elsewhere && reading.places.length === 1) return outside(elsewhere, standing.names);
  const uncovered = reading.places.find(
    (each) => each.kind === 'comune' && !standing.ambiti.includes(each.comune.ambito ?? ''),
  );
  if (uncovered?.kind === 'comune')
    return outside({ kind: 'elsewhere', ...uncovered.comune }, standing.names);
  const kind = notLoadedKind(reading.question);
  if (aspect === 'elenco' && kind !== null) return composeMissingKind(await loadedPlans(answering), kind);
  const asked = await documentsOf(answering, standing, WITH[aspect] ?? {});
  if ('outcome' in asked) return asked;
  const { documents, about } = asked;
  const structure = OF_STRUCTURE.has(aspect)
    ? await answerStructure(aspect, documents, answering, standing)
    : null;
  if (structure) return structure;
  const plans = documents.filter(({ tipo }) => tipo === 'piano_annuale');
  const said = (measures: readonly string[], of: readonly Loaded[]) =>
    statedBy(measures, of, answering, standing);
  const place = reading.places.find((each) => each.kind === 'comune')?.comune;
  const comune = place?.istat ?? null;
  switch (aspect) {
    case 'lacune': {
      const states = statesAsked(reading.question);
      const marked =
        states.length > 0 && composeMarked(latest(plans, reading), states, tablesCalled(plans, reading));
      if (marked) return marked;
      return composeGaps(
        latest(plans, reading),
        lexicon.absent.map(({ what }) => what),
        place?.nome ?? null,
      );
    }
    case 'risposte': {
      const negative = isOnSilent(`${reading.goesOnFrom ?? ''} ${reading.question}`);
      const named = reading.places.length > 0 ? plans : latest(plans, reading);
      // "Chi a Crema e dintorni non ha risposto?": the comune stands for its ambito.
      const one = WHICH.test(reading.question) ? null : comune;
      const wanted = negative || one !== null ? 'silent' : 'answered';
      const results = await said(RESPONSES[wanted], named);
      return composeResponses(results, one, comune !== null && one === null);
    }
    case 'capofila':
      return composeLeaders(await said(['capofila'], latest(plans, reading)), comune);
    case 'approvazione': {
      const heard = asksWhoWasHeard(reading.question)
        ? composeHeard(await said(['iter_approvazione'], latest(plans, reading)))
        : null;
      if (heard) return heard;
      const undated = plans.filter(({ approvazione }) => approvazione === null);
      return composeApprovals(documents, await said(['iter_approvazione'], undated), reading.question);
    }
    case 'data':
      return composeDates(plans, await said(['data_dei_dati'], plans), reading);
    case 'origine':
      return composeOrigins(await said(['origine_dei_dati'], latest(plans, reading)), reading.question);
    case 'segni':
      return composeMarks(latest(plans, reading), reading.question, standing.texts);
    case 'significato':
      return CONTRASTED.test(reading.question)
        ? composeMeanings(await meaningsOf(plans, answering, standing, true))
        : composeMeanings(await meaningsOf(latest(plans, reading), answering, standing));
    case 'tabelle': {
      const lines = LINES.exec(reading.question);
      if (lines)
        return readLines(
          latest(documents, reading),
          Number(lines[1]),
          Number(lines[2] ?? lines[1]),
          answering,
        );
      const part = await partAsked(answering, standing);
      return part ?? composeTables(latest(plans, reading), reading.question, standing.texts);
    }
    case 'elenco':
      if (plans.length > 1 && COMPARED.test(reading.question)) return composeContrast(plans, standing.texts);
      return composePlans({ documenti: byAge(documents, reading.question) }, about);
    default:
      return draft('not_available', {});
  }
}

/** "In che riga comincia la parte terza": a part that is called so, with its lines; null where none is. */
async function partAsked(answering: Answering, standing: Standing): Promise<Draft | null> {
  if (partsCalled(answering.reading.question).every(({ kind }) => kind !== 'parte')) return null;
  const asked = await documentsOf(answering, standing, WITH.parte ?? {});
  return 'outcome' in asked ? null : answerStructure('parte', asked.documents, answering, standing);
}

/** Whether it is asked which comuni, rather than of one. */
const WHICH = /\b(?:chi|quali|quanti|tutti)\b/i;

/** Whether plans are set against each other. */
const COMPARED = /\b(?:differenz\w+|cambi\w+|confront\w+|divers\w+)\b/i;

async function loadedPlans({ ask }: Answering): Promise<DocumentsResult> {
  const outcome = await everyPage(ask, 'elenca_piani', {}, 'documenti');
  return outcome.ok ? documentsResult.parse(outcome.output) : { documenti: [] };
}

/** "Riga 234", "righe 340-368". */
export const LINES = /\brig(?:a|he)\s+(\d{1,5})(?:\s*(?:[-–]|a|e)\s*(\d{1,5}))?/i;
/** Lines that are read at once. */
const MOST_LINES = 20;

/** Some lines of a document, as they are printed; of the newest, where several may be meant. */
async function readLines(
  documents: readonly Loaded[],
  da: number,
  until: number,
  { ask }: Answering,
): Promise<Draft> {
  const [document] = documents;
  if (!document) return refusal('Nessun documento corrisponde.');
  const a = Math.min(Math.max(da, until), da + MOST_LINES - 1);
  const outcome = await ask('leggi_documento', { documento: document.documento, da, a });
  if (!outcome.ok) return refusal(outcome.message);
  return composeLines(document, linesResult.parse(outcome.output));
}

const WITH: Partial<Record<Aspect, DocumentDetails>> = {
  ...Object.fromEntries([...OF_STRUCTURE].map((aspect) => [aspect, { struttura: true }])),
  parte: { struttura: true, tabelle: true },
  lacune: { lacune: true, tabelle: true },
  segni: { lacune: true },
  tabelle: { tabelle: true },
  elenco: { lacune: true },
};

/** Measures that one answer on what columns mean defines. */
const MOST_MEANINGS = 3;

/** Whether it is asked if plans count a thing in one way. */
const CONTRASTED =
  /\b(?:stess[oai]|ugual\w+|divers\w+|differen\w+|confrontabil\w+|paragonabil\w+|omogene\w+)\b/i;

/** What the measures named are, each with a plan that gives it, the newest first; with `each`, of every plan as it counts them. */
async function meaningsOf(
  plans: readonly Loaded[],
  answering: Answering,
  standing: Standing,
  each = false,
): Promise<Meaning[]> {
  const { reading, lexicon } = answering;
  const named = reading.topics.flatMap((id) => lexicon.topics.get(id)?.measures ?? []);
  const meanings: Meaning[] = [];
  for (const measure of [...new Set(named)].slice(0, each ? 1 : MOST_MEANINGS)) {
    const joined = TOGETHER[measure];
    for (const plan of plans) {
      const [stated] = await statedBy(
        [measure, ...(each && joined ? [joined] : [])],
        [plan],
        answering,
        standing,
      );
      const [result] = stated?.results ?? [];
      if (!result) continue;
      const given = result.dati[0]?.misura ?? result.totali[0]?.misura ?? measure;
      meanings.push({ label: lexicon.labels.get(given) ?? given, plan, result });
      if (!each) break;
    }
  }
  return meanings;
}

/** What plans state of some measures, plan by plan; those that state none of them are left out. */
async function statedBy(
  measures: readonly string[],
  plans: readonly Loaded[],
  { ask }: Answering,
  { gazetteer }: Standing,
): Promise<{ plan: Loaded; results: MeasuresResult[] }[]> {
  const found: { plan: Loaded; results: MeasuresResult[] }[] = [];
  for (const plan of plans) {
    const ambito = gazetteer.ambiti.find(({ id, nome }) => nome === plan.ambito || id === plan.ambito)?.id;
    const results: MeasuresResult[] = [];
    for (const misura of measures) {
      const outcome = await ask(ANY_MEASURE, {
        misura,
        ...(ambito ? { ambito } : {}),
        anno: plan.anno,
        limite: WHOLE_TABLE,
      });
      if (!outcome.ok) continue;
      const result = measuresResult.parse(outcome.output);
      if (result.dati.length > 0 || result.totali.length > 0) results.push(result);
    }
    found.push({ plan, results });
  }
  return found;
}
