// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { type Ask, refusal } from './ask.ts';
import { composePassages } from './compose/passages.ts';
import type { ComposeContext } from './compose/shared.ts';
import type { Draft } from './draft.ts';
import { isAsking } from './read/conversation.ts';
import type { Operation } from './read/lexicon.ts';
import type { Reading } from './read/reading.ts';
import { type PassageItem, type PassagesResult, passagesResult } from './tool-results.ts';

const SEARCH = 'cerca_nei_documenti';
/** Passages looked at: the first answers, the others give the nearest titles. */
const PASSAGES = 5;

/** How sure it must be that a passage answers a question that does not say that it is on rules. */
const SURE = 0.6;

/** A question on rules or prose: the documents' own words on it. */
export async function answerRules({ reading, context, ask }: Asked): Promise<Draft> {
  const found = await search(reading, ask);
  return found.ok ? composePassages(found.result, context) : refusal(found.message);
}

/** What is found on a question; where it goes on with a document's words, in that document before all others. */
async function search(
  reading: Reading,
  ask: Ask,
): Promise<{ ok: true; result: PassagesResult } | { ok: false; message: string }> {
  const testo = searched(reading);
  const words = {
    testo,
    limite: PASSAGES,
    ...(reading.about !== null && { contesto: withoutAddress(reading) }),
  };
  const near =
    reading.near === null
      ? null
      : await ask(SEARCH, { ...words, documento: reading.near.document, vicino_a: reading.near.line });
  const nearest = near?.ok ? passagesResult.parse(near.output) : null;
  if (nearest?.esito === 'trovato') return { ok: true, result: nearest };
  const outcome = await ask(SEARCH, words);
  if (!outcome.ok) return { ok: false, message: outcome.message };
  const result = passagesResult.parse(outcome.output);
  return {
    ok: true,
    result: nearest?.esito === 'correlato' && result.esito !== 'trovato' ? nearest : result,
  };
}

function isSure({ esito, passaggi: [first] }: PassagesResult, from: number): boolean {
  return esito === 'trovato' && (first?.pertinenza ?? 0) >= from;
}

/** The same for a question that may be about something else: null unless a passage treats nearly all of it. */
export async function answerIfSure({ reading, context, ask }: Asked, sureFrom = SURE): Promise<Draft | null> {
  // Of one dwelling the documents say only what its row says.
  if (reading.codes.length > 0 || reading.places.some(({ kind }) => kind === 'ambiguous')) return null;
  const found = await search(reading, ask);
  if (!found.ok) return null;
  const { result } = found;
  const [first] = result.passaggi;
  return isSure(result, sureFrom) && first && namesPlaces(first, reading, result)
    ? composePassages(result, context)
    : null;
}

/**
 * What the documents say where a passage treats every telling word that the figures leave unread: "con il PNRR", "nel quartiere
 * Po". Null where the figures read the whole question, or no passage is near enough.
 */
