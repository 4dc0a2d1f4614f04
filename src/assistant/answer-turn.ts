// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import { answerCalculation, calculationOf } from './answer-calculation.ts';
import { whyMissing } from './answer-checks.ts';
import { answerCodes, besideDwellings } from './answer-codes.ts';
import { despiteAbsent } from './answer-despite-absent.ts';
import { answerDifference } from './answer-difference.ts';
import { answerDocuments } from './answer-documents.ts';
import { answerEverywhere } from './answer-everywhere.ts';
import { answerBeside, answerIfSure, answerNearest, answerRules, isSpokenOf } from './answer-rules.ts';
import { answerNotCounted, untoldBy } from './answer-untold.ts';
import { answerPage, answerWhere, asksWhere } from './answer-where.ts';
import { askAgain, askWhat, notSaid, outOfScope, withoutTools } from './compose/situations.ts';
import { type Draft, joinDrafts } from './draft.ts';
import { surelyInWords } from './kind-of-answer.ts';
import {
  asksFigures,
  MOST_UNKNOWN,
  SURE_BESIDE_MEASURES,
  SURE_DESPITE_FOREIGN,
  SURE_OF_RULE,
} from './prose-wanted.ts';
import { asksFigure, COUNTS, namesMeasure } from './read/asked-aspect.ts';
import type { Reading } from './read/reading.ts';
import { actsCalled } from './said-in-passage.ts';
import { type Standing, type Turn, turnOf } from './turn.ts';

/** A way of answering: null where the question is not for it. */
interface Way {
  /** What whoever asks why is shown. */
  readonly name: string;
  answer(turn: Turn): Promise<Draft | null>;
}

/** A question's answer, and the way in which it was found. */
export interface Answered {
  readonly part: Draft;
  readonly way: string;
}

/** The reply's substance: the first of the ways that has an answer, in the order in which a question is best understood. */
export async function answerTurn(answering: Answering, standing: Standing): Promise<Answered> {
  const turn = turnOf(answering, standing);
  for (const { name, answer } of WAYS) {
    const part = await answer(turn);
    if (part) return { part, way: name };
  }
  return { part: outOfScope(standing.texts), way: 'nessuno: altro argomento' };
}

const WAYS: readonly Way[] = [
  { name: 'altro argomento', answer: answerForeign },
  { name: 'saluto, aiuto o caso personale', answer: answerWithoutTools },
  { name: 'cosa che i piani non dicono', answer: answerAbsent },
  { name: 'alloggi per codice', answer: answerCodes },
  { name: 'differenza tra due termini', answer: answerTerms },
  { name: 'seguito di un passo', answer: answerOwn },
  { name: 'dove sta scritto', answer: answerWhereabouts },
  { name: 'notizie sui documenti', answer: answerOnDocuments },
  { name: 'passo con tutte le parole', answer: (turn) => turn.treated() },
  { name: 'regola accanto all’aiuto', answer: answerInDanger },
  { name: 'passo', answer: answerInWords },
  { name: 'calcolo', answer: answerByCalculation },
  { name: 'calcolo in ogni ambito', answer: answerOfEveryAmbito },
  { name: 'conteggio che nessuna tabella ha', answer: answerNotCounted },
  { name: 'passo, in mancanza di misure', answer: answerOtherThings },
  { name: 'passo, in mancanza di cifre', answer: answerWhereSilent },
  { name: 'cifre', answer: answerByFigures },
  { name: 'richiesta della misura', answer: answerWithQuestion },
  { name: 'parole dette di passaggio', answer: answerInPassing },
  { name: 'passo sicuro', answer: ({ answering }) => sureOf(answering) },
  { name: 'passo più vicino', answer: ({ answering }) => answerNearest(answering) },
];

/** Something to be done for whoever asks, and not to be told. */
const SERVICE =
  /\b(?:mi (?:trov|cerch|scriv|prenot|compil|mand)i|(?:trova|cerca|procura|scrivi|prenota|compila|disegna|racconta)mi)\b/i;

