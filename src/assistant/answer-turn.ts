// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../places/model.ts';
import { type Answering, answerCode } from './answer.ts';
import { answerCalculation, calculationOf } from './answer-calculation.ts';
import { whyMissing } from './answer-checks.ts';
import { despiteAbsent } from './answer-despite-absent.ts';
import { answerDifference } from './answer-difference.ts';
import { answerDocuments } from './answer-documents.ts';
import { answerEverywhere } from './answer-everywhere.ts';
import { answerPlace } from './answer-place.ts';
import { answerBeside, answerIfSure, answerRules, isSpokenOf } from './answer-rules.ts';
import { answerIfTreated } from './answer-treated.ts';
import { answerWhere, asksWhere } from './answer-where.ts';
import { placesOf } from './asked-places.ts';
import {
  askAgain,
  askWhat,
  notCounted,
  notHeld,
  notSaid,
  outOfScope,
  withoutTools,
} from './compose/situations.ts';
import { type Draft, joinDrafts, leaveOutSilent } from './draft.ts';
import { pairedFigures } from './paired-figures.ts';
import {
  asksFigures,
  MOST_UNKNOWN,
  type ProseWanted,
  proseWanted,
  SURE_BESIDE_MEASURES,
  SURE_DESPITE_FOREIGN,
  SURE_OF_RULE,
} from './prose-wanted.ts';
import { asksFigure, aspectAsked, COUNTS, namesMeasure } from './read/asked-aspect.ts';
import { isOtherCount } from './read/other-count.ts';
import type { Reading } from './read/reading.ts';
import { type RulesReading, type RuleWords, readRules } from './read/rules.ts';
import { toldApart } from './read/told-apart.ts';
import { requestsOf } from './requests.ts';
import type { Texts } from './texts.ts';
import type { PlanInfo } from './tool-results.ts';

/** What the assistant knows before any question. */
export interface Standing {
  readonly gazetteer: Gazetteer;
  readonly texts: Texts;
  readonly plans: readonly PlanInfo[];
  /** Ids of the ambiti that have a plan. */
  readonly ambiti: readonly string[];
  /** Their names. */
  readonly names: readonly string[];
  /** What tells a question on rules from one on figures. */
  readonly ruleWords: RuleWords;
}

/** What is asked of a dwelling by its code: "il 55319402 è libero?". */
const STATES: ReadonlySet<string> = new Set([
  'alloggi_liberi',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
  'alloggi_sat',
]);

/** Codes answered in one reply. */
const MOST_CODES = 5;

/** The reply's substance: from a greeting to figures, in the order in which a question is best understood. */
export async function answerTurn(answering: Answering, standing: Standing): Promise<Draft> {
  const { reading, lexicon } = answering;
  const { texts } = standing;
  if (reading.foreign && !reading.danger && !reading.housing && !asksFigure(reading))
    return (await answerIfSure(answering, SURE_DESPITE_FOREIGN)) ?? outOfScope(texts);
  const simple = withoutTools(reading, texts);
  if (simple) return withRule(simple, answering);
  const onTopic = reading.housing || reading.topics.length > 0 || reading.codes.length > 0;
  if (reading.absent.length > 0)
    return (
      (reading.about === null ? null : await answerIfSure(answering, SURE_OF_RULE)) ??
      (neverSaid(answering) ? null : await despiteAbsent(answering, standing.ruleWords)) ??
      (onTopic || (await isSpokenOf(answering)) ? notSaid(reading) : outOfScope(texts))
    );
  if (reading.codes.length > 0 && reading.topics.every((topic) => STATES.has(topic))) {
    return joinDrafts(
      await inTurn(reading.codes.slice(0, MOST_CODES), (code) => answerCode(code, answering)),
    );
  }
  if (reading.places.length + reading.years.length === 0) {
    const difference = await answerDifference(answering);
    if (difference) return difference;
  }
  // Words that no figure has, and a passage has every one of.
  const treated =
    reading.danger || reading.story !== null || reading.about !== null
      ? null
      : await answerIfTreated(answering);
  const aspect = aspectAsked(reading);
  // "Chi è il capofila?" after a project: its own, where the words gone on with say so.
  const own = aspect !== null && reading.about !== null ? await answerIfSure(answering, SURE_OF_RULE) : null;
  if (own) return own;
  if (aspect === 'tabelle' && asksWhere(reading))
    return answerWhere(answering, standing, (asked) => answerTurn(asked, standing));
  // "Quali anni", "quali documenti", of what a passage tells: no list of the documents loaded.
  if (aspect !== null && (treated === null || (aspect !== 'elenco' && aspect !== 'data'))) {
    const part = await answerDocuments(aspect, answering, standing);
    if (part.paragraphs.length > 0) return part;
  }
  if (treated) return treated;
  const requests = requestsOf(reading, lexicon);
  // A turn that only changes one thing of a question on figures asks a figure, whatever its few words.
  const goesOn = reading.assumptions.includes('topic_kept') && namesMeasure(reading);
  // Of a figure or of dwellings the words gone on with say something only where they surely do.
  const onWords = namesMeasure(reading) || reading.housing ? 'worded' : 'rules';
  const rules = reading.about !== null ? onWords : goesOn ? 'figure' : readRules(reading, standing.ruleWords);
  // Who is in danger is told the rule beside the help, rather than figures of something named by the way.
  if (reading.danger && reading.operation !== 'elenco_comuni' && !asksFigures(reading, rules)) {
    const rule = await answerBeside(answering);
    if (rule) return rule;
  }
  // A measure of the comune that was spoken of, after words on it: its figure first.
  const figureFirst =
    reading.about !== null &&
    namesMeasure(reading) &&
    requests.length > 0 &&
    ofComune(reading) &&
    readRules(reading, standing.ruleWords) === 'figure';
  const prose = figureFirst
    ? null
    : await answerProse(answering, proseWanted(reading, rules, requests.length > 0));
  // Where no passage is found, a figure of a place that was named as well.
  const placed = reading.places.length > 0 && requests.length > 0;
  const unsaid = prose?.outcome === 'not_available' && (placed || figuresOf(reading));
  if (prose && !unsaid && isAbout(prose, reading)) return prose;
  const ofEach = placesOf(reading, standing).some(
    (place) => pairedFigures(reading, requests, place, standing.plans, lexicon) !== null,
  );
  const calculation = ofEach ? null : calculationOf(reading, requests, standing.plans, lexicon);
  if (calculation) {
    const result = await answerCalculation(calculation, answering);
    return reading.why ? whyMissing(result, answering) : result;
  }
  const places = placesOf(reading, standing);
  const everywhere = ofEach ? null : await answerEverywhere(places, requests, answering, standing.plans);
  if (everywhere) return everywhere;
  if (isOtherCount(reading, lexicon) || (requests.length > 0 && toldApart(reading, lexicon) !== null))
    return notCounted(reading);
  // Of no measure and no place, with words that no figure has: what is asked is not the figures of all plans.
  if (prose === null && tellsOtherThings(reading, rules)) return answerRules(answering);
  const parts = (await inTurn(places, (place) => answerPlace(place, answering, standing))).flat();
  if (reading.places.length === 0) leaveOutSilent(parts);
  const known = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune.nome] : []));
  parts.push(...notHeld(reading.topics, lexicon, known[0] ?? null));
  // No table has it: the documents may say it in words.
  const silent = parts.every(({ outcome }) => outcome === 'not_available');
  const words = silent && (reading.about !== null || !COUNTS.test(reading.question));
  const worded = words ? await sureOf(answering) : null;
  if (worded) return worded;
  if (parts.length > 0) return reading.why ? whyMissing(joinDrafts(parts), answering) : joinDrafts(parts);
  const [comune] = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune] : []));
  if (comune && reading.unknownWords.length === 0) {
    return askWhat(comune.nome, standing.plans.find(({ ambito }) => ambito === comune.ambito) ?? null);
  }
  if (reading.inPassing) return (await saidOf(answering)) ?? askAgain(texts);
  return (await sureOf(answering)) ?? outOfScope(texts);
}

