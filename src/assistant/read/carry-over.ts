// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import type { ReaderKnowledge } from './find-places.ts';
import {
  asksHowMany,
  asksStock,
  changesService,
  checkedFigure,
  countsThem,
  goesOnWithAspect,
  isDenial,
  isWholeAmbito,
  LONGEST_FOLLOW_UP,
  membersOf,
  nextOf,
  ownedByComune,
  partOfStock,
  passing,
  recalledOf,
  sameDwelling,
  sameKindOfPlace,
  sameMeasure,
  wholeOfIt,
} from './follow-up.ts';
import {
  ambitiOf,
  leaderOf,
  oppositeOf,
  ownersKept,
  placesKept,
  spokenOf,
  topicsKept,
  yearsKept,
} from './kept.ts';
import { besides, chosenPlaces, otherOfName, unitsOf } from './place-sets.ts';
import type { Assumption, Reading } from './reading.ts';
import { relativeYears } from './relative-years.ts';
import { sumOfParts, togetherWith } from './together.ts';

/** "E quelli in carenza manutentiva?" after a list: those one by one as well. */
const THOSE = /\bquell[ieoa]\b/i;

/** "Quale dei due ha più abitanti?": of those spoken of, whatever is asked of them. */
const OF_BOTH = /\b(?:dei|delle|tra i|fra i|tra le|fra le|di queste|di questi) (?:due|tre|quattro)\b/i;

/** "Residui?" after what ALER was given: of the same table. */
function sameTool(turn: Reading, before: Reading, { topics }: ReaderKnowledge['lexicon']): boolean {
  const toolsOf = (ids: readonly string[]) => ids.map((id) => topics.get(id)?.tool ?? null);
  const [tool, ...more] = [...new Set([...toolsOf(turn.topics), ...toolsOf(before.topics)])];
  return more.length === 0 && tool === 'contributo_solidarieta';
}

/**
 * Completes a turn that leaves something unsaid with what the conversation was about: `before` is its last subject,
 * `earlier` those before that, the oldest first.
 */
export function carryOver(
  asked: Reading,
  last: Reading | null,
  earlier: readonly Reading[],
  knowledge: ReaderKnowledge,
): Reading {
  const { gazetteer, lexicon, plans } = knowledge;
  const before = last && spokenOf(asked, last, earlier, gazetteer);
  const said = before
    ? ownedByComune(
        leaderOf(
          sameKindOfPlace(
            sameMeasure(
              wholeOfIt(membersOf(otherOfName(asked, before), before), before, lexicon),
              before,
              lexicon,
            ),
            before,
            gazetteer,
          ),
          before,
          gazetteer,
        ),
      )
    : asked;
  if (said.topics.length > 0 && said.topics.every((topic) => topic === 'norme') && said.places.length === 0) {
    const ambiti = before ? ambitiOf(before.places, gazetteer) : [];
    return ambiti.length === 1 ? { ...said, places: ambiti } : said;
  }
  if (!before || said.smalltalk !== null || said.codes.length > 0) return said;
  const recalled = recalledOf(said, before);
  if (recalled) return recalled;
  const ofDwelling = sameDwelling(said, before);
  if (ofDwelling) return ofDwelling;
  // "E l'anno prima?" asks what was asked, of another year; where nothing was, what was assigned then.
  const yearOnly = said.topics.every((topic) => topic === 'anno_precedente') && before.topics.length > 0;
  const shifted = said.topics.length === 0 || yearOnly ? relativeYears(said, before, plans) : null;
  if (said.plans && !shifted) return said;
  const checked = checkedFigure(said, before);
  if (checked) return checked;
  const turn = shifted ? { ...said, topics: [], years: shifted, aspect: null, plans: false } : said;
  const [placeBefore] = before.places;
  if (turn.alerTown !== null && placeBefore?.kind === 'ambito' && turn.topics.length === 0) {
    const { question, owners, alerTown } = turn;
    return { ...before, question, owners, alerUnit: alerTown, assumptions: ['topic_kept', 'place_kept'] };
  }
  const units = unitsOf(turn, before, earlier);
  if (units)
    return { ...before, ...units, question: turn.question, assumptions: ['topic_kept', 'place_kept'] };
  const part = partOfStock(turn, before);
  if (part !== turn) return part;
  const chosen = chosenPlaces(turn, before, earlier, gazetteer);
  if (chosen) return { ...before, question: turn.question, places: chosen, assumptions: ['topic_kept'] };
  const beside = besides(turn, before, knowledge);
  if (beside) return { ...before, ...beside, question: turn.question, assumptions: ['topic_kept'] };
  if (goesOnWithAspect(turn, before)) {
    const { question, places, years } = turn;
    return { ...before, question, places, ...(years.length > 0 && { years }), assumptions: ['topic_kept'] };
  }
  const next = nextOf(turn, before);
  if (next) return next;
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
      turn.vacancy !== null ||
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
    !says.place && (keepTopic || OF_BOTH.test(turn.question)) && !asksHowMany(turn, before)
      ? togetherWith(turn, before, earlier)
      : null;
  if (!keepTopic && !keepPlace && !together) return turn;
  if (keepTopic) assumptions.push('topic_kept');
  if (keepPlace || together) assumptions.push('place_kept');
  // "In totale?" after one owner's: all owners'.
  const owners =
    turn.owners.length > 0
      ? turn.owners
      : (keepTopic || (!says.place && sameTool(turn, before, lexicon))) && !turn.whole
        ? ownersKept(turn, before)
        : [];
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
    list:
      turn.list ||
      (before.list &&
        (THOSE.test(turn.question) || (keepTopic && !(says.place && before.operation !== null)))),
    unknownWords: [],
    assumptions,
  };
}
