// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';

/** A message longer than this tells a story: the question is looked for in its last words. */
const LONGEST_QUESTION = 16;
/** Words that the question of a story has at least: shorter, what stands before it is part of it. */
const SHORTEST_IN_STORY = 4;

const PREPOSITION = '(?:a|da|di|in|con|per|su|entro|fino a|presso|secondo)';
const INTERROGATIVE =
  "(?:quant[aeio]?|qual[ei]?|come|dove|chi|(?:che )?cosa|quando|perch[ée]|che (?:comun|ann|tip|differenz|percentual|isee|requisit|stat|dat)\\p{L}*|(?:cos|dov|com|qual)[’']è)";
const REQUEST =
  "(?:(?:mi|ci) )?(?:dimmi|dica|dici|dire|sai|sapete|serv(?:e|ono)|interess(?:a|ano))|vorrei|c[’']è|ci sono|esist(?:e|ono)";
const ASKS = `(?:(?:${PREPOSITION} )?${INTERROGATIVE}|${REQUEST})(?![\\p{L}\\d])`;
const NEXT = '(?:poi|inoltre|già che ci siamo)';
const ALSO = '(?:(?:anche|infine|invece|soprattutto)\\s+)*';
/** A second question in the same sentence: "… e in quale anno?", "… e poi …". */
const JOINT = new RegExp(
  `\\s*[,;]?\\s+(?:(?:e|ed|ma)\\s+)?${NEXT}\\s+|(?:\\s*[,;]\\s*(?:(?:e|ed|ma)\\s+)?|\\s+(?:e|ed|ma)\\s+)${ALSO}(?=${ASKS})`,
  'giu',
);
/** Where one thing asked may end and another begin: "liberi a Crema, SAT a Cremona". */
const COORDINATED = /\s*[,;]\s*(?:(?:e|ed|poi|nonché)\s+)?|\s+(?:e|ed|poi|nonché|più|oltre a)\s+/giu;
/** A full stop after an abbreviation ends no sentence. */
const SENTENCE_END =
  /(?<=[?!])\s*|(?<=\p{L}{3})(?<!\b(?:art|tab|pag|num|cfr|ecc|dott|sig|reg|prot|del|cap))\.\s+|\s*\n+\s*/giu;

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretches of `text` between the matches of `border`, without those that have no word. */
function between(text: string, border: RegExp, within: Stretch): Stretch[] {
  const part = text.slice(within.start, within.end);
  const borders = [...part.matchAll(border)];
  const starts = [0, ...borders.map(({ index, 0: match }) => index + match.length)];
  const ends = [...borders.map(({ index }) => index), part.length];
  return starts.flatMap((start, index) => {
    const end = ends[index] ?? part.length;
    if (words(part.slice(start, end)).length === 0) return [];
    return [{ start: within.start + start, end: within.start + end }];
  });
}

const all = (text: string): Stretch => ({ start: 0, end: text.length });

/** The sentences of a message, with the question mark that ends them. */
export function sentencesOf(message: string): Stretch[] {
  return between(message, SENTENCE_END, all(message));
}

/** Where a message may pass from one question to another: its sentences, and in each what begins as a question does. */
export function clausesOf(message: string): Stretch[] {
  return sentencesOf(message).flatMap((sentence) => between(message, JOINT, sentence));
}

const ASKING = new RegExp(`\\?|(?<![\\p{L}\\d])${ASKS}`, 'iu');

/** Whether a clause is put as a question, rather than telling something. */
export const isQuestion = (clause: string): boolean => ASKING.test(clause);

const HOW = new RegExp(`^(?:a|da|con|per|secondo|entro) ${INTERROGATIVE}(?![\\p{L}\\d])`, 'iu');

/** "Con quali graduatorie": how, for whom or by when, of what was said. */
export const asksHow = (clause: string): boolean => HOW.test(clause);

/** The things set beside each other by commas and "e". */
export function coordinatedIn(message: string, clause: Stretch): Stretch[] {
  return between(message, COORDINATED, clause);
}

/**
 * The questions of a long message, each the last part of a sentence that asks; none where it is short. `named` of its words
 * are names of places, which make no story.
 */
export function questionsOfStory(message: string, named: number): string[] {
  if (words(message).length - named <= LONGEST_QUESTION) return [];
  const sentences = sentencesOf(message).map(({ start, end }) => message.slice(start, end));
  const marked = sentences.filter((sentence) => sentence.includes('?'));
  const asking = marked.length > 0 ? marked : sentences.slice(-1);
  return asking.map(lastPart).filter((question) => question !== message);
}

/** What a long sentence comes to: its last part that says enough. */
function lastPart(sentence: string): string {
  if (words(sentence).length <= LONGEST_QUESTION) return sentence;
  const parts = sentence.split(/[,:;]\s+/);
  let question = parts.pop() ?? '';
  while (words(question).length < SHORTEST_IN_STORY && parts.length > 0)
    question = `${parts.pop()}, ${question}`;
  return question;
}
