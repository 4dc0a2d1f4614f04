// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { composePassages } from './compose/passages.ts';
import type { Draft } from './draft.ts';
import { type Asked, findPassages, namesPlaces, TELLING_LETTERS, untoldWords } from './find-passages.ts';
import type { Operation } from './read/lexicon.ts';
import { isAsking } from './read/name-left-out.ts';
import type { Reading } from './read/reading.ts';
import type { PassageItem, PassagesResult } from './tool-results.ts';

/**
 * What the documents say where a passage treats every telling word that the figures leave unread: "con il PNRR", "nel quartiere
 * Po". Null where the figures read the whole question, or no passage is near enough.
 */
export async function answerIfTreated(asked: Asked): Promise<Draft | null> {
  const { reading, context, ask } = asked;
  if (reading.codes.length > 0 || reading.places.some(({ kind }) => kind === 'ambiguous')) return null;
  const left = leftByFigures(reading);
  if (left.words.length === 0 || PLACE_OF_ACT.test(reading.question)) return null;
  const found = await findPassages(reading, ask);
  if (!found.ok || found.result.esito !== 'trovato') return null;
  const { result } = found;
  const [first] = result.passaggi;
  if (!first) return null;
  const untold = untoldWords(first);
  if (first.tipo === 'heading' || !isOfYears(first, reading, result)) return null;
  if (left.words.filter((word) => untold.includes(word)).length > left.words.length * MOST_UNTOLD)
    return null;
  // Of a measure that is named the documents' words say more only where they tell much that no figure does.
  const measured = reading.topics.some((topic) => topic !== 'norme') || reading.operation !== null;
  if (measured && COMPUTES.has(reading.operation ?? 'quota')) return null;
  const entitled = first.titolato && left.named > 0 && reading.places.length === 0;
  if (measured && !entitled && left.words.length < TOLD_BESIDE && left.named === 0) return null;
  const least =
    measured && !entitled
      ? TREATED.beside
      : left.words.length > 1 || first.titolato
        ? TREATED.words
        : TREATED.word;
  return first.pertinenza >= least && namesPlaces(first, reading, result)
    ? composePassages(result, context)
    : null;
}

/**
 * How sure it must be that a passage answers which treats the words that the figures leave unread: several, or one; and beside
 * a measure, with how many words at least.
 */
const TREATED = { words: 0.42, word: 0.5, beside: 0.68 };
const TOLD_BESIDE = 2;
/** Operations that no passage makes. */
const COMPUTES: ReadonlySet<Operation> = new Set([
  'posizione',
  'distanza',
  'rapporto',
  'differenza',
  'somma',
  'media',
]);
/** Of several such words one may be only the way it is asked. */
const MOST_UNTOLD = 0.34;

/** Whether a passage speaks of the years asked, or its document is of them. */
function isOfYears(
  { testo, documento }: PassageItem,
  { years }: Reading,
  { documenti }: PassagesResult,
): boolean {
  const year = documenti.find(({ id }) => id === documento)?.anno;
  return years.every((asked) => asked === year || testo.includes(String(asked)));
}

/** What is done ("prevedeva", "completano") says less of what is asked than the things named. */
const DONE = /(?:[aei]r[eo]|[aei]v[aoi](?:no)?|[ao]no|[ae]ndo|iamo|[aei]re?bbe(?:ro)?|iene)$/;

/** "Il punto 9": a place of an act is found by its number, or is not. */
const PLACE_OF_ACT = /\b(?:punto|comma|lettera|articolo|art)\.?\s+\w+/i;

/** Words of a question that no figure knows, and the names of what only the documents' words tell of. */
function leftByFigures({ unknownWords, recognised }: Reading): { words: string[]; named: number } {
  const named = recognised
    .filter(({ words, as }) => as === 'topic: norme' && !isAsking(words))
    .flatMap(({ words }) => fold(words).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= TELLING_LETTERS);
  const unknown = unknownWords.filter((word) => word.length >= TELLING_LETTERS && !DONE.test(word));
  return { words: [...unknown, ...named], named: named.length };
}
