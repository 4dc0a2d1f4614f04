// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { refusal } from './ask.ts';
import { composePassages } from './compose/passages.ts';
import type { Draft } from './draft.ts';
import {
  type Asked,
  findPassages,
  namesPlaces,
  PASSAGES,
  TELLING_LETTERS,
  untoldWords,
} from './find-passages.ts';
import { SURE_OF_RULE } from './prose-wanted.ts';
import { SEARCH } from './requests.ts';
import { type PassagesResult, passagesResult } from './tool-results.ts';

/** How sure it must be that a passage answers a question that does not say that it is on rules. */
const SURE = 0.6;

/** A question on rules or prose: the documents' own words on it. */
export async function answerRules({ reading, context, ask }: Asked): Promise<Draft> {
  const found = await findPassages(reading, ask);
  return found.ok ? composePassages(found.result, context) : refusal(found.message);
}

function isSure({ esito, passaggi: [first] }: PassagesResult, from: number): boolean {
  return esito === 'trovato' && (first?.pertinenza ?? 0) >= from;
}

/** The same for a question that may be about something else: null unless a passage treats nearly all of it. */
export async function answerIfSure({ reading, context, ask }: Asked, sureFrom = SURE): Promise<Draft | null> {
  // Of one dwelling the documents say only what its row says.
  if (reading.codes.length > 0 || reading.places.some(({ kind }) => kind === 'ambiguous')) return null;
  const found = await findPassages(reading, ask);
  if (!found.ok) return null;
  const { result } = found;
  const [first] = result.passaggi;
  return isSure(result, sureFrom) && first && namesPlaces(first, reading, result)
    ? composePassages(result, context)
    : null;
}

/**
 * What is said nearest to a question that nothing else answers: the passage that surely treats it; where none does, that the
 * documents do not say it, with what they say near it. Null where they have no telling word of it.
 */
export async function answerNearest({ reading, context, ask }: Asked): Promise<Draft | null> {
  const telling = reading.unknownWords.filter((word) => word.length > TELLING_LETTERS);
  const onSubject = SUBJECT.test(fold(reading.question));
  if ((telling.length === 0 && !onSubject) || reading.codes.length > 0) return null;
  const found = await findPassages(reading, ask);
  if (!found.ok) return null;
  const { result } = found;
  const [first] = result.passaggi;
  if (!first) return null;
  const untold = new Set(untoldWords(first));
  const near = telling.filter((word) => !untold.has(word));
  const treats = near.length > 0 || telling.length === 0;
  if (treats && isSure(result, SURE_OF_RULE) && namesPlaces(first, reading, result))
    return composePassages(result, context);
  return onSubject || (near.length * 2 > telling.length && first.pertinenza >= NEAREST)
    ? composePassages({ ...result, esito: 'nessuno' }, context)
    : null;
}

/** What the documents are about, whatever is asked of it. */
const SUBJECT =
  /\b(?:piano annuale|piano triennale|piano casa|affitt\w+|band[oi]|inquilin\w+|condomin\w+|giunta|canon[ei]|sfratt\w+|morosit\w+|isee|quartier\w+)\b/;

/** How sure it must be at the least that a passage is near a question, to be named where none answers. */
const NEAREST = 0.02;

/** The rule to tell beside a personal case or a way to help: what the documents say of something near is told as such. */
export async function answerBeside({ reading, context, ask }: Asked): Promise<Draft | null> {
  const found = await findPassages(reading, ask);
  if (!found.ok) return null;
  const { result } = found;
  const [first] = result.passaggi;
  const near = result.esito !== 'nessuno' && (first?.pertinenza ?? 0) >= BESIDE;
  return near ? composePassages(result, context) : null;
}

/** How sure it must be that a passage speaks of a case, to be told beside it. */
const BESIDE = 0.27;

/** Whether a passage has all the telling words of a question, though it does not say what is asked of them. */
export async function isSpokenOf({ reading, ask }: Pick<Asked, 'reading' | 'ask'>): Promise<boolean> {
  const telling = reading.unknownWords.filter((word) => word.length >= TELLING_LETTERS);
  if (telling.length === 0) return false;
  const outcome = await ask(SEARCH, { testo: reading.question, limite: PASSAGES });
  if (!outcome.ok) return false;
  const texts = passagesResult.parse(outcome.output).passaggi.map(({ testo }) => fold(testo));
  return texts.some((text) => telling.every((word) => text.includes(word)));
}
