// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { maskPersonalData } from '../../italian/personal-data.ts';
import { namesMeasure } from './asked-aspect.ts';
import { carryOver } from './carry-over.ts';
import { questionsOfStory } from './clauses.ts';
import type { Recall } from './dialogue-words.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { countsThem, LONGEST_FOLLOW_UP } from './follow-up.ts';
import { isAsking, nameLeftOut, TO_HAVE_ONE } from './name-left-out.ts';
import { ambitoOf } from './place-ambito.ts';
import { readTurn } from './read-turn.ts';
import type { Near, Reading } from './reading.ts';
import { inSamePhrase } from './same-phrase.ts';
import { asksSomething, questionsOf } from './several.ts';
import { isWellRead, wordsOfPlaces } from './well-read.ts';

/** What is known of a turn from the reply before it, which told the documents' words. */
export interface Thread {
  /** The words that it quoted. */
  readonly near: Near;
  /** Whether the turn says all that it asks. */
  readonly whole: boolean;
  readonly recall: Recall | null;
  /** Whether what is asked of stays what it was, though the turn is looked for by its own words. */
  readonly rooted?: boolean;
  /** Whether a measure that the turn names is looked for in those words, and not as a figure of the place spoken of. */
  readonly inWords?: boolean;
}
/** By the place of the turn in the conversation; null or missing where the reply before it told no words. */
export type Threads = readonly (Thread | null)[];

/** Words of a turn that goes on with a rule, where nothing says what it asks. */
const SHORTEST_FOLLOW_UP = 4;

/** Words of a turn that goes on with the reply before it. */
const LONGEST_GOING_ON = 14;

/** What the mask leaves in the place of personal data. */
const MARKS = /\[(?:e-mail|codice fiscale|IBAN|telefono)\]/g;

/** How a message is read. */
export interface MessageReading {
  /** Its questions: one, or several of which each asks something itself. */
  readonly questions: readonly Reading[];
  /** All of it as one question, which it may be after all; null where that is how it is read. */
  readonly whole: Reading | null;
}

/** Reads the questions of the last of `turns`. */
export function readMessage(
  said: readonly string[],
  knowledge: ReaderKnowledge,
  threads: Threads = [],
): MessageReading {
  // What identifies a person is no part of the question: it is neither read nor echoed.
  const turns = said.map((turn) => maskPersonalData(turn).replace(MARKS, ' '));
  const message = turns.at(-1) ?? '';
  const before = turns.slice(0, -1);
  const whole = readConversation(turns, knowledge, threads);
  const one = (reading: Reading): MessageReading => ({ questions: [reading], whole: null });
  const alone = readTurn(message, knowledge);
  const parts = isWellRead(alone) ? [] : questionsOfStory(message, wordsOfPlaces(alone));
  // "I numeri della tabella a), se li sommo riga per riga, danno il totale?": all of it says what is asked of a document.
  const ofDocument =
    alone.aspect !== null && !parts.some((part) => asksSomething(readTurn(part, knowledge), knowledge));
  const asked = ofDocument ? [] : parts;
  const last = asked.at(-1);
  const story =
    last === undefined ? null : ofStory(readConversation([...before, last], knowledge), message, whole);
  const questions =
    story === null ? questionsOf(message, knowledge) : asked.flatMap((each) => questionsOf(each, knowledge));
  if (questions.length < 2 || whole.danger) return one(story ?? whole);
  const readings = questions.map((question, index) => {
    const reading = readConversation([...before, ...questions.slice(0, index + 1)], knowledge, threads);
    // Of several questions only the one on the person's own case is not answered.
    const told = story === null ? null : ofStory(reading, without(message, questions, question), whole);
    return told === null ? reading : { ...told, personal: reading.personal };
  });
  const placed = ofSamePlace(readings, questions, knowledge);
  const asking = placed.filter((reading) => reading.personal || asksSomething(reading, knowledge));
  // In a story, what is not understood by itself may still be answered by what the story tells.
  const several = asking.length === placed.length || (story !== null && asking.length > 0);
  return several ? { questions: placed, whole: story ?? whole } : one(story ?? whole);
}