export async function answerIfTreated(asked: Asked): Promise<Draft | null> {
  const { reading, context, ask } = asked;
  if (reading.codes.length > 0 || reading.places.some(({ kind }) => kind === 'ambiguous')) return null;
  const left = leftByFigures(reading);
  if (left.length === 0) return null;
  const found = await search(reading, ask);
  if (!found.ok || found.result.esito === 'nessuno') return null;
  const { result } = found;
  const [first] = result.passaggi;
  if (!first) return null;
  const untold = first.manca.flatMap((said) => said.split(' '));
  if (left.some((word) => untold.includes(word))) return null;
  // Of a measure that is named the documents' words say more only where they tell much that no figure does.
  const measured = reading.topics.some((topic) => topic !== 'norme') || reading.operation !== null;
  const least = measured ? TREATED.beside : left.length > 1 || first.titolato ? TREATED.words : TREATED.word;
  // A measure of a year is not told by the words of another.
  const plan = result.documenti.find(({ id }) => id === first.documento);
  const ofYear = reading.years.length === 0 || reading.years.some((year) => year === plan?.anno);
  if (measured && (!ofYear || COMPUTES.has(reading.operation ?? 'quota'))) return null;
  if (first.tipo === 'heading' || (measured && left.length < TOLD_BESIDE)) return null;
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

/** Words of a question that no figure knows, and the names of what only the documents' words tell of. */
function leftByFigures({ unknownWords, recognised }: Reading): string[] {
  const named = recognised
    .filter(({ words, as }) => as === 'topic: norme' && !isAsking(words))
    .flatMap(({ words }) => fold(words).split(/[^\p{L}\p{N}]+/u));
  return [...unknownWords, ...named].filter((word) => word.length >= TELLING_LETTERS);
}

/** The rule to tell beside a personal case or a way to help: what the documents say of something near is told as such. */
export async function answerBeside({ reading, context, ask }: Asked): Promise<Draft | null> {
  const outcome = await ask(SEARCH, { testo: searched(reading), limite: PASSAGES });
  if (!outcome.ok) return null;
  const result = passagesResult.parse(outcome.output);
  const [first] = result.passaggi;
  const near = result.esito !== 'nessuno' && (first?.pertinenza ?? 0) >= BESIDE;
  return near ? composePassages(result, context) : null;
}

/** How sure it must be that a passage speaks of a case, to be told beside it. */
const BESIDE = 0.27;

/** Whether a passage names the places asked about: what it says of others is no answer. An ambito is that of its document. */
function namesPlaces(
  { testo, sezione, documento }: PassageItem,
  { places, story, about }: Reading,
  { documenti }: PassagesResult,
): boolean {
  const act = documenti.find(({ id }) => id === documento);
  // What the Giunta of a comune decides is of that comune.
  const said = fold(`${act?.tipo === 'piano_annuale' ? '' : (act?.titolo ?? '')} ${sezione} ${testo}`);
  const ambito = act?.ambito;
  // Who tells where they live asks what holds there, which is said for the whole ambito.
  const named = places.flatMap((place) =>
    place.kind === 'comune'
      ? (story !== null || about !== null) && place.comune.ambito === ambito
        ? []
        : [place.comune.nome]
      : place.kind === 'area'
        ? [place.area.nome]
        : place.kind === 'elsewhere' || place.kind === 'provincia'
          ? [place.nome]
          : [],
  );
  return named.every((name) => said.includes(fold(name)));
}

interface Asked {
  readonly reading: Reading;
  readonly context: ComposeContext;
  readonly ask: Ask;
}

/** The question gone on with, without the article or point that the new one names another of. */
const withoutAddress = ({ question, about }: Reading) =>
  (about ?? '').replace(ADDRESS, (address, kind: string) =>
    new RegExp(`\\b${kind}`, 'i').test(question) ? '' : address,
  );
const ADDRESS = /\b(punto|comma|lettera|articolo|art)\.?\s+\w+\)?/gi;

/** The question, with the places that it has from the turns before. */
function searched(reading: Reading): string {
  const said = fold(reading.question);
  const kept = reading.places
    .map((place) =>
      place.kind === 'ambito'
        ? `ambito ${place.ambito.nome}`
        : place.kind === 'comune'
          ? place.comune.nome
          : '',
    )
    .filter(
      (name) => name !== '' && reading.assumptions.includes('place_kept') && !said.includes(fold(name)),
    );
  return [reading.story ?? reading.question, ...kept].join(' ');
}

/** Whether a passage has all the telling words of a question, though it does not say what is asked of them. */
export async function isSpokenOf({ reading, ask }: Pick<Asked, 'reading' | 'ask'>): Promise<boolean> {
  const telling = reading.unknownWords.filter((word) => word.length >= TELLING_LETTERS);
  if (telling.length === 0) return false;
  const outcome = await ask(SEARCH, { testo: reading.question, limite: PASSAGES });
  if (!outcome.ok) return false;
  const texts = passagesResult.parse(outcome.output).passaggi.map(({ testo }) => fold(testo));
  return texts.some((text) => telling.every((word) => text.includes(word)));
}

/** Letters from which on a word tells what a question is about. */
const TELLING_LETTERS = 4;
