// SPDX-License-Identifier: EUPL-1.2
import type { ReaderKnowledge } from './find-places.ts';
import {
  asksMoreOfAct,
  asksMoreOfResponses,
  checkedFigure,
  goesOnWithAspect,
  isDenial,
  membersOf,
  nextOf,
  othersLikeIt,
  partOfStock,
  recalledOf,
  sameDwelling,
  sameKindOfPlace,
  sameMeasure,
  toldApart,
  wholeOfIt,
} from './follow-up.ts';
import {
  alreadyPercent,
  asksOneThing,
  comuniCounted,
  narrowed,
  ofSameTable,
  ownedByComune,
  sizeOfComuni,
  subAmbitoOf,
} from './in-context.ts';
import { leaderOf, oppositeOf, spokenOf, yearsKept } from './kept.ts';
import { ambitiOf, ambitoOf } from './place-ambito.ts';
import { besides, chosenPlaces, otherOfName, unitsOf } from './place-sets.ts';
import type { Reading } from './reading.ts';
import { relativeYears } from './relative-years.ts';
import { type Spoken, withWhatIsUnsaid } from './unsaid.ts';

/**
 * Completes a turn that leaves something unsaid with what the conversation was about: `last` is its last subject,
 * `earlier` those before that, the oldest first. The first of the ways of going on that fits is taken.
 */
export function carryOver(
  asked: Reading,
  last: Reading | null,
  earlier: readonly Reading[],
  knowledge: ReaderKnowledge,
): Reading {
  if (last === null) return asked;
  const before = spokenOf(asked, last, earlier, knowledge.gazetteer);
  const turn = REWORDINGS.reduce(
    (reading, reworded) => reworded({ turn: reading, before, earlier, knowledge }),
    asked,
  );
  const spoken = { turn, before, earlier, knowledge };
  for (const move of MOVES) {
    const reading = move(spoken);
    if (reading) return reading;
  }
  return withWhatIsUnsaid(spoken);
}

/** Words that mean something else after what was said: "il comune" as an owner, "percentuale" of what was spoken of. */
const REWORDINGS: readonly ((spoken: Spoken) => Reading)[] = [
  sameFigureSaid,
  ({ turn, before }) => membersOf(otherOfName(turn, before), before),
  ({ turn, before, knowledge }) => wholeOfIt(turn, before, knowledge.lexicon),
  ({ turn, before, knowledge }) => sameMeasure(turn, before, knowledge.lexicon),
  ({ turn, before, knowledge }) => sameKindOfPlace(turn, before, knowledge.gazetteer),
  ({ turn, before, knowledge }) => leaderOf(turn, before, knowledge.gazetteer),
  ({ turn, before, knowledge }) => ownedByComune(turn, before, knowledge.lexicon),
  ({ turn, before }) => ofSameTable(turn, before),
  ({ turn, before }) => asksOneThing(turn, before),
  ({ turn, before, knowledge }) => alreadyPercent(turn, before, knowledge.lexicon),
  ({ turn, before, knowledge }) => subAmbitoOf(turn, before, knowledge.gazetteer),
  ({ turn, before, knowledge }) => narrowed(turn, before, knowledge),
  ({ turn }) => (OF_WHICH.test(turn.question) ? { ...turn, parts: true } : turn),
  ({ turn, before, knowledge }) => sizeOfComuni(turn, before, knowledge.lexicon),
  ({ turn, before, knowledge }) => comuniCounted(turn, before, knowledge.lexicon),
  inAnotherYear,
];

/**
 * "Che valore riportano?", "che numero dava nel 2019?", "era uguale?" after a figure: words that only stand for it. Where nothing
 * else is said, it is asked again.
 */
function sameFigureSaid({ turn, before }: Spoken): Reading {
  const { topics, unknownWords, places, years, owners, uses, operation, recall, codes } = turn;
  const stands = unknownWords.length > 0 && unknownWords.every((word) => OF_FIGURE.test(word));
  if (!stands || topics.length > 0 || before.topics.length === 0) return turn;
  const bare = places.length + years.length + owners.length + uses.length + codes.length === 0;
  const again = bare && operation === null && recall === null && OF_VALUE.test(turn.question);
  return { ...turn, unknownWords: [], recall: again ? 'again' : recall };
}

