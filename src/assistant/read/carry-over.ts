// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import type { Gazetteer } from '../../places/model.ts';
import type { ReaderKnowledge } from './find-places.ts';
import type { AskedPlace, Assumption, Reading } from './reading.ts';
import { relativeYears } from './relative-years.ts';
import { sumOfParts, togetherWith } from './together.ts';

/** Words of a turn that only changes one thing of the question before it: "e a Cremona?". */
export const LONGEST_FOLLOW_UP = 9;

/**
 * Completes a turn that leaves something unsaid with what the conversation was about: `before` is its last subject,
 * `earlier` those before that, the oldest first.
 */
export function carryOver(
  asked: Reading,
  before: Reading | null,
  earlier: readonly Reading[],
  { gazetteer, lexicon, plans }: ReaderKnowledge,
): Reading {
  const said = before ? sameKindOfPlace(wholeOfIt(asked, before, lexicon), before, gazetteer) : asked;
  if (said.topics.length > 0 && said.topics.every((topic) => topic === 'norme') && said.places.length === 0) {
    const ambiti = before ? ambitiOf(before.places, gazetteer) : [];
    return ambiti.length === 1 ? { ...said, places: ambiti } : said;
  }
  if (!before || said.smalltalk !== null || said.codes.length > 0) return said;
  const ofDwelling = sameDwelling(said, before);
  if (ofDwelling) return ofDwelling;
  // "E l'anno prima?" asks what was asked, of another year; where nothing was, what was assigned then.
  const yearOnly = said.topics.every((topic) => topic === 'anno_precedente') && before.topics.length > 0;
  const shifted = said.topics.length === 0 || yearOnly ? relativeYears(said, before, plans) : null;
  if (said.plans && !shifted) return said;
  const turn = shifted ? { ...said, topics: [], years: shifted, aspect: null, plans: false } : said;
  const [placeBefore] = before.places;
  if (turn.alerTown !== null && placeBefore?.kind === 'ambito' && turn.topics.length === 0) {
    const { question, owners, alerTown } = turn;
    return { ...before, question, owners, alerUnit: alerTown, assumptions: ['topic_kept', 'place_kept'] };
  }
  const chosen = chosenCandidate(turn, before);
  if (chosen) return { ...before, question: turn.question, places: [chosen], assumptions: ['topic_kept'] };
  if (goesOnWithAspect(turn, before)) {
    const { question, places, years } = turn;
    return { ...before, question, places, ...(years.length > 0 && { years }), assumptions: ['topic_kept'] };
  }
  const opposite = isDenial(turn) ? oppositeOf(before, lexicon) : null;
  if (opposite)
    return { ...before, ...opposite, question: turn.question, assumptions: ['topic_kept', 'place_kept'] };
  const short = words(turn.question).length <= LONGEST_FOLLOW_UP;
  const says = {
    topic: turn.topics.length > 0,
    place: turn.places.length > 0,
    other:
      turn.owners.length > 0 ||
      turn.years.length > 0 ||
      turn.uses.length > 0 ||
      turn.list ||
      turn.whole ||
      turn.checks ||
      turn.by !== null ||
      turn.bounds !== null ||
      turn.count !== null ||
      turn.confirms ||
      turn.why ||
      turn.parts ||
      turn.absent.length > 0 ||
      asksHowMany(turn, before) ||
      countsThem(turn) ||
      turn.operation !== null,
  };
  if (!says.topic && !says.place && !(short && says.other)) return passing(turn, before, lexicon);
  if (!says.topic && turn.unknownWords.length > (says.place ? 2 : 1)) return turn;
  const assumptions: Assumption[] = [...turn.assumptions];
  const money =
    turn.whole && before.topics.length > 0 && before.topics.every((id) => id.startsWith('contributo'));
  const keepTopic =
    !says.topic &&
    before.topics.length + (before.housing ? 1 : 0) > 0 &&
    !changesService(turn, before) &&
    !asksStock(turn, before, lexicon);
  const keepPlace =
    !says.place &&
    before.places.length > 0 &&
    (!isWholeAmbito(turn) ||
      money ||
      turn.operation === 'quota' ||
      sumOfParts(turn, before, earlier, lexicon)) &&
    turn.by !== 'ambito';
  const together =
    !says.place && keepTopic && !asksHowMany(turn, before) ? togetherWith(turn, before, earlier) : null;
  if (!keepTopic && !keepPlace && !together) return turn;
  if (keepTopic) assumptions.push('topic_kept');
  if (keepPlace || together) assumptions.push('place_kept');
  // "In totale?" after one owner's: all owners'.
  const owners =
    turn.owners.length > 0 ? turn.owners : keepTopic && !turn.whole ? ownersKept(turn, before) : [];
  if (turn.owners.length === 0 && owners.length > 0) assumptions.push('owner_kept');
  const years =
    together?.years ??
    (turn.years.length > 0 ? turn.years : keepTopic || short ? yearsKept(turn, before, plans) : []);
  if (turn.years.length === 0 && years.length > 0) assumptions.push('year_kept');
  // "E ALER?" after the comuni's own: the owner changes; "e a Cremona?" keeps it.
  return {
    ...turn,
    topics: keepTopic ? topicsKept(turn, before, earlier, money, lexicon) : turn.topics,
    housing: turn.housing || (keepTopic && before.housing),
    places:
      together?.places ??
      (keepPlace
        ? placesKept(turn, before, gazetteer)
        : turn.whole && !says.place
          ? ambitiOf(before.places, gazetteer)
          : turn.places),
    owners,
    uses: turn.uses.length > 0 ? turn.uses : keepTopic ? before.uses : [],
    years,
    operation:
      turn.operation ??
      (together
        ? 'somma'
        : keepTopic && asksHowMany(turn, before)
          ? 'conteggio_comuni'
          : keepTopic && !turn.list && !turn.whole
            ? before.operation
            : null),
    by: turn.by ?? (keepTopic ? before.by : null),
    bounds: turn.bounds ?? (keepTopic ? before.bounds : null),
    count: turn.count ?? (keepTopic ? before.count : null),
    list: turn.list || (keepTopic && before.list && !says.place),
    unknownWords: [],
    assumptions,
  };
}

