// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../italian/fold.ts';
import { stem } from '../italian/stem.ts';
import type { Gazetteer } from '../places/model.ts';
import { type Ask, refusal } from './ask.ts';
import { composeAvailability } from './compose/availability.ts';
import { composeContribution } from './compose/contribution.ts';
import { composeDwelling, composeDwellings } from './compose/dwellings.ts';
import { composeMeasures } from './compose/measures.ts';
import { composeSat } from './compose/sat.ts';
import type { ComposeContext } from './compose/shared.ts';
import { composeStatements } from './compose/statements.ts';
import { enumerate, year as yearOf } from './compose/wording.ts';
import { type Draft, draft, joinDrafts, type Paragraph } from './draft.ts';
import { isOfDetail, namesOneMeasure } from './read/details.ts';
import type { Lexicon } from './read/lexicon.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import {
  ANY_MEASURE,
  AVAILABILITY,
  DWELLINGS,
  onlyOwner,
  type Request,
  scopeOf,
  WHOLE_TABLE,
  whereOf,
} from './requests.ts';
import { dwellingsResult, type MeasuresResult, measuresResult } from './tool-results.ts';

type FigureComposer = (result: MeasuresResult, measures: readonly string[], context: ComposeContext) => Draft;

/** Tools whose results have more to say than their figures; the others share one way. */
const COMPOSERS: Record<string, FigureComposer> = {
  [AVAILABILITY]: composeAvailability,
  quote_sat: (result, _, context) => composeSat(result, context),
  contributo_solidarieta: composeContribution,
};

/** The way in which a tool's figures are told. */
export function figureComposer(tool: string): FigureComposer {
  return COMPOSERS[tool] ?? composeMeasures;
}

/** What a request for a place needs besides them. */
export interface Answering {
  readonly reading: Reading;
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  readonly context: ComposeContext;
  readonly ask: Ask;
}

/** Calls the tool that a request needs for one place, once for each year asked, and composes its part of the reply. */
export async function answerRequest(
  request: Request,
  place: AskedPlace,
  answering: Answering,
): Promise<Draft> {
  const { years } = answering.reading;
  const parts: Draft[] = [];
  for (const year of years.length === 0 ? [null] : years) {
    parts.push(await answerYear(request, place, year, answering));
  }
  return joinDrafts(parts);
}

async function answerYear(
  request: Request,
  place: AskedPlace,
  year: number | null,
  { reading, lexicon, context, ask }: Answering,
): Promise<Draft> {
  // What is said of comuni, or counts them, is nobody's property: "delegated to ALER".
  const unit = lexicon.units.get(request.measures[0] ?? '');
  const owner =
    request.tool === ANY_MEASURE && (unit === 'testo' || unit === 'comuni') ? null : onlyOwner(reading);
  const scope = {
    ...whereOf(place),
    ...(place.kind === 'comune' ? {} : { limite: WHOLE_TABLE }),
    ...scopeOf(owner, year),
  };
  if (request.tool === DWELLINGS) {
    const elenco = LIST_NAMED.exec(reading.question)?.[0];
    const { use, state } = reading.vacancy === null ? listFilters(reading) : { use: null, state: null };
    const outcome = await ask(DWELLINGS, {
      ...scope,
      ...(use ? { uso: use } : {}),
      ...(state ? { stato: state } : {}),
      ...(reading.vacancy ? { sfittanza: reading.vacancy } : {}),
      ...(elenco ? { elenco } : {}),
      ...(reading.excluded.length > 0 ? { escludi: reading.excluded.map(({ nome }) => nome) } : {}),
    });
    return outcome.ok
      ? composeDwellings(
          dwellingsResult.parse(outcome.output),
          { owner, use, state, vacancy: reading.vacancy },
          context,
        )
      : refusal(outcome.message);
  }
  const [misura] = request.measures;
  const outcome = await ask(request.tool, { ...(request.tool === ANY_MEASURE ? { misura } : {}), ...scope });
  if (!outcome.ok) return refusal(ofThatYear(outcome.message, year, reading));
  const result = ofDetail(ofUnit(measuresResult.parse(outcome.output), reading.alerUnit), reading);
  const other = ofOtherDetail(result, reading, lexicon);
  if (other) return other;
  const part = composeFigures(request, result, place, lexicon, context);
  const { piano_piu_recente: newer, piano, altri_piani: others } = result;
  if (part.outcome === 'not_available' && others.length > 0) {
    const elsewhere: Paragraph = [
      others.length === 1
        ? 'La cifra c’è nel piano dello stesso ambito del '
        : 'La cifra c’è nei piani dello stesso ambito del ',
      ...enumerate(others.map((other) => [yearOf(other)])),
      '.',
    ];
    return { ...part, paragraphs: [...part.paragraphs, elsewhere] };
  }
  if (!newer) return part;
  const silent: Paragraph = [
    'Il piano più recente dell’ambito, del ',
    yearOf(newer),
    ', non dà questa cifra: la risposta viene da quello del ',
    yearOf(piano),
    '.',
  ];
  return { ...part, paragraphs: [...part.paragraphs, silent] };
}

