// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import type { Comune, Gazetteer } from '../../places/model.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { LONGEST_FOLLOW_UP } from './follow-up.ts';
import { ambitoOf } from './place-ambito.ts';
import type { AskedPlace, Reading } from './reading.ts';

/** Years and places that a turn sets beside those spoken of. */
type Beside = Pick<Reading, 'places' | 'years' | 'operation'>;

/**
 * "E rispetto a Casalbuttano?", "aggiungendo Bonemerse?", "in confronto al 2019?": what a turn names is set against what was
 * spoken of, or added to it. Null where it only takes its place.
 */
export function besides(
  turn: Reading,
  before: Reading,
  { lexicon, plans }: Pick<ReaderKnowledge, 'lexicon' | 'plans'>,
): Beside | null {
  const asked = ` ${words(turn.question)
    .map(({ text }) => text)
    .join(' ')} `;
  const [first] = before.places;
  if (!first || turn.topics.length > 0) return null;
  const adds = lexicon.dialogue.adds.some((way) => way.test(asked));
  if (adds && turn.places.length > 0)
    return { places: together([...before.places, ...turn.places]), years: turn.years, operation: 'somma' };
  const compares =
    turn.operation === 'differenza' || lexicon.dialogue.compares.some((way) => way.test(asked));
  if (!compares) return null;
  if (turn.places.length === 1)
    return { places: together([first, ...turn.places]), years: turn.years, operation: 'differenza' };
  const [year] = turn.years;
  if (turn.places.length > 0 || year === undefined || turn.years.length > 1) return null;
  const latest = Math.max(
    ...plans.filter(({ ambito }) => ambito === ambitoOf(first)).map(({ anno }) => anno),
  );
  const years = [...new Set([before.years[0] ?? latest, year])].filter(Number.isFinite);
  return years.length === 2 ? { places: before.places, years, operation: 'differenza' } : null;
}

function together(places: readonly AskedPlace[]): AskedPlace[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/**
 * "E la U.O. Cremona?" after that of Mantova, and "somma delle due" after both: ALER's operating units, which bear the names of
 * towns. Null where the turn is on something else.
 */
export function unitsOf(
  turn: Reading,
  before: Reading,
  earlier: readonly Reading[],
): Partial<Reading> | null {
  if (before.alerUnit === null || turn.topics.length > 0) return null;
  const [place, more] = turn.places;
  if (
    place?.kind === 'comune' &&
    !more &&
    !turn.namedAsComune &&
    turn.owners.every((owner) => owner === 'aler')
  )
    return { alerUnit: place.comune.nome };
  const last = earlier.at(-1);
  const both = turn.operation !== null || turn.whole;
  if (place || !both || last?.alerUnit == null || last.topics.join() !== before.topics.join()) return null;
  return {
    alerUnit: null,
    alerUnits: [last.alerUnit, before.alerUnit].map(capital),
    operation: turn.operation ?? 'somma',
  };
}

/** A town's name as it is written. */
const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** "Entrambi", "non lo so", "è lo stesso": every comune that may be meant. */
const ALL =
  /\b(?:entramb[ie]|ambedue|tutt[ie](?: e)? (?:due|tre|quattro|quant[ie])|tutt[ie]|non (?:lo )?so|boh|non saprei|non ricordo|fa lo stesso|e lo stesso|uguale|indifferente|qualsiasi|qualunque|l uno e l altro|sia l uno)\b/;
/** "L'altra", after one of two was told. */
const OTHER = /\b(?:(?:l|quell|nell|all|dell|gli|le) )?altr[oaie]\b/;

/** "E l'altra Scandolara, quante ne ha?": the one of two that bear a name of which the other was spoken of. */
export function otherOfName(turn: Reading, before: Reading): Reading {
  const asked = turn.places.find((place) => place.kind === 'ambiguous');
  const [told] = before.places;
  if (
    !asked ||
    told?.kind !== 'comune' ||
    !OTHER.test(
      words(turn.question)
        .map(({ text }) => text)
        .join(' '),
    )
  )
    return turn;
  const [other, more] = asked.candidates.filter(({ istat }) => istat !== told.comune.istat);
  return other && !more && asked.candidates.length === 2 ? { ...turn, places: [asComune(other)] } : turn;
}

/** "De' Frati", "quello cremonese", "entrambi", "l'altra Corte": the answer to which comune is meant. */
export function chosenPlaces(
  turn: Reading,
  before: Reading,
  earlier: readonly Reading[],
  gazetteer: Gazetteer,
): readonly AskedPlace[] | null {
  const said = words(turn.question).map((word) => word.text);
  if (turn.topics.length > 0 || said.length > LONGEST_FOLLOW_UP) return null;
  const text = said.join(' ');
  const asked = before.places.find((place) => place.kind === 'ambiguous');
  if (asked) {
    const one = candidateSaid(said, asked.candidates) ?? candidateOf(turn, text, asked.candidates, gazetteer);
    if (one) return [asComune(one)];
    return ALL.test(text) ? asked.candidates.map(asComune) : null;
  }
  const [told] = before.places;
  const last = earlier
    .flatMap(({ places }) => places)
    .findLast(
      (place) =>
        place.kind === 'ambiguous' &&
        told?.kind === 'comune' &&
        place.candidates.some(({ istat }) => istat === told.comune.istat),
    );
  if (last?.kind !== 'ambiguous' || told?.kind !== 'comune') return null;
  const another = turn.places.length === 0 ? candidateSaid(said, last.candidates) : null;
  if (another) return [asComune(another)];
  if (!OTHER.test(text)) return null;
  const others = last.candidates.filter(({ istat }) => istat !== told.comune.istat);
  return others.length > 0 ? others.map(asComune) : null;
}

const asComune = (comune: Comune): AskedPlace => ({ kind: 'comune', comune, corrected: false });

/** The candidate that a word of its own tells apart: "de' Frati". */
function candidateSaid(said: readonly string[], candidates: readonly Comune[]): Comune | null {
  const fitting = candidates.filter((comune) => {
    const own = words(comune.nome).map((word) => word.text);
    const others = candidates
      .filter((other) => other !== comune)
      .map((other) => words(other.nome).map((word) => word.text));
    return own.some(
      (word) => word.length > 2 && said.includes(word) && others.every((other) => !other.includes(word)),
    );
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The candidate of the ambito or of the province that the turn names: "quella mantovana", "nell'Oglio Po". */
function candidateOf(
  turn: Reading,
  text: string,
  candidates: readonly Comune[],
  gazetteer: Gazetteer,
): Comune | null {
  const province = PROVINCES.find(([, said]) => said.test(text))?.[0];
  const ambiti = turn.places.flatMap((place) => ambitoOf(place) ?? []);
  const named = gazetteer.ambiti.filter(({ nome }) => said(text, nome)).map(({ id }) => id);
  const fitting = candidates.filter(
    ({ ambito, provincia }) =>
      (ambito !== null && [...ambiti, ...named].includes(ambito)) ||
      (ambiti.length + named.length === 0 && provincia === province),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** "Cremonese", "cremonesi", "cremonesa" as an ambito's name with whatever ending. */
const said = (text: string, nome: string) => {
  const stem = nome.toLowerCase().slice(0, -1);
  return text.split(' ').some((word) => word.startsWith(stem) && word.length <= nome.length + 1);
};

const PROVINCES: readonly (readonly [string, RegExp])[] = [
  ['CR', /\b(?:cremonese|cremona|cr)\b/],
  ['MN', /\b(?:mantovan[oa]|mantova|mn|viadanes[ei])\b/],
];