async function answerForeign(turn: Turn): Promise<Draft | null> {
  const { answering, reading, standing } = turn;
  if (!reading.foreign || reading.danger || reading.housing || asksFigure(reading)) return null;
  // "Come si compila il 730?": the number is the subject's own name.
  const numbered = /\d/.test(reading.question);
  const words =
    numbered || SERVICE.test(reading.question)
      ? null
      : ((await surelyInWords(turn)) ?? (await answerIfSure(answering, SURE_DESPITE_FOREIGN)));
  return words ?? outOfScope(standing.texts);
}

/**
 * A personal case is not assessed, and one in danger is told first whom to call: beside that, the rule as the documents
 * state it, where they do. A greeting before a question that they answer gives way to the answer.
 */
async function answerWithoutTools({ answering, reading, standing }: Turn): Promise<Draft | null> {
  const simple = withoutTools(reading, standing.texts);
  if (simple === null) return null;
  const words = saidWords(reading);
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

async function answerAbsent(turn: Turn): Promise<Draft | null> {
  const { answering, reading, standing } = turn;
  // "Quanti ne mancano per arrivare a 2500?" asks how far a figure is from a number.
  const distant = reading.operation === 'distanza' && reading.goal !== null;
  if (reading.absent.length === 0 || (distant && reading.places.length > 0)) return null;
  const onTopic = reading.housing || reading.topics.length > 0 || reading.codes.length > 0;
  if (reading.codes.length > 0) return besideDwellings(notSaid(reading), answering);
  return (
    (reading.about === null ? null : await answerIfSure(answering, SURE_OF_RULE)) ??
    (isNeverSaid(answering)
      ? null
      : ((await surelyInWords(turn, SURELY_DESPITE_ABSENT)) ??
        (await despiteAbsent(answering, standing.ruleWords)))) ??
    (onTopic || (await isSpokenOf(answering)) ? notSaid(reading) : outOfScope(standing.texts))
  );
}

/** Whether what is asked is nothing that a passage could answer. */
function isNeverSaid({ reading, lexicon }: Answering): boolean {
  return lexicon.absent.some(({ never, what }) => never && reading.absent.includes(what));
}

/** How likely it must be that words are asked, to look for them where it is known what no document says. */
const SURELY_DESPITE_ABSENT = 0.9;

async function answerTerms({ answering, reading }: Turn): Promise<Draft | null> {
  return reading.places.length + reading.years.length === 0 ? answerDifference(answering) : null;
}

/** "Chi è il capofila?" after a project: its own, where the words gone on with say so. */
async function answerOwn({ answering, reading, aspect }: Turn): Promise<Draft | null> {
  return aspect !== null && reading.about !== null ? answerIfSure(answering, SURE_OF_RULE) : null;
}

async function answerWhereabouts({ answering, reading, standing, aspect }: Turn): Promise<Draft | null> {
  if (aspect !== 'tabelle') return null;
  if (!asksWhere(reading)) return answerPage(answering, standing);
  return answerWhere(answering, standing, async (asked) => (await answerTurn(asked, standing)).part);
}

async function answerOnDocuments(turn: Turn): Promise<Draft | null> {
  const { answering, standing, aspect } = turn;
  if (aspect === null) return null;
  // "Quali anni", "quali documenti", of what a passage tells: no list of the documents loaded.
  const ofPlans = aspect === 'elenco' && LOADED.test(turn.reading.question);
  // "Gli abitanti a che data sono?": the plan says the day of its figures, whatever passages speak of them.
  const ofFigures = aspect === 'data' && namesMeasure(turn.reading);
  const inWords = (aspect === 'elenco' && !ofPlans) || (aspect === 'data' && !ofFigures);
  if (inWords && (await turn.treated()) !== null) return null;
  const words = await surelyInWords(turn);
  if (words) return words;
  const part = await answerDocuments(aspect, answering, standing);
  return part.paragraphs.length > 0 ? part : null;
}

/** "Avete il piano triennale?", "quale piano è il più recente?": a plan itself is asked for, whatever passages speak of it. */
const LOADED =
  /\b(?:avete|hai|c['’]è|ci sono|esiste|caricat[oi]|disponibil[ei])\b.*\bpian[oi]\b|\b(?:pian|document)[oi]\b.*\b(?:recente|aggiornato|vecchio|nuovo)\b|\b(?:titolo|si chiama|intitola)\b.*\b(?:pian|document)o\b/i;

/** Who is in danger is told the rule beside the help, rather than figures of something named by the way. */
async function answerInDanger({ answering, reading, rules }: Turn): Promise<Draft | null> {
  const figures = reading.operation === 'elenco_comuni' || asksFigures(reading, rules);
  return reading.danger && !figures ? answerBeside(answering) : null;
}

async function answerInWords(turn: Turn): Promise<Draft | null> {
  const { reading, requests } = turn;
  const prose = await turn.prose();
  if (prose?.outcome !== 'not_available') return prose;
  // Where no passage is found, a figure of a place that was named as well, or that a story asks.
  const placed = reading.places.length > 0 && requests.length > 0;
  const figures = placed || (reading.story !== null && namesMeasure(reading));
  const onTopic = reading.topics.length > 0 || reading.housing;
  return !figures && onTopic ? prose : null;
}

async function answerByCalculation(turn: Turn): Promise<Draft | null> {
  const { answering, reading, requests, standing, ofEach } = turn;
  const sums = sumsAmbiti(reading) ? { ...reading, ...ofAllAmbiti(turn) } : reading;
  const calculation = ofEach ? null : calculationOf(sums, requests, standing.plans, answering.lexicon);
  if (!calculation) return null;
  const result = await answerCalculation(calculation, answering);
  const apart = result.outcome === 'answered' ? null : await eachByItself(turn);
  return (await untoldBy([apart ?? result], turn)) ?? withReason(apart ?? result, turn);
}

/** "Nei tre ambiti messi insieme": the sum of what each has. */
const sumsAmbiti = ({ by, operation, places, whole, topics, question }: Reading) =>
  by === 'ambito' &&
  places.length === 0 &&
  (operation === 'somma' ||
    (operation === null && (whole || topics.includes('in_tutto') || IN_ALL.test(question))));
const IN_ALL = /\b(?:in tutto|in totale|complessiv\w+|sommat[oaie])\b/i;

const ofAllAmbiti = ({ standing }: Turn): Pick<Reading, 'by' | 'operation' | 'places'> => ({
  by: null,
  operation: 'somma',
  places: standing.ambiti.flatMap((id) => {
    const ambito = standing.gazetteer.ambito(id);
    return ambito ? [{ kind: 'ambito' as const, ambito }] : [];
  }),
});

/** Figures that cannot be set against each other, because the plans count them otherwise: each told by itself. */
async function eachByItself({ answering, reading, figures, standing }: Turn): Promise<Draft | null> {
  // Owners whose dwellings a plan lists, and gives no figure of: how many each has is told with them.
  if (reading.owners.length > 1 && reading.places.length === 1 && reading.years.length < 2) {
    const plain = turnOf({ ...answering, reading: { ...reading, owners: [], operation: null } }, standing);
    const told = (await plain.figures()).filter(({ outcome }) => outcome === 'answered');
    return told.length > 0 ? joinDrafts(told) : null;
  }
  if (reading.places.length < 2 && reading.years.length < 2) return null;
  const parts = await figures();
  const telling = parts.filter(({ outcome }) => outcome === 'answered' || outcome === 'partial');
  if (telling.length === 0) return null;
  const whole = joinDrafts(parts);
  return { ...whole, outcome: 'partial', paragraphs: [[standing.texts.cifre_a_parte], ...whole.paragraphs] };
}

async function answerOfEveryAmbito(turn: Turn): Promise<Draft | null> {
  const { answering, requests, places, standing, ofEach } = turn;
  const part = ofEach ? null : await answerEverywhere(places, requests, answering, standing.plans);
  return part && ((await untoldBy([part], turn)) ?? part);
}

/** Of no measure and no place, with words that no figure has: what is asked is not the figures of all plans. */
async function answerOtherThings(turn: Turn): Promise<Draft | null> {
  const prose = await turn.prose();
  return prose === null && tellsOtherThings(turn) ? answerRules(turn.answering) : null;
}

/** Letters of a word that names something. */
const TELLING = 5;

/** Whether a question of no place says much that no figure has, and nothing that one has; or asks when, who or why of it. */
function tellsOtherThings({ reading, rules }: Turn): boolean {
  const { topics, places, unknownWords, uses, story, question } = reading;
  const telling = unknownWords.filter((word) => word.length >= TELLING);
  if (story !== null || places.length > 0) return false;
  if (rules === 'worded' && telling.length > 0 && !COUNTS.test(question)) return true;
  return reading.housing && topics.length + uses.length === 0 && telling.length >= MOST_UNKNOWN;
}

/** No table has it: the documents may say it in words. */
async function answerWhereSilent(turn: Turn): Promise<Draft | null> {
  const { answering, reading } = turn;
  const parts = await turn.figures();
  const silent = parts.every(({ outcome }) => outcome === 'not_available');
  const words = reading.about !== null || !COUNTS.test(reading.question);
  if (!silent || !words || saidWords(reading) === 0) return null;
  return (await sureOf(answering)) ?? answerIfSure(answering, SURE_BESIDE_MEASURES);
}

async function answerByFigures(turn: Turn): Promise<Draft | null> {
  const parts = await turn.figures();
  return parts.length > 0 && isOfActs(parts, turn.reading) ? withReason(joinDrafts(parts), turn) : null;
}

/** "Quanto ha stanziato la delibera 156?": figures that stand beside the act which is called by its number, if one is. */
function isOfActs(parts: readonly Draft[], { question }: Reading): boolean {
  const called = actsCalled(question);
  const said = parts.flatMap(({ figures }) =>
    figures.map(
      ({ dettaglio, etichetta, fonte }) => `${dettaglio} ${etichetta} ${fonte.sezione} ${fonte.testo}`,
    ),
  );
  return said.length === 0 || called.every((number) => said.some((text) => text.includes(number)));
}

/** "Perché a Crema non ce ne sono?": after the figure, what the plan says of its lack. */
async function withReason(part: Draft, { answering, reading }: Turn): Promise<Draft> {
  return reading.why ? whyMissing(part, answering) : part;
}

/** A comune and nothing else: what of it is asked back. */
async function answerWithQuestion({ reading, standing }: Turn): Promise<Draft | null> {
  const [comune] = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune] : []));
  if (!comune || reading.unknownWords.length > 0) return null;
  return askWhat(comune.nome, standing.plans.find(({ ambito }) => ambito === comune.ambito) ?? null);
}

/** What the documents surely say of the one thing that a few words after an answer name. */
async function answerInPassing({ answering, reading, standing }: Turn): Promise<Draft | null> {
  if (!reading.inPassing) return null;
  const named = reading.unknownWords.some((word) => word.length >= TELLING);
  const said = named ? await answerIfSure(answering, SURE_BESIDE_MEASURES) : null;
  return said ?? askAgain(standing.texts);
}

/** What the documents say of a question that says enough to be looked for: of one word alone nothing is sure. */
function sureOf(answering: Answering): Promise<Draft | null> {
  const { reading } = answering;
  const tells = saidWords(reading) >= MOST_UNKNOWN || reading.about !== null;
  return tells ? answerIfSure(answering, SURE_OF_RULE) : Promise.resolve(null);
}

/** How many words a question has that no figure has, those among them that only frame it. */
const saidWords = ({ unknownWords, framingWords }: Reading) => unknownWords.length + framingWords.length;