const OF_FIGURE =
  /^(?:valor[ei]|numer[oi]|cifr[ae]|dat[oi]|ugual[ei]|stess[oaie]|identic[oaie]|riport\p{L}+|dava|davano|indica\p{L}*|segna\p{L}*|stampat[oaie]|dichiarat[oaie]|anni|anno)$/u;
const OF_VALUE = /\b(?:valor[ei]|numer[oi]|cifr[ae]|dat[oi])\b/i;

/** "Di cui?": what it is made of. */
const OF_WHICH = /^\W*(?:e )?di cui\W*$/i;

/** "E l'anno prima?" asks what was asked, of another year; where nothing was, what was assigned then. */
function inAnotherYear({ turn, before, earlier, knowledge }: Spoken): Reading {
  if (turn.recall !== null || isOfItself(turn) || asksOnlyRules(turn)) return turn;
  const ofThen = turn.topics.every((topic) => topic === 'anno_precedente') && before.topics.length > 0;
  // "E dopo?" after which has most: the one that comes next.
  if ((turn.topics.length > 0 && !ofThen) || nextOf(turn, before)) return turn;
  const years = relativeYears(turn, before, knowledge.plans, earlier);
  return years ? { ...turn, topics: [], years, aspect: null, plans: false } : turn;
}

const isOfItself = ({ smalltalk, codes }: Reading) => smalltalk !== null || codes.length > 0;
const asksOnlyRules = ({ topics, places }: Reading) =>
  topics.length > 0 && places.length === 0 && topics.every((topic) => topic === 'norme');

/** A way of going on with what was said; null where a turn does not go on so. */
type Move = (spoken: Spoken) => Reading | null;

/** Ways of going on, the more telling first. */
const MOVES: readonly Move[] = [
  rulesOfSameAmbito,
  ({ turn }) => (isOfItself(turn) ? turn : null),
  ({ turn, before }) => (asksMoreOfAct(turn, before) ? again(turn, before, {}, true) : null),
  ({ turn, before }) => recalledOf(turn, before),
  ({ turn, before }) => sameDwelling(turn, before),
  ofDocuments,
  ({ turn, before }) => checkedFigure(turn, before),
  ownersOfAmbito,
  ({ turn, before, earlier }) => again(turn, before, unitsOf(turn, before, earlier), true),
  ({ turn, before }) => partOfStock(turn, before),
  ({ turn, before, earlier, knowledge }) => {
    const places = chosenPlaces(turn, before, earlier, knowledge.gazetteer);
    return again(asWhole(turn, before, places), before, places && { places });
  },
  ({ turn, before, knowledge }) => again(turn, before, besides(turn, before, knowledge)),
  sameAspectElsewhere,
  ({ turn, before }) => nextOf(turn, before),
  ({ turn, before, knowledge }) => again(turn, before, othersLikeIt(turn, before, knowledge.gazetteer)),
  ({ turn, before }) => again(turn, before, toldApart(turn, before), true),
  shareOfBoth,
  partsCompared,
  ({ turn, before, knowledge }) =>
    isDenial(turn) ? again(turn, before, oppositeOf(before, knowledge.lexicon), true) : null,
];

/** The answer to which comune is meant: the question that was asked, with the comune's name in its place. */
function asWhole(turn: Reading, before: Reading, places: Reading['places'] | null): Reading {
  const asked = before.places.find((place) => place.kind === 'ambiguous');
  const [only, more] = places ?? [];
  if (!asked || only?.kind !== 'comune' || more) return turn;
  const { question } = before;
  return {
    ...turn,
    question: `${question.slice(0, asked.start)}${only.comune.nome}${question.slice(asked.end)}`,
  };
}

/** What was asked before, with some of it changed; null where nothing is. */
function again(
  { question }: Reading,
  before: Reading,
  changes: Partial<Reading> | null,
  samePlace = false,
): Reading | null {
  const assumptions: Reading['assumptions'] = samePlace ? ['topic_kept', 'place_kept'] : ['topic_kept'];
  const goesOnFrom = before.goesOnFrom ?? before.question;
  return changes && { ...before, ...changes, question, goesOnFrom, assumptions };
}

/** "Chi può fare domanda?": a rule, told of the ambito that was spoken of. */
function rulesOfSameAmbito({ turn, before, knowledge }: Spoken): Reading | null {
  if (!asksOnlyRules(turn)) return null;
  const ambiti = ambitiOf(before.places, knowledge.gazetteer);
  return ambiti.length === 1 ? { ...turn, places: ambiti } : turn;
}