/** "E del cremonese?" after a question on the documents themselves: the same of another place. */
function goesOnWithAspect(turn: Reading, before: Reading): boolean {
  return (
    before.aspect !== null &&
    before.topics.every((topic) => topic === 'norme') &&
    turn.aspect === null &&
    turn.topics.length === 0 &&
    turn.places.length > 0 &&
    turn.unknownWords.length === 0 &&
    !turn.housing
  );
}

/** "Quanti ce ne sono?": how many there are of what was spoken of. */
const countsThem = ({ question, topics, unknownWords }: Reading) =>
  topics.length === 0 &&
  unknownWords.length === 0 &&
  /\bquant[eio]?\b.*\bne\b|\bne\b.*\bquant[ei]\b/.test(fold(question));

/** "In tutto?" after a figure: the whole of it, not of the stock. */
function wholeOfIt(turn: Reading, before: Reading, { topics }: ReaderKnowledge['lexicon']): Reading {
  const weak =
    turn.topics.length > 0 && turn.topics.every((id) => id === 'in_tutto' && topics.get(id)?.weak === true);
  return weak && before.topics.length > 0 && !turn.housing ? { ...turn, topics: [], whole: true } : turn;
}

/** "E Castelleone?" after a sub-ambito: that of the same name, where it is one. */
function sameKindOfPlace(turn: Reading, before: Reading, gazetteer: Gazetteer): Reading {
  const [area] = before.places;
  if (area?.kind !== 'area' || turn.topics.length > 0) return turn;
  const inAmbito = gazetteer.aree.filter(({ ambito }) => ambito === area.area.ambito);
  const places = turn.places.map((place): AskedPlace => {
    if (place.kind !== 'comune') return place;
    const name = fold(place.comune.nome);
    const same = inAmbito.find(({ nome, alias }) =>
      [nome, ...alias].some((known) => fold(known) === name || fold(known).endsWith(` ${name}`)),
    );
    return same ? { kind: 'area', area: same } : place;
  });
  return { ...turn, places };
}

