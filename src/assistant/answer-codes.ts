// SPDX-License-Identifier: EUPL-1.2
import { type Answering, answerCode } from './answer.ts';
import { notSaid, notTold } from './compose/situations.ts';
import { type Draft, joinDrafts } from './draft.ts';
import type { Reading } from './read/reading.ts';
import { asksOther } from './read/told-apart.ts';
import type { Turn } from './turn.ts';

/** What is asked of a dwelling by its code: "il 55319402 è libero?". */
const STATES: ReadonlySet<string> = new Set([
  'alloggi_liberi',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
  'alloggi_sat',
]);

const WHEN_OR_AGE = /\b(?:quando|(?:di|in) (?:che|quale) anno|quanti anni|da quanto)\b/i;
const OF_ONE_DWELLING = 'le date e l’età dei singoli alloggi';

/** Dwellings asked by their codes: their rows, and what these do not say. */
export async function answerCodes({ answering, reading }: Turn): Promise<Draft | null> {
  if (reading.codes.length === 0) return null;
  // "Quando si libererà il 3165200?", "di che anno è?": of a dwelling only its row is known.
  const other = WHEN_OR_AGE.test(reading.question);
  if (other) return besideDwellings(notSaid({ ...reading, absent: [OF_ONE_DWELLING] }), answering);
  const bare = reading.unknownWords.length === 0;
  if (!reading.topics.every((topic) => STATES.has(topic) || (bare && topic === 'norme'))) return null;
  // "Chi è l'assegnatario dell'alloggio 55319402?": its row does not say it.
  if (asksOther(reading, answering.lexicon) || asksWho(reading, answering.lexicon))
    return besideDwellings(notTold(reading), answering);
  return joinCodes(answering);
}

const asksWho = ({ question, unknownWords }: Reading, { tellsNothing }: Answering['lexicon']) =>
  unknownWords.some((word) => !tellsNothing(word)) && /^\W*chi\b/i.test(question);

/** What the documents do not say of a dwelling, and beside it what its row says. */
export async function besideDwellings(missing: Draft, answering: Answering): Promise<Draft> {
  const rows = await joinCodes(answering);
  if (rows.sources.length === 0) return missing;
  return { ...joinDrafts([missing, rows]), outcome: 'not_available' };
}

async function joinCodes(answering: Answering): Promise<Draft> {
  const parts: Draft[] = [];
  for (const code of answering.reading.codes.slice(0, MOST_CODES))
    parts.push(await answerCode(code, answering));
  return joinDrafts(parts);
}

/** Codes answered in one reply. */
const MOST_CODES = 5;