/** A question on the documents themselves; of what date, or in which table, are the figures that were spoken of. */
function ofDocuments({ turn, before, knowledge }: Spoken): Reading | null {
  if (!turn.plans) return null;
  const told = turn.aspect !== null && OF_AMBITO.has(turn.aspect);
  if (told && turn.places.length + turn.years.length === 0 && !EVERY.test(turn.question))
    return { ...turn, places: ambitiOf(before.places, knowledge.gazetteer), years: before.years };
  const bare = turn.topics.length + turn.places.length + turn.unknownWords.length === 0;
  if (!bare || turn.aspect === null || !OF_FIGURES.has(turn.aspect)) return turn;
  const { topics, places, years } = before;
  return {
    ...turn,
    topics,
    places,
    years: turn.years.length > 0 ? turn.years : years,
    assumptions: ['topic_kept', 'place_kept'],
  };
}

/** What is asked of the plan that was spoken of, where no other is named. */
const OF_AMBITO: ReadonlySet<Reading['aspect']> = new Set(['risposte', 'approvazione']);
const EVERY = /\b(?:tutti|ogni|ciascun|quali) (?:i )?(?:pian[oi]|ambit[oi]|document[oi])\b/i;

/** What is asked of the documents that is asked of a figure in them. */
const OF_FIGURES: ReadonlySet<Reading['aspect']> = new Set(['data']);

/** "E ALER Mantova?" after an ambito's figure: one of ALER's operating units. */
function ownersOfAmbito({ turn, before }: Spoken): Reading | null {
  const { owners, alerTown, topics } = turn;
  if (alerTown === null || topics.length > 0 || before.places[0]?.kind !== 'ambito') return null;
  return again(turn, before, { owners, alerUnit: alerTown }, true);
}

/** "Che percentuale è?" after a comune's figure and its ambito's, in either order: how much of the ambito's the comune's is. */
function shareOfBoth({ turn, before, earlier }: Spoken): Reading | null {
  const last = earlier.at(-1);
  const bare = turn.topics.length + turn.places.length === 0 && turn.operation === 'quota';
  if (!bare || last?.topics.join() !== before.topics.join() || last.places.length !== 1) return null;
  const [both] = [
    [last, before],
    [before, last],
  ].flatMap(([one, other]) => {
    const part = one?.places[0];
    const whole = other?.places[0];
    const ofAmbito =
      whole?.kind === 'ambito' && part?.kind === 'comune' && ambitoOf(part) === whole.ambito.id;
    return ofAmbito && one ? [{ part, owners: one.owners }] : [];
  });
  if (!both || before.places.length !== 1) return null;
  const { part, owners } = both;
  return again(turn, before, { operation: 'quota', places: [part], owners, whole: true });
}

/** "Sono di più le donne?" after the men and the women of a place: the two parts, against each other. */
function partsCompared({ turn, before, earlier, knowledge }: Spoken): Reading | null {
  const last = earlier.at(-1);
  const [one, more] = before.topics;
  const [other, others] = last?.topics ?? [];
  if (!turn.operation || !AGAINST.has(turn.operation) || turn.places.length + turn.years.length > 0)
    return null;
  if (!one || !other || more || others || one === other || OF_OTHERS.test(turn.question)) return null;
  const [parent, same] = [one, other].map((id) => knowledge.lexicon.topics.get(id)?.narrows ?? null);
  const apart = JSON.stringify(last?.places) !== JSON.stringify(before.places) || before.places.length !== 1;
  if (!parent || parent !== same || apart || !turn.topics.every((id) => id === one || id === other))
    return null;
  return again(turn, before, { topics: [other, one], operation: turn.operation }, true);
}

const AGAINST: ReadonlySet<Reading['operation']> = new Set(['massimo', 'minimo', 'differenza']);
const OF_OTHERS = /\b(?:chi|dove|comun[ei]|paes[ei]|ambit[oi]|piano)\b/i;

/** "E del cremonese?", "e da chi?" after a question on the documents themselves: when, by whom, by which act is told together. */
function sameAspectElsewhere({ turn, before, knowledge }: Spoken): Reading | null {
  const { places } = turn;
  const years = turn.years.length > 0 ? turn.years : yearsKept(turn, before, knowledge.plans);
  if (asksMoreOfResponses(turn, before)) return again(turn, before, {}, true);
  return goesOnWithAspect(turn, before)
    ? again(turn, before, { ...(places.length > 0 && { places }), years })
    : null;
}
