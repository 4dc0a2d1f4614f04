// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { maskPersonalData } from '../../italian/personal-data.ts';
import type { Gazetteer } from '../../places/model.ts';
import { clausesOf, questionOfStory } from './clauses.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { readTurn } from './read-turn.ts';
import type { AskedPlace, Assumption, Reading } from './reading.ts';

/** Words of a turn that only changes one thing of the question before it: "e a Cremona?". */
const LONGEST_FOLLOW_UP = 9;
/** The same where nothing says what it asks. */
const SHORTEST_FOLLOW_UP = 4;

/** What the mask leaves in the place of personal data. */
const MARKS = /\[(?:e-mail|codice fiscale|IBAN|telefono)\]/g;

/** Reads the questions of the last of `turns`: one, or several in one message, each of which asks something itself. */
export function readMessage(said: readonly string[], knowledge: ReaderKnowledge): Reading[] {
  // What identifies a person is no part of the question: it is neither read nor echoed.
  const turns = said.map((turn) => maskPersonalData(turn).replace(MARKS, ' '));
  const message = turns.at(-1) ?? '';
  const before = turns.slice(0, -1);
  const whole = readConversation(turns, knowledge);
  const story = readStory(before, message, whole, knowledge);
  if (story) return [story];
  const clauses = clausesOf(message);
  if (clauses.length < 2 || whole.danger || whole.personal) return [whole];
  const readings = clauses.map((_, index) =>
    readConversation([...before, ...clauses.slice(0, index + 1)], knowledge),
  );
  return readings.every((reading) => asks(reading) || knowledge.asksRule(reading)) ? readings : [whole];
}

/** The question at the end of a long message, with the place and the need that the rest of it tells. */
function readStory(
  before: readonly string[],
  message: string,
  whole: Reading,
  knowledge: ReaderKnowledge,
): Reading | null {
  const question = questionOfStory(message);
  if (question === null) return null;
  const reading = readConversation([...before, question], knowledge);
  const told = whole.places.filter(({ kind }) => kind === 'comune');
  return {
    ...reading,
    story: message,
    places: reading.places.length === 0 && told.length === 1 ? told : reading.places,
    danger: whole.danger,
    personal: whole.personal || reading.personal,
    unknownWords: [],
  };
}

const asks = (reading: Reading) =>
  reading.topics.length > 0 ||
  reading.codes.length > 0 ||
  reading.absent.length > 0 ||
  reading.plans ||
  reading.checks;

/** Reads the last of `turns` in the light of those before it. */
export function readConversation(turns: readonly string[], knowledge: ReaderKnowledge): Reading {
  let reading = readTurn('', knowledge);
  // What the conversation is about outlives a greeting, a doubt or a word off the subject.
  let subject: Reading | null = null;
  let earlier: Reading | null = null;
  let rule: string | null = null;
  for (const turn of turns) {
    reading = carryOver(readTurn(turn, knowledge), subject, earlier, knowledge.gazetteer);
    const asksRule = knowledge.asksRule(reading);
    if (rule !== null && goesOn(reading, asksRule)) reading = { ...reading, about: rule };
    else rule = asksRule ? turn : null;
    // What a word means, asked in passing, does not change what the figures are about.
    const aside =
      reading.topics.length > 0 && reading.topics.every((topic) => topic === 'norme') && subject !== null;
    if (!aside && (reading.topics.length > 0 || reading.places.length > 0 || reading.housing)) {
      earlier = subject;
      subject = reading;
    }
  }
  return reading;
}

/** "E il punto 5?", "e quanto dura?": a short turn that names neither a figure nor a place of its own. */
const goesOn = (reading: Reading, asksRule: boolean) =>
  words(reading.question).length <= (asksRule ? LONGEST_FOLLOW_UP : SHORTEST_FOLLOW_UP) &&
  reading.topics.every((topic) => topic === 'norme') &&
  !reading.housing &&
  reading.places.length === 0 &&
  reading.smalltalk === null &&
  reading.codes.length === 0;