/** "Allegato B": one of a plan's lists of dwellings. */
const LIST_NAMED = /\ballegato\s+[a-z]\b/i;

/** Words that no row has, from which on a figure of several kinds is not of the kind that was asked. */
const MOST_UNLIKE = 2;

/**
 * "Che finanziamento ha Giovani in Centro?": of a measure that has several figures, each of its own, none of which has any of
 * the question's own words: none is what was asked. Null where one may be.
 */
function ofOtherDetail(
  result: MeasuresResult,
  { unknownWords, details }: Reading,
  { labels }: Lexicon,
): Draft | null {
  // An act or a measure that is named has already told which.
  if (details.length > 0) return null;
  const rows = result.dati.filter(({ dettaglio }) => dettaglio !== undefined);
  if (rows.length === 0 || rows.length < result.dati.length || unknownWords.length < MOST_UNLIKE) return null;
  const said = rows.map(({ dettaglio, fonte }) =>
    words(`${dettaglio} ${fonte.testo}`).map(({ text }) => stem(text)),
  );
  if (unknownWords.some((word) => said.some((text) => text.includes(stem(word))))) return null;
  const label = labels.get(rows[0]?.misura ?? '') ?? '';
  const about: Paragraph = [
    `I documenti non danno questa cifra. Per «${label}» quelle che ci sono riguardano altro: si può chiedere l’elenco.`,
  ];
  return draft('not_available', { paragraphs: [about] });
}

/** "La misura 4", "la DGR 3664": of several figures of a place those that are so called; of a measure of support, no others. */
function ofDetail(result: MeasuresResult, { details }: Reading): MeasuresResult {
  if (details.length === 0) return result;
  // A row that has no detail of its own says in its text of which act or notice it is.
  const own = ({ dettaglio, fonte }: MeasuresResult['dati'][number]) =>
    isOfDetail(dettaglio ?? fonte.testo, details);
  const dati = result.dati.filter(own);
  if (dati.length > 0) return { ...result, dati, totali: result.totali.filter(own) };
  return namesOneMeasure(details) ? { ...result, dati: [], totali: [] } : result;
}

/** A year that the question only counts to ("l'anno prima") is not named as if it had been said. */
const ofThatYear = (message: string, year: number | null, { question }: Reading) =>
  year === null || question.includes(String(year))
    ? message
    : message.replace(` dell'anno ${year}`, ' di quell’anno');

/** Only the rows of one of ALER's operating units, where the plan tells them apart. */
function ofUnit(result: MeasuresResult, unit: string | null): MeasuresResult {
  if (unit === null) return result;
  const rows = result.dati.filter(({ ente }) => ente !== null && fold(ente).includes(`u.o. ${fold(unit)}`));
  // A plan that tells no unit of ALER's apart gives ALER's figures.
  if (!result.dati.some(({ ente }) => ente !== null && /u\.o\./i.test(ente))) return result;
  return { ...result, dati: rows, totali: [] };
}

function composeFigures(
  request: Request,
  result: MeasuresResult,
  place: AskedPlace,
  lexicon: Lexicon,
  context: ComposeContext,
): Draft {
  const [misura] = request.measures;
  if (misura !== undefined && lexicon.units.get(misura) === 'testo' && place.kind !== 'comune') {
    return composeStatements(result, misura, context);
  }
  return figureComposer(request.tool)(result, request.measures, context);
}

/** "Alloggi SAP liberi" is the plan's heading, which holds SAT dwellings too: only SAT and SAS narrow a list. */
function listFilters(reading: Reading): { use: 'SAP' | 'SAS' | 'SAT' | null; state: string | null } {
  const use = reading.topics.includes('alloggi_sat') ? 'SAT' : (reading.uses[0] ?? null);
  const state = reading.topics.includes('alloggi_liberi')
    ? 'libero'
    : reading.topics.includes('alloggi_da_ristrutturazione')
      ? 'ristrutturazione'
      : reading.topics.includes('alloggi_carenza_manutentiva')
        ? 'carenza manutentiva'
        : null;
  return { use: use === 'SAP' && !LIST_NAMED.test(reading.question) ? null : use, state };
}

/** A dwelling asked by its code. */
export async function answerCode(
  code: string,
  { ask, context }: Pick<Answering, 'ask' | 'context'>,
): Promise<Draft> {
  const outcome = await ask(DWELLINGS, { codice: code });
  return outcome.ok
    ? composeDwelling(dwellingsResult.parse(outcome.output), context)
    : refusal(outcome.message);
}
