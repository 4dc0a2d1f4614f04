// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../../places/model.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { asksHowMany, countsThem } from './follow-up.ts';
import { ambitiOf, ambitoOf } from './place-ambito.ts';
import type { AskedPlace, Reading } from './reading.ts';

/**
 * The topic of the question before; of its parts the whole, where the whole is asked for ("in tutto?" after men and women), and
 * a topic of numbers from further back, where what was last asked is words and the largest is wanted.
 */
export function topicsKept(
  turn: Reading,
  before: Reading,
  earlier: readonly Reading[],
  money: boolean,
  lexicon: ReaderKnowledge['lexicon'],
): readonly string[] {
  if (money) return ['contributo_totale'];
  // Of a contribution and its parts, what is compared is the whole of it.
  const contribution = before.topics.length > 1 && before.topics.every((id) => id.startsWith('contributo'));
  if (contribution && turn.operation !== null) return ['contributo_totale'];
  // "Che cos'è un SAT? Quanti ce ne sono?": the number, not the word again.
  const ofPlace = /\bquant[ei]\b/i.test(turn.question) && turn.places.length > 0;
  if ((countsThem(turn) || ofPlace) && before.topics.includes('norme'))
    return before.topics.filter((id) => id !== 'norme');
  const last = earlier.at(-1);
  const parts = [before.topics, last?.topics ?? []].map(([id]) => id ?? '');
  const ofParts = parts.every((id) => PARTS_OF_EXPECTED.has(id)) && parts[0] !== parts[1];
  if (turn.whole && ofParts && JSON.stringify(last?.places) === JSON.stringify(before.places))
    return ['alloggi_previsti'];
  const whole = before.topics.map((id) => lexicon.topics.get(id)?.narrows ?? null);
  const [parent] = whole;
  // Percentages are parts of nothing.
  const adds = parent && lexicon.topics.get(parent)?.tool !== 'quote_riservate' && !asksHowMany(turn, before);
  if ((turn.whole || turn.parts) && parent && adds && whole.every((id) => id === parent)) return [parent];
  const ranks =
    turn.operation === 'massimo' || turn.operation === 'minimo' || turn.operation === 'classifica';
  if (!ranks || before.topics.some((id) => isCounted(id, lexicon))) return before.topics;
  const numbers = earlier.findLast(({ topics }) => topics.some((id) => isCounted(id, lexicon)));
  return numbers?.topics ?? before.topics;
}

/** What the expected dwellings are the sum of. */
const PARTS_OF_EXPECTED: ReadonlySet<string> = new Set([
  'alloggi_liberi',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
]);

/** Whether a topic's measure is a number. */
function isCounted(id: string, { topics, units }: ReaderKnowledge['lexicon']): boolean {
  const topic = topics.get(id);
  const [measure] = topic?.measures ?? [];
  return measure === undefined ? (topic?.tool ?? null) !== null : units.get(measure) !== 'testo';
}

/** The years spoken of; none where the turn goes to another ambito, which has no plan of them. */
export function yearsKept(
  turn: Reading,
  before: Reading,
  plans: ReaderKnowledge['plans'],
): readonly number[] {
  const now = turn.places.map(ambitoOf);
  const then = before.places.map(ambitoOf);
  if (now.length === 0 || now.some((id) => then.includes(id))) return before.years;
  return before.years.filter((year) =>
    plans.some(({ ambito, anno }) => now.includes(ambito) && anno === year),
  );
}

/** "E il comune di Cremona?" after ALER's: the comune as an owner. */
export const ownersKept = (
  turn: Reading,
  before: Reading,
  { topics }: ReaderKnowledge['lexicon'],
): Reading['owners'] =>
  turn.namedAsComune && before.owners.includes('aler')
    ? ['comune']
    : // ALER's contribution and stock are the whole ambito's: of a comune they are its own.
      before.topics.some((id) => OF_WHOLE_AMBITO.has(topics.get(id)?.tool ?? '')) &&
        turn.places.some(({ kind }) => kind === 'comune')
      ? []
      : before.owners;

/** Tools that give ALER's figure for the whole ambito only. */
const OF_WHOLE_AMBITO: ReadonlySet<string> = new Set([
  'contributo_solidarieta',
  'patrimonio_abitativo',
  'alloggi_assegnati',
]);

const OF_COMUNI = /\bcomun[ei]\b/i;

/** A question on which comuni is about the ambito of the comune spoken of. */
export function placesKept(turn: Reading, before: Reading, gazetteer: Gazetteer): readonly AskedPlace[] {
  const { operation } = turn;
  const many = operation === 'elenco_comuni' || operation === 'conteggio_comuni' || operation === 'senza';
  const one = before.places.length === 1 && (operation === 'massimo' || operation === 'minimo');
  // "Quali comuni ne fanno parte? E il più piccolo?": of those of the area, not of all.
  const ofArea = before.places.every(({ kind }) => kind === 'area');
  const told =
    before.topics.includes('comuni_area') ||
    before.topics.includes('comuni_ambito') ||
    [turn.question, before.question, before.goesOnFrom ?? ''].some((said) => OF_COMUNI.test(said)) ||
    (before.operation !== null && before.by === null);
  if (ofArea && told && turn.by === null && (many || one)) return before.places;
  return many || one || turn.by !== null ? ambitiOf(before.places, gazetteer) : before.places;
}

/** What stands against what was asked: the topic's opposite, or the comuni that have none. */
export function oppositeOf(before: Reading, lexicon: ReaderKnowledge['lexicon']): Partial<Reading> | null {
  const [only, other] = before.topics;
  if (only === undefined || other !== undefined) return null;
  const opposite = lexicon.topics.get(only)?.opposite ?? null;
  if (opposite !== null) return { topics: [opposite] };
  const { operation } = before;
  return operation === 'elenco_comuni' || operation === 'conteggio_comuni'
    ? { operation: 'senza', bounds: null }
    : null;
}

/**
 * What a turn goes on with: the list that a dwelling's code came from, where another place is named, and the ambito of the
 * comuni left out, where no place was.
 */
export function spokenOf(
  turn: Reading,
  last: Reading,
  earlier: readonly Reading[],
  gazetteer: Gazetteer,
): Reading {
  const moves = turn.places.length + turn.years.length > 0;
  const ofPlace = last.codes.length > 0 && moves && turn.codes.length === 0;
  const before = (ofPlace && earlier.findLast(({ codes }) => codes.length === 0)) || last;
  if (before.places.length > 0 || before.excluded.length === 0) return before;
  const left = before.excluded.map((comune): AskedPlace => ({ kind: 'comune', comune, corrected: false }));
  return { ...before, places: ambitiOf(left, gazetteer) };
}

/** "E quelle del comune capoluogo?": the comune that leads the ambito spoken of. */
export function leaderOf(turn: Reading, before: Reading, gazetteer: Gazetteer): Reading {
  if (turn.places.length > 0 || !/\bcapoluogo\b/i.test(turn.question)) return turn;
  const leaders = ambitiOf(before.places, gazetteer).flatMap((place) =>
    place.kind === 'ambito' ? [place.ambito.capofila] : [],
  );
  const places = gazetteer.comuni
    .filter(({ istat }) => leaders.includes(istat))
    .map((comune): AskedPlace => ({ kind: 'comune', comune, corrected: false }));
  const named = /\bcomune capoluogo\b/i.test(turn.question);
  return places.length === 0
    ? turn
    : {
        ...turn,
        places,
        namedAsComune: turn.namedAsComune || named,
        unknownWords: turn.unknownWords.filter((word) => word !== 'capoluogo'),
      };
}