/** "Quanti maschi e quante femmine a Viadana?": of measures asked side by side, the place named at the end is of each. */
function ofSamePlace(
  readings: readonly Reading[],
  questions: readonly string[],
  knowledge: ReaderKnowledge,
): readonly Reading[] {
  const own = questions.map((question) => readTurn(question, knowledge));
  const last = own.at(-1);
  const places = readings.at(-1)?.places ?? [];
  const isBare = ({ places: named, operation, by, owners, recall }: Reading) =>
    named.length + owners.length === 0 && operation === null && by === null && recall === null;
  const beside = own.slice(0, -1).every((each) => isBare(each) && namesMeasure(each));
  if (last?.places.length !== 1 || !beside || !namesMeasure(last)) return readings;
  return readings.map((reading) => ({ ...reading, places }));
}

/** A question of a long message, with the place and the need that the rest of it tells. */
function ofStory(reading: Reading, story: string, whole: Reading): Reading {
  const told = whole.places.filter(({ kind }) => kind === 'comune');
  return {
    ...reading,
    story,
    places: reading.places.length === 0 && told.length === 1 ? told : reading.places,
    danger: whole.danger,
    housing: reading.housing || whole.housing,
    personal: whole.personal || reading.personal,
    unknownWords: [],
  };
}

/** A message without its other questions. */
const without = (message: string, questions: readonly string[], question: string): string =>
  questions.filter((other) => other !== question).reduce((left, other) => left.replace(other, ' '), message);

/** Reads the last of `turns` in the light of those before it. */
export function readConversation(
  turns: readonly string[],
  knowledge: ReaderKnowledge,
  threads: Threads = [],
): Reading {
  let reading = readTurn('', knowledge);
  // What the conversation is about outlives a greeting, a doubt or a word off the subject.
  let subject: Reading | null = null;
  const earlier: Reading[] = [];
  let rule: string | null = null;
  /** The services whose names were explained in passing. */
  let explained: Reading['uses'] = [];
  let spokenIn: string | null = null;
  for (const [index, turn] of turns.entries()) {
    const last = reading;
    const named = subject && !threads[index] ? nameLeftOut(turn, subject, knowledge) : null;
    const read = readTurn(named === null ? turn : `${turn.replace(/[\s?!.]+$/, '')} ${named}?`, knowledge);
    // In what goes on with a reply's words, danger is the writer's own or none: "quanti erano senza casa?".
    const alone = threads[index] && !OF_ONESELF.test(turn) ? { ...read, danger: false } : read;
    // "Cosa vuol dire SAS? Castelverde ne ha?": of the service that was explained.
    const before: Reading | null =
      subject && explained.length > 0 && OF_THEM.test(turn) ? { ...subject, uses: explained } : subject;
    reading = named === TO_HAVE_ONE ? alone : carryOver(alone, before, earlier, knowledge);
    if (reading.inPassing && subject) {
      const phrase = inSamePhrase(alone, last, knowledge) ?? inSamePhrase(alone, subject, knowledge);
      if (phrase) reading = carryOver(phrase, before, earlier, knowledge);
    }
    const asksRule = knowledge.asksRule(reading);
    const thread = threads[index] ?? null;
    if (thread && !thread.whole && goesOnWithWords(alone, reading)) {
      rule ??= entityOf(last) ?? last.question;
      const own = !thread.inWords && (namesMeasure(alone) || alone.housing) ? reading : alone;
      reading = { ...own, about: rule, near: inAmbitoOf(alone, thread.near, knowledge), inPassing: false };
    } else if (rule !== null && !thread?.whole && goesOn(reading, asksRule)) {
      reading = { ...reading, about: rule };
    } else {
      if (!thread?.rooted) rule = asksRule ? (entityOf(reading) ?? turn) : null;
      else rule ??= entityOf(last) ?? last.question;
      if (thread?.whole) reading = { ...reading, near: thread.near };
    }
    if (thread?.recall) reading = { ...reading, recall: thread.recall };
    if (reading.places.length === 0) reading = { ...reading, spokenIn: spokenIn };
    else spokenIn = onlyAmbito(reading);
    // What a word means, asked in passing, does not change what the figures are about.
    const aside =
      subject !== null &&
      !namesMeasure(reading) &&
      reading.codes.length === 0 &&
      (reading.topics.length > 0 || asksRule || reading.about !== null);
    // "Chi li assegna?" of what a rule told: no figures of it.
    const ofRule =
      subject !== null && reading.about !== null && alone.places.length === 0 && ASKS_WHO.test(turn);
    const says =
      reading.topics.length > 0 ||
      reading.aspect !== null ||
      reading.places.length > 0 ||
      reading.codes.length > 0 ||
      reading.housing;
    // Whom to turn to is asked beside what is spoken of.
    if (!aside && !ofRule && says && !reading.inPassing && reading.recall !== 'office') {
      if (subject) earlier.push(subject);
      subject = reading;
    }
    explained = aside ? reading.uses : explained;
  }
  return reading;
}