/** A few words that name nothing of their own, after a question on figures. */
function passing(turn: Reading, before: Reading, lexicon: ReaderKnowledge['lexicon']): Reading {
  const ofFigures = before.topics.some((id) => OF_FIGURES.has(lexicon.topics.get(id)?.tool ?? ''));
  const few = words(turn.question).length <= SHORTEST_OF_ITS_OWN && turn.unknownWords.length <= 1;
  return ofFigures && few && turn.topics.length === 0 && !turn.housing ? { ...turn, inPassing: true } : turn;
}

/** Words of a turn that may ask something of its own. */
const SHORTEST_OF_ITS_OWN = 5;

/**
 * The topic of the question before; of its parts the whole, where the whole is asked for ("in tutto?" after men and women), and
 * a topic of numbers from further back, where what was last asked is words and the largest is wanted.
 */
function topicsKept(
  turn: Reading,
  before: Reading,
  earlier: readonly Reading[],
  money: boolean,
  lexicon: ReaderKnowledge['lexicon'],
): readonly string[] {
  if (money) return ['contributo_totale'];
  // "Che cos'è un SAT? Quanti ce ne sono?": the number, not the word again.
  if (countsThem(turn) && before.topics.includes('norme'))
    return before.topics.filter((id) => id !== 'norme');
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

/** Whether a topic's measure is a number. */
function isCounted(id: string, { topics, units }: ReaderKnowledge['lexicon']): boolean {
  const topic = topics.get(id);
  const [measure] = topic?.measures ?? [];
  return measure === undefined ? (topic?.tool ?? null) !== null : units.get(measure) !== 'testo';
}

/** "Quanti sono?", "quanti in tutto?" after which they are. */
const asksHowMany = (turn: Reading, before: Reading) =>
  before.operation === 'elenco_comuni' && turn.operation === null && COUNTS.test(turn.question) && !turn.list;

/** Whether the whole ambito is asked for, and not what the last question is in all. */
const isWholeAmbito = ({ whole, question }: Reading) => whole && WHOLE_AMBITO.test(question);
const WHOLE_AMBITO = /\b(?:ambito|comuni|ovunque|dappertutto|piano|territorio|zona)\b/i;

/** The years spoken of; none where the turn goes to another ambito, which has no plan of them. */
function yearsKept(turn: Reading, before: Reading, plans: ReaderKnowledge['plans']): readonly number[] {
  const now = turn.places.map(ambitoOf);
  const then = before.places.map(ambitoOf);
  if (now.length === 0 || now.some((id) => then.includes(id))) return before.years;
  return before.years.filter((year) =>
    plans.some(({ ambito, anno }) => now.includes(ambito) && anno === year),
  );
}

/** Topics that say in which state a dwelling is: of one dwelling they ask its row. */
const STATES: ReadonlySet<string> = new Set([
  'alloggi_liberi',
  'alloggi_previsti',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
  'alloggi_sat',
  'patrimonio',
]);
const COUNTS = /\bquant/i;

/** "In che comune è?", "è libero?": the dwelling asked about before by its code. */
function sameDwelling(turn: Reading, before: Reading): Reading | null {
  if (before.codes.length === 0 || turn.places.length > 0 || turn.plans || turn.checks) return null;
  if (COUNTS.test(turn.question) || words(turn.question).length > LONGEST_FOLLOW_UP) return null;
  if (!turn.topics.every((topic) => STATES.has(topic)) || turn.absent.length > 0) return null;
  if (turn.unknownWords.length > 1) return null;
  return { ...turn, topics: [], codes: before.codes, unknownWords: [], assumptions: ['topic_kept'] };
}

/** "E quanti no?", "chi invece no?". */
function isDenial({ question, topics, places }: Reading): boolean {
  const said = words(question).map((word) => word.text);
  return (
    said.at(-1) === 'no' &&
    said.length > 1 &&
    said.length <= LONGEST_FOLLOW_UP &&
    topics.length + places.length === 0
  );
}

/** What stands against what was asked: the topic's opposite, or the comuni that have none. */
function oppositeOf(before: Reading, lexicon: ReaderKnowledge['lexicon']): Partial<Reading> | null {
  const [only, other] = before.topics;
  if (only === undefined || other !== undefined) return null;
  const opposite = lexicon.topics.get(only)?.opposite ?? null;
  if (opposite !== null) return { topics: [opposite] };
  const { operation } = before;
  return operation === 'elenco_comuni' || operation === 'conteggio_comuni'
    ? { operation: 'senza', bounds: null }
    : null;
}

/** "E per SAP?" after the SAT: another service is another question on the same place. */
const changesService = (turn: Reading, before: Reading) =>
  turn.uses.length > 0 && !turn.uses.includes('SAT') && before.topics.join() === 'alloggi_sat';

/** "Quante case ha quel comune?" after its inhabitants: dwellings, where what was spoken of is none. */
function asksStock(turn: Reading, before: Reading, lexicon: ReaderKnowledge['lexicon']): boolean {
  if (!turn.housing || before.topics.length === 0 || !COUNTS.test(turn.question)) return false;
  if (turn.owners.length > 0 && !DWELLING.test(turn.question)) return false;
  return before.topics.every((id) => !OF_DWELLINGS.has(lexicon.topics.get(id)?.tool ?? ''));
}

const DWELLING = /\b(?:allogg|cas[ae]\b|appartament|abitazion|unit[aà])/i;
/** Tools whose measures count dwellings. */
const OF_DWELLINGS: ReadonlySet<string> = new Set([
  'alloggi_disponibili',
  'patrimonio_abitativo',
  'quote_sat',
  'alloggi_assegnati',
  'dati_del_piano',
]);

/** Tools whose answers are figures of a table. */
const OF_FIGURES: ReadonlySet<string> = new Set([
  ...OF_DWELLINGS,
  'popolazione',
  'contributo_solidarieta',
  'quote_riservate',
]);

/** "E il comune di Cremona?" after ALER's: the comune as an owner. */
const ownersKept = (turn: Reading, before: Reading): Reading['owners'] =>
  turn.namedAsComune && before.owners.includes('aler') ? ['comune'] : before.owners;

/** A question on which comuni is about the ambito of the comune spoken of. */
function placesKept(turn: Reading, before: Reading, gazetteer: Gazetteer): readonly AskedPlace[] {
  const { operation } = turn;
  const many = operation === 'elenco_comuni' || operation === 'conteggio_comuni' || operation === 'senza';
  const one = before.places.length === 1 && (operation === 'massimo' || operation === 'minimo');
  return many || one || turn.by !== null ? ambitiOf(before.places, gazetteer) : before.places;
}

/** "E in tutto l'ambito?": that of the places before. */
function ambitiOf(places: readonly AskedPlace[], gazetteer: Gazetteer): AskedPlace[] {
  const ids = places.flatMap((place) => ambitoOf(place) ?? []);
  return [...new Set(ids)].flatMap((id) => {
    const ambito = gazetteer.ambito(id);
    return ambito ? [{ kind: 'ambito' as const, ambito }] : [];
  });
}

/** Id of the ambito that a place is in, or is; null where it is in none that is known. */
export function ambitoOf(place: AskedPlace): string | null {
  if (place.kind === 'ambito') return place.ambito.id;
  if (place.kind === 'area') return place.area.ambito;
  return place.kind === 'comune' ? place.comune.ambito : null;
}

/** "De' Frati", "il primo no, Cortesi": the answer to a question about which comune was meant. */
function chosenCandidate(turn: Reading, before: Reading): AskedPlace | null {
  const asked = before.places.find((place) => place.kind === 'ambiguous');
  if (!asked || turn.topics.length > 0) return null;
  const said = new Set(words(turn.question).map((word) => word.text));
  const fitting = asked.candidates.filter((comune) => {
    const own = words(comune.nome).map((word) => word.text);
    const others = asked.candidates
      .filter((other) => other !== comune)
      .map((other) => words(other.nome).map((word) => word.text));
    return own.some(
      (word) => word.length > 2 && said.has(word) && others.every((other) => !other.includes(word)),
    );
  });
  const only = fitting.length === 1 ? fitting[0] : undefined;
  return only ? { kind: 'comune', comune: only, corrected: false } : null;
}
