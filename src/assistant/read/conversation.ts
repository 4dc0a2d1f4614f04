// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import type { Gazetteer } from '../../places/model.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { readTurn } from './read-turn.ts';
import type { AskedPlace, Assumption, Reading } from './reading.ts';

/** Words of a turn that only changes one thing of the question before it: "e a Cremona?". */
const LONGEST_FOLLOW_UP = 7;

/** Reads the last of `turns` in the light of those before it. */
export function readConversation(turns: readonly string[], knowledge: ReaderKnowledge): Reading {
  let reading = readTurn('', knowledge);
  // What the conversation is about outlives a greeting, a doubt or a word off the subject.
  let subject: Reading | null = null;
  for (const turn of turns) {
    reading = carryOver(readTurn(turn, knowledge), subject, knowledge.gazetteer);
    if (reading.topics.length > 0 || reading.places.length > 0 || reading.housing) subject = reading;
  }
  return reading;
}

/** Completes a turn that leaves something unsaid with what the conversation was about. */
function carryOver(turn: Reading, before: Reading | null, gazetteer: Gazetteer): Reading {
  if (!before || turn.smalltalk !== null || turn.codes.length > 0 || turn.plans) return turn;
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
      turn.operation !== null,
  };
  if (!says.topic && !says.place && !(short && says.other)) return turn;
  if (!says.topic && turn.unknownWords.length > 1) return turn;
  const assumptions: Assumption[] = [...turn.assumptions];
  const keepTopic = !says.topic && before.topics.length + (before.housing ? 1 : 0) > 0;
  const keepPlace = !says.place && before.places.length > 0 && !turn.whole && turn.by !== 'ambito';
  if (!keepTopic && !keepPlace) return turn;
  if (keepTopic) assumptions.push('topic_kept');
  if (keepPlace) assumptions.push('place_kept');
  // "E ALER?" after the comuni's own: the owner changes; "e a Cremona?" keeps it.
  return {
    ...turn,
    topics: keepTopic ? before.topics : turn.topics,
    housing: turn.housing || (keepTopic && before.housing),
    places: keepPlace
      ? placesKept(turn, before, gazetteer)
      : turn.whole && !says.place
        ? ambitiOf(before.places, gazetteer)
        : turn.places,
    owners: turn.owners.length > 0 ? turn.owners : keepTopic ? before.owners : [],
    uses: turn.uses.length > 0 ? turn.uses : keepTopic ? before.uses : [],
    years: turn.years.length > 0 ? turn.years : keepTopic || short ? before.years : [],
    operation: turn.operation ?? (keepTopic && !turn.list ? before.operation : null),
    by: turn.by ?? (keepTopic ? before.by : null),
    bounds: turn.bounds ?? (keepTopic ? before.bounds : null),
    count: turn.count ?? (keepTopic ? before.count : null),
    list: turn.list || (keepTopic && before.list && !says.place),
    unknownWords: [],
    assumptions,
  };
}

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
