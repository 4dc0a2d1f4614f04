// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { COUNTS } from './asked-aspect.ts';
import { asksHow, clausesOf, coordinatedIn, isQuestion, type Stretch } from './clauses.ts';
import { partsCalled } from './document-part.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { asksJustHowMany } from './in-context.ts';
import { readTurn } from './read-turn.ts';
import type { Reading } from './reading.ts';
import { asksInWords } from './rules.ts';

/** Questions of one message that are answered one by one. */
const MOST_QUESTIONS = 4;
/** Words of what may ask nothing by itself. */
const LONGEST_BARE = 3;

/** Whether a turn names something to answer, read by itself or with what was said before it. */
export const asksSomething = (reading: Reading, { asksRule }: ReaderKnowledge): boolean =>
  reading.topics.length > 0 ||
  reading.codes.length > 0 ||
  reading.absent.length > 0 ||
  reading.aspect !== null ||
  reading.plans ||
  reading.checks ||
  (reading.housing && (reading.places.length > 0 || COUNTS.test(reading.question))) ||
  asksRule(reading) ||
  asksInWords(reading);

const isMeasured = ({ topics }: Reading) => topics.some((topic) => topic !== 'norme');
const namesNothing = ({ topics, places, owners, uses, years, codes, unknownWords, list }: Reading) =>
  !list && [topics, places, owners, uses, years, codes, unknownWords].every(({ length }) => length === 0);
/** A measure of a place that it names. */
const isComplete = (reading: Reading) => isMeasured(reading) && reading.places.length > 0;
/** "… e quanti in più?", "… e di quanto?", "… di quanto è calato?": asks how far apart are those of the clause before. */
const byHowMuch = (clause: string): boolean =>
  words(clause).length <= LONGEST_TAIL && BY_HOW_MUCH.test(fold(clause).replaceAll(/['’]/g, ' '));
const LONGEST_TAIL = 7;
const BY_HOW_MUCH =
  /^\W*(?:(?:e|ed|poi|cioe|ma) )?(?:(?:con |per )?quant[ieoa](?: \w+){0,3} (?:in|di) (?:piu|meno)\b|di quant[ieoa](?: (?:e|sono|si e|si sono|era|erano|ha|hanno))?(?: \w+){0,3}\W*$)/;
const isExtreme = ({ operation }: Reading) => operation === 'massimo' || operation === 'minimo';

/**
 * The questions of a message, in their order, each in its own words: what begins as a question does, and things asked beside
 * each other, each of which says enough by itself. A clause that asks nothing belongs to the one after it. The message alone
 * where it is one question, or too many.
 */
export function questionsOf(message: string, knowledge: ReaderKnowledge): string[] {
  const text = ({ start, end }: Stretch) => message.slice(start, end);
  const read = (stretch: Stretch) => readTurn(text(stretch), knowledge);
  // "… e di quanto?", "… e quando?": a few words that name nothing go with what stands beside them.
  const isBare = (stretch: Stretch) => {
    if (words(text(stretch)).length > LONGEST_BARE) return false;
    const reading = read(stretch);
    // "… e con quali graduatorie?"
    return namesNothing(reading) || (asksHow(text(stretch)) && !isMeasured(reading) && !reading.housing);
  };
  const asks = (stretch: Stretch) =>
    isQuestion(text(stretch)) || read(stretch).claim !== null
      ? asksSomething(read(stretch), knowledge)
      : isComplete(read(stretch));
  const clauses = joined(
    clausesOf(message),
    (last, next) =>
      isBare(last) ||
      !asks(last) ||
      byHowMuch(text(next)) ||
      (read(last).codes.length > 0 && namesNothing(read(next))) ||
      (isBare(next) && (!text(last).endsWith('?') || asksJustHowMany(read(next)))),
  );
  const found = clauses.flatMap((clause) => {
    const parts = agreementAsked(clause, read)
      ? []
      : setApart(coordinatedIn(message, clause), read, knowledge);
    return parts.length > 1 ? parts : [clause];
  });
  return found.length < 2 || found.length > MOST_QUESTIONS ? [message] : found.map(text);
}

/** "La tabella g e l'allegato B coincidono?": two parts of a document, of which it is asked whether they agree. */
const agreementAsked = (clause: Stretch, read: (stretch: Stretch) => Reading): boolean => {
  const { aspect, question } = read(clause);
  return aspect === 'verifiche' && partsCalled(question).length > 1;
};

/** Stretches put together with the one after them where `open` says so. */
function joined(stretches: readonly Stretch[], open: (last: Stretch, next: Stretch) => boolean): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last && open(last, stretch)) whole.splice(-1, 1, { start: last.start, end: stretch.end });
    else whole.push(stretch);
  }
  return whole;
}

/**
 * "Liberi a Crema, SAT a Cremona", "i liberi di Crema e i requisiti", "il capofila e la data di approvazione", "quello con più
 * liberi e quello con meno": parts that each ask by themselves. None where measures and places go together, "liberi e SAT a
 * Cremona e Soresina", or are set against each other.
 */
function setApart(
  pieces: readonly Stretch[],
  read: (stretch: Stretch) => Reading,
  { asksRule }: ReaderKnowledge,
): Stretch[] {
  const isProse = (reading: Reading) =>
    reading.aspect !== null || (reading.places.length === 0 && asksRule(reading));
  const isWhole = (reading: Reading) => isComplete(reading) || isProse(reading);
  const apart: Stretch[] = [];
  pieces.forEach((piece, index) => {
    const last = apart.at(-1);
    const own = read(piece);
    const before = last && read(last);
    const placed = isMeasured(own) && pieces.slice(index).some((later) => read(later).places.length > 0);
    const opposed = before && isExtreme(before) && isExtreme(own) && before.operation !== own.operation;
    // "…, perché?" asks the cause of what stands before it.
    const cause = own.why && namesNothing(own);
    const opens = !cause && (opposed || (before && isWhole(before) && (isProse(own) || placed)));
    if (last === undefined || opens) apart.push(piece);
    else apart.splice(-1, 1, { start: last.start, end: piece.end });
  });
  const readings = apart.map(read);
  if (readings.every(isExtreme)) return apart;
  const asked = readings.map(({ topics, aspect }) => `${topics.join()} ${aspect ?? ''}`);
  const differ = new Set(asked).size > 1;
  // What the documents say in words is looked for with all the words that are said.
  const allProse = readings.every((reading) => reading.aspect === null && isProse(reading));
  const each = readings.every((reading) => reading.operation === null && isWhole(reading));
  return differ && each && !allProse ? apart : [];
}