/** What the documents surely say of the one thing that a few words after an answer name. */
function saidOf(answering: Answering): Promise<Draft | null> {
  const named = answering.reading.unknownWords.some((word) => word.length >= TELLING);
  return named ? answerIfSure(answering, SURE_BESIDE_MEASURES) : Promise.resolve(null);
}

/** Letters of a word that names something. */
const TELLING = 5;

/** Whether a question of no place says much that no figure has, and nothing that one has; or asks when, who or why of it. */
function tellsOtherThings(reading: Reading, rules: RulesReading): boolean {
  const { topics, places, unknownWords, uses, story, question } = reading;
  const telling = unknownWords.filter((word) => word.length >= TELLING);
  if (story !== null || places.length > 0) return false;
  if (rules === 'worded' && telling.length > 0 && !COUNTS.test(question)) return true;
  return reading.housing && topics.length + uses.length === 0 && telling.length >= MOST_UNKNOWN;
}

const ofComune = ({ places }: Reading) => places.some(({ kind }) => kind === 'comune');

function answerProse(answering: Answering, wanted: ProseWanted): Promise<Draft | null> {
  if (wanted === null) return Promise.resolve(null);
  return wanted === 'whatever' ? answerRules(answering) : answerIfSure(answering, wanted.sureFrom);
}

/** Whether a figure may answer where the documents' words do not. */
function figuresOf(reading: Reading): boolean {
  return reading.story !== null && namesMeasure(reading);
}

/** Whether what is asked is nothing that a passage could answer. */
const neverSaid = ({ reading, lexicon }: Answering) =>
  lexicon.absent.some(({ never, what }) => never && reading.absent.includes(what));

/** What the documents say of a question that says enough to be looked for: of one word alone nothing is sure. */
function sureOf(answering: Answering): Promise<Draft | null> {
  const tells = answering.reading.unknownWords.length >= MOST_UNKNOWN || answering.reading.about !== null;
  return tells ? answerIfSure(answering, SURE_OF_RULE) : Promise.resolve(null);
}

/** Whether the documents speak of it, or could: a question that names nothing of housing is about something else. */
function isAbout(prose: Draft, reading: Reading): boolean {
  return prose.outcome !== 'not_available' || reading.topics.length > 0 || reading.housing;
}

/**
 * A personal case is not assessed, and one in danger is told first whom to call: beside that, the rule as the documents
 * state it, where they do. A greeting before a question that they answer gives way to the answer.
 */
async function withRule(simple: Draft, answering: Answering): Promise<Draft> {
  const { reading } = answering;
  const words = reading.unknownWords.length;
  const asks = reading.story !== null || (simple.outcome === 'refused' ? words > 0 : words >= MOST_UNKNOWN);
  if (!asks) return simple;
  if (simple.outcome === 'smalltalk') {
    const answer = await answerIfSure(answering, SURE_OF_RULE);
    return answer?.outcome === 'answered' ? answer : simple;
  }
  const rule = await answerBeside(answering);
  if (rule === null) return simple;
  const outcome = simple.outcome === 'refused' ? 'partial' : simple.outcome;
  return { ...joinDrafts([simple, rule]), outcome };
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
