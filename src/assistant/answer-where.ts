// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import { LINES } from './answer-documents.ts';
import { answerRules } from './answer-rules.ts';
import { everyPage } from './ask.ts';
import { documentsOf } from './asked-documents.ts';
import { composePage } from './compose/structure.ts';
import { composeWhereabouts } from './compose/whereabouts.ts';
import type { Draft } from './draft.ts';
import { asksFigure, namesMeasure } from './read/asked-aspect.ts';
import { isCalled, partsCalled } from './read/document-part.ts';
import type { Reading } from './read/reading.ts';
import { documentsResult } from './tool-results.ts';
import type { Standing } from './turn.ts';

/** Asked where something is said, in whatever words. */
const SPOKEN = /\b(?:parla|parlano|scritt[oa]|legge|dett[oa]|dice|dicono|tratta|trattano|citat[oa]|cita)\b/i;

/** "In che punto del piano c'è …": of something that is named, whose words may be in any passage. */
const IN_WHICH_PART =
  /\b(?:in|a|sotto) (?:che|qual[ei]) (?:punto|parte|sezione|capitolo|lettera|paragrafo|pagina|riga)\b|\bdove\b/i;
/** Letters of a word that names something. */
const TELLING = 4;

/** Whether something is named of which it can be told in which table and lines it stands. */
export const asksWhere = (reading: Reading): boolean =>
  !LINES.test(reading.question) &&
  (asksFigure(reading) ||
    reading.housing ||
    SPOKEN.test(reading.question) ||
    (IN_WHICH_PART.test(reading.question) &&
      partsCalled(reading.question).length === 0 &&
      reading.unknownWords.some(({ length }) => length >= TELLING)) ||
    reading.places.some(({ kind }) => kind === 'comune'));

/** The answer to what is asked, and before it in which table and lines it stands. */
export async function answerWhere(
  answering: Answering,
  standing: Standing,
  answer: (answering: Answering) => Promise<Draft>,
): Promise<Draft> {
  const { reading, ask } = answering;
  const page = await answerPage(answering, standing);
  if (page) return page;
  // "Il dato di Vescovato", "il 7 di Vescovato": a figure of dwellings.
  const housing = reading.housing || !asksFigure(reading);
  const plain = { aspect: null, plans: false, list: false, unknownWords: [], operation: null, housing };
  const spoken = SPOKEN.test(reading.question) || IN_WHICH_PART.test(reading.question);
  const told = spoken && !namesMeasure(reading) ? await answerRules(answering) : null;
  const ofComune = reading.places.some(({ kind }) => kind === 'comune');
  // Of a comune of which no passage speaks, the tables that have it.
  const part =
    told && (told.outcome === 'answered' || !ofComune)
      ? told
      : await answer({ ...answering, reading: { ...reading, ...plain } });
  const outcome = await everyPage(ask, 'elenca_piani', {}, 'documenti');
  if (!outcome.ok) return part;
  return composeWhereabouts(
    part,
    documentsResult.parse(outcome.output).documenti,
    reading.question,
    standing.texts,
  );
}

/** The page that a printed index gives for what is asked; null where no page is asked, or no index has it. */
export async function answerPage(answering: Answering, standing: Standing): Promise<Draft | null> {
  const { question } = answering.reading;
  if (!/\bpagin/i.test(question)) return null;
  const asked = await documentsOf(answering, standing, { struttura: true });
  if ('outcome' in asked) return null;
  const called = partsCalled(question);
  const isAsked = (title: string) => called.some((each) => isCalled(title, each));
  return composePage(asked.documents, question, isAsked, standing.texts);
}