/** The one ambito that the places of a question are of. */
function onlyAmbito({ places }: Reading): string | null {
  const [only, more] = new Set(places.map(ambitoOf));
  return more === undefined ? (only ?? null) : null;
}

const ASKS_WHO = /^\W*(?:(?:e|ed|ma)\W+)*(?:da |a |per )?(?:chi|come|quando|dove|perch[eé])(?!\p{L})/iu;

/** What was quoted last, unless the turn names a place that its document is not of. */
function inAmbitoOf({ places }: Reading, near: Near, { plans }: ReaderKnowledge): Near | null {
  const ambito = plans.find(({ documento }) => documento === near.document)?.ambito;
  const named = places.map(ambitoOf).filter((id) => id !== null);
  return ambito === undefined || named.length === 0 || named.includes(ambito) ? near : null;
}

/** What of them: "ne ha?", "quanti ce ne sono?". */
const OF_THEM = /\bne\b/i;

/**
 * "Casa Paola" of "Casa Paola quanti posti ha?": what a question on rules is about, where the lexicon names it; the rest of
 * it was asked and answered. Null where only its words as a whole say what it is about.
 */
function entityOf({ recognised }: Reading): string | null {
  const named = recognised.filter(({ words: said, as }) => as === 'topic: norme' && !isAsking(said));
  const only = named.length === 1 ? named[0] : undefined;
  return only && /\s/.test(only.words) ? only.words : null;
}

/**
 * Whether a turn after a reply in the documents' words asks more of them: it names no figure of a place of its own, and what was
 * said before of figures is not what it changes one thing of.
 */
function goesOnWithWords(alone: Reading, carried: Reading): boolean {
  const changesFigure =
    carried.assumptions.includes('topic_kept') &&
    (namesMeasure(carried) || carried.housing) &&
    (alone.places.length > 0 ||
      alone.owners.length > 0 ||
      alone.years.length > 0 ||
      countsThem(alone) ||
      asksOfFigures(alone));
  return (
    !changesFigure &&
    words(alone.question).length <= LONGEST_GOING_ON &&
    mayGoOn(alone) &&
    !(alone.places.length > 0 && (namesMeasure(alone) || alone.housing))
  );
}

/** "E in tutto l'ambito?", "chi ne ha di più?": what is done with figures, whatever words stand between. */
export const asksOfFigures = ({ whole, operation, topics }: Reading): boolean =>
  topics.length === 0 && (whole || (operation !== null && COMPARES.has(operation)));
const COMPARES: ReadonlySet<Reading['operation']> = new Set(['massimo', 'minimo', 'classifica']);

/** Words of who writes of themselves, or of theirs. */
export const OF_ONESELF =
  /(?<!\p{L})(?:mi|io|ho|sono|siamo|ci|noi|abbiamo|mio|mia|miei|mie|nostr[oaie]|aiuto|aiutatemi|devo|dobbiamo)(?!\p{L})/iu;

/** Whether a turn, as it is read by itself, can be about what the reply before it said. */
export const mayGoOn = (alone: Reading): boolean =>
  alone.smalltalk === null &&
  alone.codes.length === 0 &&
  !alone.danger &&
  !alone.foreign &&
  alone.question.trim() !== '';

/** "E il punto 5?", "e quanto dura?": a short turn that names neither a figure nor a place of its own. */
const goesOn = (reading: Reading, asksRule: boolean) =>
  words(reading.question).length <= (asksRule ? LONGEST_FOLLOW_UP : SHORTEST_FOLLOW_UP) &&
  reading.topics.every((topic) => topic === 'norme') &&
  !reading.housing &&
  reading.places.length === 0 &&
  reading.smalltalk === null &&
  reading.codes.length === 0;
