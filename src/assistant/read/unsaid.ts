// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import type { ReaderKnowledge } from './find-places.ts';
import {
  asksHowMany,
  asksStock,
  changesService,
  countsThem,
  isWholeAmbito,
  LONGEST_FOLLOW_UP,
  passing,
} from './follow-up.ts';
import { asksDwellingsThere, asksJustHowMany, ofSameSupport } from './in-context.ts';
import { ownersKept, placesKept, topicsKept, yearsKept } from './kept.ts';
import { LEADING } from './openings.ts';
import { ambitiOf, ambitoOf } from './place-ambito.ts';
import type { Assumption, Reading } from './reading.ts';
import { sumOfParts, togetherWith } from './together.ts';

/** A turn, and what was spoken of before it. */
export interface Spoken {
  readonly turn: Reading;
  /** The last subject. */
  readonly before: Reading;
  /** Those before that, the oldest first. */
  readonly earlier: readonly Reading[];
  readonly knowledge: ReaderKnowledge;
}

/** "E quelli in carenza manutentiva?" after a list: those one by one as well. */
const THOSE = /\bquell[ieoa]\b/i;

/** "Quale dei due ha più abitanti?": of those spoken of, whatever is asked of them. */
const OF_BOTH = /\b(?:dei|delle|tra i|fra i|tra le|fra le|di queste|di questi) (?:due|tre|quattro)\b/i;

/** "Chi ha più abitanti?" after the same question on two places: which of these. */
function ofTwo(turn: Reading, before: Reading, earlier: readonly Reading[]): boolean {
  if (OF_BOTH.test(turn.question)) return true;
  const last = earlier.at(-1);
  const ranks = (turn.operation === 'massimo' || turn.operation === 'minimo') && turn.by === null;
  return ranks && !turn.whole && !OF_ALL.test(turn.question) && last !== undefined && isAnother(before, last);
}

/** Whether two subjects are the same of another place each. */
const isAnother = (one: Reading, other: Reading) =>
  one.assumptions.includes('topic_kept') &&
  one.operation === null &&
  one.topics.join() === other.topics.join() &&
  one.places.length === 1 &&
  other.places.length === 1 &&
  one.places[0]?.kind === other.places[0]?.kind &&
  one.places[0]?.kind !== 'ambito';

/** "E chi sono gli indigenti?": what a word means is the same wherever it was asked. */
const DEFINES = new RegExp(String.raw`^${LEADING}chi (?:sono|sarebbero) (?:i|gli|le) \w+\W*$`);

const OF_ALL = /\b(?:comun[ei]|paes[ei]|ambito|tutti|zona|piano)\b/i;

/** Words beside a turn's own that say something else: with a place named, and without. */
const MOST_UNKNOWN = { placed: 2, bare: 1 };

/**
 * A turn with each part that it leaves unsaid as it was before: measure, place, owner, year, operation. A turn that says too
 * little to change anything, or too much else, is left as it is.
 */
export function withWhatIsUnsaid(spoken: Spoken): Reading {
  const { turn, before, earlier, knowledge } = spoken;
  const { gazetteer, lexicon, plans } = knowledge;
  const short = words(turn.question).length <= LONGEST_FOLLOW_UP;
  const saysTopic = turn.topics.length > 0;
  const saysPlace = turn.places.length > 0;
  if (!saysTopic && !saysPlace && !(short && saysElse(turn, before, knowledge)))
    return passing(turn, before, lexicon);
  if (!saysTopic && turn.unknownWords.length > (saysPlace ? MOST_UNKNOWN.placed : MOST_UNKNOWN.bare))
    return turn;
  const keepTopic =
    !saysTopic &&
    (before.topics.length > 0 || before.housing || before.vacancy !== null) &&
    !changesService(turn, before) &&
    !asksStock(turn, before, lexicon);
  const money =
    turn.whole && before.topics.length > 0 && before.topics.every((id) => id.startsWith('contributo'));
  const ofSamePlace =
    !isWholeAmbito(turn) || turn.operation === 'quota' || sumOfParts(turn, before, earlier, lexicon);
  const keepPlace =
    !saysPlace &&
    before.places.length > 0 &&
    ofSamePlace &&
    turn.by !== 'ambito' &&
    !DEFINES.test(fold(turn.question));
  const together =
    !saysPlace && (keepTopic || ofTwo(turn, before, earlier)) && !asksHowMany(turn, before)
      ? togetherWith(turn, before, earlier)
      : null;
  if (!keepTopic && !keepPlace && !together) return short ? inSameYear(turn, before, plans) : turn;
  const owners = together?.owners ?? ownersSaidOrKept(spoken, keepTopic);
  const years =
    together?.years ??
    (turn.years.length > 0 ? turn.years : keepTopic || short ? yearsKept(turn, before, plans) : []);
  const assumptions: Assumption[] = [
    ...turn.assumptions,
    ...(keepTopic ? (['topic_kept'] as const) : []),
    ...(keepPlace || together ? (['place_kept'] as const) : []),
    ...(turn.owners.length === 0 && owners.length > 0 ? (['owner_kept'] as const) : []),
    ...(turn.years.length === 0 && years.length > 0 ? (['year_kept'] as const) : []),
  ];
  const kept = keepPlace
    ? placesKept(turn, before, gazetteer)
    : turn.whole && !saysPlace
      ? ambitiOf(before.places, gazetteer)
      : turn.places;
  return {
    ...turn,
    topics: keepTopic ? topicsKept(turn, before, earlier, money, lexicon) : turn.topics,
    profile: turn.profile || (keepTopic && before.profile),
    housing: turn.housing || (keepTopic && before.housing),
    places: together?.places ?? kept,
    owners,
    alerUnit:
      turn.alerUnit ?? (turn.owners.length === 0 && owners.join() === 'aler' ? before.alerUnit : null),
    uses: turn.uses.length > 0 ? turn.uses : keepTopic ? before.uses : [],
    years,
    operation: turn.operation ?? (together ? 'somma' : keepTopic ? operationKept(turn, before) : null),
    by: turn.by ?? (keepTopic || ranksTheSame(turn, before) ? before.by : null),
    details:
      turn.details.length > 0 || !(keepTopic || ofSameSupport(turn, before)) ? turn.details : before.details,
    vacancy: turn.vacancy ?? (keepTopic ? before.vacancy : null),
    bounds: turn.bounds ?? (keepTopic ? before.bounds : null),
    count: turn.count ?? (keepTopic ? before.count : null),
    list:
      turn.list ||
      (before.list &&
        (THOSE.test(turn.question) || (keepTopic && !(saysPlace && before.operation !== null)))),
    // How many of what no document says is not said either.
    absent: keepTopic && asksJustHowMany(turn) ? before.absent : turn.absent,
    unknownWords: [],
    goesOnFrom: keepTopic ? (before.goesOnFrom ?? before.question) : turn.goesOnFrom,
    assumptions,
  };
}

