// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { maskPersonalData } from '../../italian/personal-data.ts';
import { carryOver } from './carry-over.ts';
import { questionOfStory } from './clauses.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { LONGEST_FOLLOW_UP } from './follow-up.ts';
import { readTurn } from './read-turn.ts';
import type { Reading } from './reading.ts';
import { asksSomething, questionsOf } from './several.ts';

/** Words of a turn that goes on with a rule, where nothing says what it asks. */
const SHORTEST_FOLLOW_UP = 4;

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
export function readMessage(said: readonly string[], knowledge: ReaderKnowledge): MessageReading {
  // What identifies a person is no part of the question: it is neither read nor echoed.
  const turns = said.map((turn) => maskPersonalData(turn).replace(MARKS, ' '));
  const message = turns.at(-1) ?? '';
  const before = turns.slice(0, -1);
  const whole = readConversation(turns, knowledge);
  const story = readStory(before, message, whole, knowledge);
  if (story) return { questions: [story], whole: null };
  const questions = questionsOf(message, knowledge);
  const one = { questions: [whole], whole: null };
  if (questions.length < 2 || whole.danger || whole.personal) return one;
  const readings = questions.map((_, index) =>
    readConversation([...before, ...questions.slice(0, index + 1)], knowledge),
  );
  return readings.every((reading) => asksSomething(reading, knowledge))
    ? { questions: readings, whole }
    : one;
}

/** The question at the end of a long message, with the place and the need that the rest of it tells. */
function readStory(
  before: readonly string[],
  message: string,
  whole: Reading,
  knowledge: ReaderKnowledge,
): Reading | null {
  const question = questionOfStory(message);
  if (question === null) return null;
  const reading = readConversation([...before, question], knowledge);
  const told = whole.places.filter(({ kind }) => kind === 'comune');
  return {
    ...reading,
    story: message,
    places: reading.places.length === 0 && told.length === 1 ? told : reading.places,
    danger: whole.danger,
    personal: whole.personal || reading.personal,
    unknownWords: [],
  };
}

/** Reads the last of `turns` in the light of those before it. */
export function readConversation(turns: readonly string[], knowledge: ReaderKnowledge): Reading {
  let reading = readTurn('', knowledge);
  // What the conversation is about outlives a greeting, a doubt or a word off the subject.
  let subject: Reading | null = null;
  const earlier: Reading[] = [];
  let rule: string | null = null;
  for (const turn of turns) {
    reading = carryOver(readTurn(turn, knowledge), subject, earlier, knowledge);
    const asksRule = knowledge.asksRule(reading);
    if (rule !== null && goesOn(reading, asksRule)) reading = { ...reading, about: rule };
    else rule = asksRule ? (entityOf(reading) ?? turn) : null;
    // What a word means, asked in passing, does not change what the figures are about.
    const aside =
      reading.topics.length > 0 && reading.topics.every((topic) => topic === 'norme') && subject !== null;
    const says =
      reading.topics.length > 0 || reading.places.length > 0 || reading.codes.length > 0 || reading.housing;
    if (!aside && says) {
      if (subject) earlier.push(subject);
      subject = reading;
    }
  }
  return reading;
}

/**
 * "Casa Paola" of "Casa Paola quanti posti ha?": what a question on rules is about, where the lexicon names it; the rest of
 * it was asked and answered. Null where only its words as a whole say what it is about.
 */
function entityOf({ recognised }: Reading): string | null {
  const named = recognised.filter(({ words: said, as }) => as === 'topic: norme' && !ASKING.test(said));
  const only = named.length === 1 ? named[0] : undefined;
  return only && /\s/.test(only.words) ? only.words : null;
}

/** Phrases of a question on rules that ask, and name nothing. */
const ASKING = /^(?:cos|che|come|chi|quant|entro|a chi|la |fare|presentare|limite)/i;

/** "E il punto 5?", "e quanto dura?": a short turn that names neither a figure nor a place of its own. */
const goesOn = (reading: Reading, asksRule: boolean) =>
  words(reading.question).length <= (asksRule ? LONGEST_FOLLOW_UP : SHORTEST_FOLLOW_UP) &&
  reading.topics.every((topic) => topic === 'norme') &&
  !reading.housing &&
  reading.places.length === 0 &&
  reading.smalltalk === null &&
  reading.codes.length === 0;