/** Completes a turn that leaves something unsaid with what the conversation was about. */
function carryOver(
  turn: Reading,
  before: Reading | null,
  earlier: Reading | null,
  gazetteer: Gazetteer,
): Reading {
  if (turn.topics.length > 0 && turn.topics.every((topic) => topic === 'norme') && turn.places.length === 0) {
    const ambiti = before ? ambitiOf(before.places, gazetteer) : [];
    return ambiti.length === 1 ? { ...turn, places: ambiti } : turn;
  }
  if (!before || turn.smalltalk !== null || turn.codes.length > 0 || turn.plans) return turn;
  const [placeBefore] = before.places;
  if (turn.alerTown !== null && placeBefore?.kind === 'ambito' && turn.topics.length === 0) {
    const { question, owners, alerTown } = turn;
    return { ...before, question, owners, alerUnit: alerTown, assumptions: ['topic_kept', 'place_kept'] };
  }
  const chosen = chosenCandidate(turn, before);
  if (chosen) return { ...before, question: turn.question, places: [chosen], assumptions: ['topic_kept'] };
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
      turn.confirms ||
      turn.why ||
      turn.absent.length > 0 ||
      turn.operation !== null,
  };
  if (!says.topic && !says.place && !(short && says.other)) return turn;
  if (!says.topic && turn.unknownWords.length > (says.place ? 2 : 1)) return turn;
  const assumptions: Assumption[] = [...turn.assumptions];
  const money =
    turn.whole && before.topics.length > 0 && before.topics.every((id) => id.startsWith('contributo'));
  const keepTopic = !says.topic && before.topics.length + (before.housing ? 1 : 0) > 0;
  const keepPlace =
    !says.place &&
    before.places.length > 0 &&
    (!turn.whole || money || turn.operation === 'quota') &&
    turn.by !== 'ambito';
  const compared = keepPlace && keepTopic ? comparedWith(turn, before, earlier) : null;
  if (!keepTopic && !keepPlace) return turn;
  if (keepTopic) assumptions.push('topic_kept');
  if (keepPlace) assumptions.push('place_kept');
  // "E ALER?" after the comuni's own: the owner changes; "e a Cremona?" keeps it.
  return {
    ...turn,
    topics: keepTopic ? (money ? ['contributo_totale'] : before.topics) : turn.topics,
    housing: turn.housing || (keepTopic && before.housing),
    places: keepPlace
      ? (compared?.places ?? placesKept(turn, before, gazetteer))
      : turn.whole && !says.place
        ? ambitiOf(before.places, gazetteer)
        : turn.places,
    owners: turn.owners.length > 0 ? turn.owners : keepTopic ? ownersKept(turn, before) : [],
    uses: turn.uses.length > 0 ? turn.uses : keepTopic ? before.uses : [],
    years: compared?.years ?? (turn.years.length > 0 ? turn.years : keepTopic || short ? before.years : []),
    operation: turn.operation ?? (keepTopic && !turn.list && !turn.whole ? before.operation : null),
    by: turn.by ?? (keepTopic ? before.by : null),
    bounds: turn.bounds ?? (keepTopic ? before.bounds : null),
    count: turn.count ?? (keepTopic ? before.count : null),
    list: turn.list || (keepTopic && before.list && !says.place),
    unknownWords: [],
    assumptions,
  };
}

/** "Chi ne ha di più tra i due?", "di quanto è aumentato?": what the last two questions differed in. */
function comparedWith(
  turn: Reading,
  before: Reading,
  earlier: Reading | null,
): Pick<Reading, 'places' | 'years'> | null {
  const { operation } = turn;
  const compares =
    operation === 'differenza' || operation === 'massimo' || operation === 'minimo' || operation === 'somma';
  if (!compares || !earlier || before.places.length !== 1 || earlier.places.length !== 1) return null;
  const [now] = before.places;
  const [then] = earlier.places;
  if (!now || !then) return null;
  if (JSON.stringify(now) !== JSON.stringify(then)) return { places: [then, now], years: before.years };
  const years = [...new Set([...earlier.years, ...before.years])];
  return years.length > 1 ? { places: before.places, years } : null;
}

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
  const ids = places.flatMap((place) => {
    if (place.kind === 'ambito') return [place.ambito.id];
    if (place.kind === 'area') return [place.area.ambito];
    return place.kind === 'comune' && place.comune.ambito !== null ? [place.comune.ambito] : [];
  });
  return [...new Set(ids)].flatMap((id) => {
    const ambito = gazetteer.ambito(id);
    return ambito ? [{ kind: 'ambito' as const, ambito }] : [];
  });
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
