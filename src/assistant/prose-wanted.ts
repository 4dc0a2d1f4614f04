// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { COUNTS } from './read/asked-aspect.ts';
import type { Reading } from './read/reading.ts';
import { isAskedOfComune, type RulesReading } from './read/rules.ts';

/** How sure it must be that a passage answers a personal question, to be told beside it. */
export const SURE_OF_RULE = 0.48;

/** The same of a question that names a measure. */
export const SURE_BESIDE_MEASURES = 0.78;

/** The same of a question on what no document is known to say. */
export const SURE_DESPITE_ABSENT = 0.85;

/** The same of a question whose words are of other things than housing. */
export const SURE_DESPITE_FOREIGN = 0.85;

/** Words of a question that neither the lexicon nor the places know, from which on it is not plainly on figures. */
export const MOST_UNKNOWN = 2;

/** Measures of dwellings that may be had. */
const DWELLINGS = new Set([
  'alloggi_liberi',
  'alloggi_previsti',
  'alloggi_sat',
  'assegnati',
  'patrimonio',
  'turnover',
]);

/** How much of a question a passage must treat for the documents' words to answer it: all that there is, or surely. */
export type ProseWanted = 'whatever' | { readonly sureFrom: number | undefined } | null;

const HOW_MUCH = /\bquant/i;

/** Whether the documents' words are looked at before the figures. */
export function proseWanted(reading: Reading, rules: RulesReading, hasRequests: boolean): ProseWanted {
  // "… e come si fa la domanda?" after a figure: a rule by itself.
  if (reading.inPassing && rules === 'rules') return { sureFrom: SURE_OF_RULE };
  if (reading.inPassing || reading.alerUnits.length > 1 || reading.vacancy !== null) return null;
  // Words that may ask either, beside a place that the figures know: the figures.
  const placed = reading.places.length > 0 && hasRequests;
  // "Quanto al Casalasco con la DGR 3664": money of a part of an ambito, which the tables tell by act.
  const ofArea = reading.places.length > 0 && reading.places.every(({ kind }) => kind === 'area');
  if (ofArea && reading.topics.includes('importi')) {
    if (HOW_MUCH.test(reading.question) || reading.details.length > 0) return null;
  }
  const ofComune = reading.places.some(({ kind }) => kind === 'comune');
  // Many words that no figure has: the documents may say it in theirs.
  const dated = placed && ofComune && reading.years.length > 0 && reading.topics.some(isAskedOfComune);
  const wordy = reading.unknownWords.length >= MOST_UNKNOWN && reading.operation === null && !dated;
  const counts = COUNTS.test(reading.question);
  // "Aler": whoever owns and nothing else asks what they have.
  const ownerAlone =
    reading.owners.length > 0 && reading.unknownWords.length + reading.framingWords.length === 0;
  // "Come avere una casa": housing alone, of no place, asks what to do rather than every figure.
  const bare =
    reading.topics.length === 0 &&
    reading.places.length === 0 &&
    reading.housing &&
    !ownerAlone &&
    !reading.whole &&
    !reading.assumptions.includes('topic_kept');
  // "Quanti alloggi a Palazzo Cantoni": a number of what only the documents' words speak of.
  if (reading.topics.join() === 'norme' && counts && !placed && reading.uses.length === 0) return 'whatever';
  // "Quali enti hanno meno di 5 alloggi": limits and groups are of figures.
  const grouped = reading.bounds !== null || reading.by !== null;
  if (grouped && hasRequests && rules !== 'rules' && reading.unknownWords.length === 0) return null;
  const general = bare && reading.operation === null && reading.bounds === null && !counts;
  // A story that names a measure and a comune asks its figure.
  const ofFigure = placed && ofComune && rules === 'figure' && reading.topics.some(isAskedOfComune);
  if (reading.story !== null && !asksFigures(reading, rules) && !ofFigure) return 'whatever';
  if (reading.why && placed && ofComune) return wordy ? { sureFrom: SURE_OF_RULE } : null;
  if (rules === 'rules' || general) return 'whatever';
  if (reading.places.length === 0 && namesStructure(reading)) return 'whatever';
  if (countsWhatNoTableHas(reading)) {
    const nothingElse = reading.topics.length + reading.uses.length + reading.places.length === 0;
    return nothingElse ? 'whatever' : { sureFrom: undefined };
  }
  if (rules === 'worded') return { sureFrom: SURE_OF_RULE };
  // A measure is named: the documents' words only where they surely say more of it.
  const measured = reading.topics.length > 0 && !reading.topics.includes('norme');
  if (wordyOfNoPlace(reading)) return { sureFrom: SURE_OF_RULE };
  return (rules === 'unclear' && !placed) || wordy
    ? { sureFrom: measured ? SURE_BESIDE_MEASURES : undefined }
    : null;
}

/** "Il contributo di solidarietà si prende una volta sola o tutti gli anni?": of no place and no year, much that no figure has. */
function wordyOfNoPlace({ places, years, operation, unknownWords, question }: Reading): boolean {
  const everywhere = places.length + years.length === 0 && operation === null && !COUNTS.test(question);
  return everywhere && unknownWords.length > MOST_UNKNOWN;
}

/** "… a Soresina alloggi liberi ce ne sono?": what a long message asks at its end is a figure of dwellings. */
export function asksFigures({ question, housing, topics }: Reading, rules: RulesReading): boolean {
  return (
    COUNTS.test(question) || (rules === 'figure' && housing && topics.some((topic) => DWELLINGS.has(topic)))
  );
}

/** "Palazzo Cantoni", "Casa Paola": the proper name of something that only the documents' words treat. */
function namesStructure({ recognised }: Reading): boolean {
  return recognised.some(
    ({ as, words }) => as === 'topic: norme' && /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(words),
  );
}

/** "Quanti ascensori": a count of things that no measure knows. */
function countsWhatNoTableHas({ question, unknownWords, operation }: Reading): boolean {
  const counted = /\bquant[ie]\s+(?:sono\s+)?(?:(?:i|gli|le)\s+)?(\p{L}+)/iu.exec(fold(question))?.[1];
  return operation === null && counted !== undefined && unknownWords.includes(counted);
}