/** A short question of its own on the same ambito is of the year that was spoken of. */
function inSameYear(turn: Reading, before: Reading, plans: ReaderKnowledge['plans']): Reading {
  const then = before.places.map(ambitoOf);
  const same = turn.places.length > 0 && turn.places.every((place) => then.includes(ambitoOf(place)));
  const years = turn.years.length === 0 && same ? yearsKept(turn, before, plans) : [];
  return years.length > 0 ? { ...turn, years, assumptions: [...turn.assumptions, 'year_kept'] } : turn;
}

/** "Qual è la meno popolosa?" after the inhabitants of each aggregation: of those, not of the comuni. */
const ranksTheSame = ({ topics, operation, question }: Reading, before: Reading) =>
  (operation === 'massimo' || operation === 'minimo') &&
  topics.join() === before.topics.join() &&
  !/\bcomun[ei]\b/i.test(question);

/** Whether a turn that names neither a measure nor a place says something that may change: whose, when, how many. */
function saysElse(turn: Reading, before: Reading, knowledge: ReaderKnowledge): boolean {
  const { lexicon, asksRule } = knowledge;
  const { owners, years, uses, absent, vacancy, by, bounds, count, operation, rate } = turn;
  return (
    owners.length + years.length + uses.length + absent.length > 0 ||
    [vacancy, by, bounds, count, operation, rate].some((said) => said !== null) ||
    turn.list ||
    turn.whole ||
    turn.checks ||
    turn.confirms ||
    turn.why ||
    turn.parts ||
    asksStock(turn, before, lexicon) ||
    asksHowMany(turn, before) ||
    asksDwellingsThere(turn, before, asksRule(turn)) ||
    asksJustHowMany(turn) ||
    countsThem(turn)
  );
}

/** "In tutto con ALER?": its own beside the others'. */
const WITH_ALER =
  /\b(?:con|compres[ao]|inclus[ao]|conta\w+ anche|anche)\s+(?:l['’])?aler\b|\baler\s+(?:compres|inclus)[ao]\b/i;

/** "E ALER?" after the comuni's own: the owner changes; "e a Cremona?" keeps it; "in totale?" after one owner's is all owners'. */
function ownersSaidOrKept({ turn, before, knowledge }: Spoken, keepTopic: boolean): Reading['owners'] {
  if (turn.whole && WITH_ALER.test(turn.question)) return [];
  if (turn.owners.length > 0) return turn.owners;
  const same = keepTopic || (turn.places.length === 0 && ofSameTable(turn, before, knowledge.lexicon));
  return same && !turn.whole ? ownersKept(turn, before, knowledge.lexicon) : [];
}

const IN_ALL = /\b(?:in tutto|in totale|complessiv\w*)\b/i;

/** "Residui?" after what ALER was given, "quanti dal turnover?" after its expected dwellings: of the same table. */
function ofSameTable(turn: Reading, before: Reading, { topics }: ReaderKnowledge['lexicon']): boolean {
  const tools = [...turn.topics, ...before.topics].map((id) => topics.get(id)?.tool ?? null);
  const [tool, ...more] = [...new Set(tools)];
  if (more.length > 0 || IN_ALL.test(turn.question)) return false;
  // Of a comune whose is what is told beside the figure.
  const apart = before.places.some(({ kind }) => kind === 'comune');
  return tool === 'contributo_solidarieta' || (tool === 'alloggi_disponibili' && !apart);
}

/** What is done with the figures stays as it was, where neither a list nor a total is asked instead. */
function operationKept(turn: Reading, before: Reading): Reading['operation'] {
  if (asksHowMany(turn, before)) return 'conteggio_comuni';
  const ofNamed = before.operation === 'elenco_comuni' && before.places.length > 1;
  return turn.list || (turn.whole && !ofNamed) ? null : before.operation;
}
