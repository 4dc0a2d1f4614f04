// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import type { Gazetteer } from '../../places/model.ts';
import { type ReaderKnowledge, readTurn } from './read-turn.ts';
import type { AskedPlace, Assumption, Reading } from './reading.ts';

/** Words of a turn that only changes one thing of the question before it: "e a Cremona?". */
const LONGEST_FOLLOW_UP = 6;

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
  if (!before || turn.smalltalk !== null || turn.code !== null) return turn;
  const chosen = chosenCandidate(turn, before);
  if (chosen) return { ...before, question: turn.question, places: [chosen], assumptions: ['topic_kept'] };
  const short = words(turn.question).length <= LONGEST_FOLLOW_UP;
  const says = {
    topic: turn.topics.length > 0,
    place: turn.places.length > 0,
    other:
      turn.owner !== null ||
      turn.year !== null ||
      turn.use !== null ||
      turn.list ||
      turn.whole ||
      turn.operation !== null,
  };
  if (!says.topic && !says.place && !(short && says.other)) return turn;
  if (!says.topic && turn.unknownWords.length > 1) return turn;
  const assumptions: Assumption[] = [...turn.assumptions];
  const keepTopic = !says.topic && before.topics.length + (before.housing ? 1 : 0) > 0;
  const keepPlace = !says.place && before.places.length > 0 && !turn.whole;
  if (!keepTopic && !keepPlace) return turn;
  if (keepTopic) assumptions.push('topic_kept');
  if (keepPlace) assumptions.push('place_kept');
  return {
    ...turn,
    topics: keepTopic ? before.topics : turn.topics,
    housing: turn.housing || (keepTopic && before.housing),
    places: keepPlace
      ? before.places
      : turn.whole && !says.place
        ? ambitiOf(before.places, gazetteer)
        : turn.places,
    owner: turn.owner ?? (keepTopic ? before.owner : null),
    use: turn.use ?? (keepTopic ? before.use : null),
    year: turn.year ?? (keepTopic || short ? before.year : null),
    operation: turn.operation ?? (keepTopic ? before.operation : null),
    list: turn.list || (keepTopic && before.list),
    unknownWords: [],
    assumptions,
  };
}

/** "E in tutto l'ambito?": that of the places before. */
function ambitiOf(places: readonly AskedPlace[], gazetteer: Gazetteer): AskedPlace[] {
  const ids = places.flatMap((place) => {
    if (place.kind === 'ambito') return [place.ambito.id];
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
