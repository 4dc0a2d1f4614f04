// SPDX-License-Identifier: EUPL-1.2
import { fold, type Word, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import type { PlaceMention } from '../../places/model.ts';
import { type Memo, memo } from '../../plan/memo.ts';
import { alerUnit, alerUnits, townAfterAler, unitsSaid } from './aler-units.ts';
import { findAmong } from './among.ts';
import { arithmeticOf } from './arithmetic.ts';
import { COUNTS } from './asked-aspect.ts';
import { premiseOf } from './claims.ts';
import { type FoundConcept, findConcepts, idsOf, isPercentOf, joinTopics, NAME } from './concepts.ts';
import { takenBack } from './corrections.ts';
import { isSubject } from './danger.ts';
import { detailsNamed } from './details.ts';
import { readRecall } from './dialogue-words.ts';
import { partsCalled } from './document-part.ts';
import { type Aspect, readAspect } from './document-words.ts';
import { excludedMentions, ownersOf, withoutExclusions } from './exclusions.ts';
import { askedPlaces, findPlaces, type ReaderKnowledge } from './find-places.ts';
import type { Concept, Lexicon, Operation } from './lexicon.ts';
import { namedByLabel } from './measure-labels.ts';
import { onlyOwnerOf } from './only-owner.ts';
import { asksForAll } from './personal.ts';
import { ofTheirAmbito, whereabouts } from './place-ambito.ts';
import { asksProfile } from './profile.ts';
import { justSoMany, readQuantities } from './quantities.ts';
import { type Rate, readRate } from './rates.ts';
import type { AskedPlace, Reading } from './reading.ts';
import { EXTREMES, ofGroup, sized } from './sized.ts';
import { stockBeside } from './stock-beside.ts';
import { asAreas, SUB_AMBITO } from './sub-ambiti.ts';
import { superlativeOf } from './superlatives.ts';
import { claimed, unknown, unknownPlace } from './unread.ts';
import { versusOf } from './versus.ts';
import { countsComuni, hasNone, whichOf, whoHas } from './who.ts';
import { asAsked } from './wording.ts';
import { asksYesNo } from './yes-no.ts';

/** What is read of a question; the rest is not. */
const LONGEST_READ = 2000;

/** Where a question names several operations, the one that uses the others: "quali comuni hanno più", "di quanto di più". */
const PRECEDENCE: readonly Operation[] = [
  'posizione',
  'distanza',
  'rapporto',
  'quota',
  'differenza',
  'massimo',
  'minimo',
  'media',
  'senza',
  'somma',
  'conteggio_comuni',
  'elenco_comuni',
  'classifica',
];

/** Turns read with one knowledge that are kept: a conversation is read again with each of its turns. */
const MOST_KEPT = 256;
const kept = new WeakMap<ReaderKnowledge, Memo<Reading>>();

/** Reads one question by itself; the same question is read once with the same knowledge. */
export function readTurn(question: string, knowledge: ReaderKnowledge): Reading {
  const readings = kept.get(knowledge) ?? memo<Reading>(MOST_KEPT);
  kept.set(knowledge, readings);
  return readings(question, () => readAnew(question, knowledge));
}

function readAnew(question: string, knowledge: ReaderKnowledge): Reading {
  const { lexicon } = knowledge;
  const text = question.slice(0, LONGEST_READ);
  const all = findPlaces(text, knowledge);
  const inPlace = (word: Word) =>
    all.some((mention) => word.start >= mention.start && word.end <= mention.end);
  const tokens = words(text)
    .map((word) => (inPlace(word) ? { ...word, text: NAME } : word))
    .filter((word, index, all) => word.text !== NAME || all[index - 1]?.text !== NAME);
  const read = findConcepts(tokens, lexicon);
  const found = namedByLabel(read, tokens, words(text), lexicon.measureLabels, COUNTS.test(text));
  const labelled = found.starts.size > 0;
  // "Le famiglie del Casalasco": what a measure's own label names is no other place of it.
  const mentions = all.filter(({ start }) => !found.starts.has(start));
  const among = labelled ? null : findAmong(text, tokens, found.concepts, lexicon);
  const concepts = among?.concepts ?? found.concepts;
  const rest = found.rest.filter((word) => word.text !== NAME);
  const has = (kind: Concept['kind']) => concepts.some(({ concept }) => concept.kind === kind);
  // A number in a place's name ("AT 3") is no quantity.
  const placeless = without(text, [...mentions, ...(among ? [among] : [])]);
  const numbers = readQuantities(placeless);
  // The year is of all the question, whatever of it tells the comuni apart.
  const quantities = among ? { ...numbers, years: readQuantities(without(text, mentions)).years } : numbers;
  const rate = labelled ? null : readRate(fold(placeless).replaceAll("'", ' '));
  const excluded = excludedMentions(text, mentions, concepts, tokens, lexicon);
  const corrected = takenBack(text, mentions);
  const units = alerUnits(text, mentions);
  const unit = units.length > 1 ? null : alerUnit(text, mentions);
  const unitNames = unitsSaid(text);
  const arithmetic = labelled ? null : arithmeticOf(tokens, concepts, lexicon);
  const superlative = arithmetic ? null : superlativeOf(tokens, concepts, lexicon);
  const comuni = mentions.filter(({ kind }) => kind === 'comune');
  const who = labelled
    ? null
    : (countsComuni(text) ?? whoHas(text, concepts) ?? whichOf(text, comuni.length));
  const owners = ownersOf(concepts, tokens, text, lexicon);
  const topicsSaid = idsOf(concepts, 'topic').filter((topic) => topic !== 'norme').length;
  const sides = Math.max(
    mentions.length,
    quantities.years.length,
    units.length,
    owners.length,
    idsOf(concepts, 'use').length,
    topicsSaid,
  );
  const versus = arithmetic ? null : versusOf(text, sides);
  const operations = [
    ...(arithmetic
      ? [arithmetic.operation]
      : idsOf(withoutExclusions(concepts, mentions, tokens, lexicon), 'operation')),
    ...(superlative ? [superlative] : []),
    ...(who ? [who] : []),
    ...(versus ? [versus] : []),
    ...(isPercentOf(concepts, tokens, lexicon) ? (['quota'] as const) : []),
    ...(among?.lacksRest ? (['senza'] as const) : []),
    ...(quantities.rank === null ? [] : (['massimo'] as const)),
  ];
  const said = [
    ...joinTopics(concepts, tokens, text, lexicon),
    ...stockBeside(concepts, tokens, text, lexicon),
  ];
  const named =
    arithmetic?.topics ??
    ofGroup(sized(ofRate(said, rate), text, concepts, operations), concepts, operations);
  const places = asAreas(
    askedPlaces(
      text,
      mentions.filter(
        (mention) =>
          !excluded.includes(mention) &&
          !corrected.includes(mention) &&
          mention !== unit &&
          !units.includes(mention),
      ),
      knowledge.gazetteer.aree,
    ),
    SUB_AMBITO.test(text) && named.some((topic) => topic !== 'aggregazione'),
    knowledge.gazetteer.aree,
  );
  const asked = asAsked(text, mentions);
  const unread = unknown(rest, lexicon).filter((word) => !(versus && word === 'contro'));
  const frames = (word: string) => lexicon.framingStems.has(stem(word));
  // "Gli abitanti di Soncino e Castelleone sommati": the sum of two places is asked, not whether it is right.
  const adds = operations.includes('somma') && places.length > 1 && named.length > 0;
  const asksOn = aspectOf(asked, lexicon, concepts);
  const aspect = (adds && asksOn === 'verifiche') || operations.includes('posizione') ? null : asksOn;
  const members =
    named.join() === 'comuni_elenco' || (named.length === 0 && asksMembers(tokens, places, concepts));
  const ofAreas = places.length > 0 && places.every(({ kind }) => kind === 'area');
  const plain = named.length + operations.length === 0 && aspect === null && !has('why') && !has('checks');
  const profile = plain && places.length > 0 && asksProfile(tokens, unread, lexicon);
  const topics = profile
    ? lexicon.profile.topics
    : members
      ? [ofAreas ? 'comuni_area' : 'comuni_elenco']
      : named;
  const bare =
    mentions.length === 0 && topics.every((topic) => topic === 'norme') && tokens.length <= LONGEST_RECALL;
  const recall =
    mentions.length === 0 && quantities.codes.length === 0 ? readRecall(asked, lexicon.dialogue, bare) : null;
  // "Hanno meno di mille abitanti" sets a limit: nothing is the least.
  const operation = operationOf(
    quantities.bounds
      ? operations.filter((each) => !EXTREMES.has(each))
      : [...operations, ...(!labelled && hasNone(placeless, operations) ? ['senza'] : [])],
    topics,
    lexicon,
  );
  const sole = among ? null : onlyOwnerOf(text, topics, operation);
  const listed = operation === 'elenco_comuni' || operation === 'conteggio_comuni';
  // "Oltre il 20%" is the threshold's own name.
  const exact = listed && !topics.includes('soglia_indigenti');
  const bounds = quantities.bounds ?? (exact ? justSoMany(placeless) : null);
  const lacking = lexicon.absent.filter(({ ways }) => ways.some((way) => way.test(asked)));
  return {
    question: text,
    story: null,
    recognised: recognised(text, mentions, found.concepts, tokens),
    topics,
    // Why a comune is not among them is asked of the comune.
    places: aspect === null && !has('why') ? ofTheirAmbito(places, topics, knowledge) : places,
    excluded: excluded.flatMap((mention) => (mention.kind === 'comune' ? [mention.comune] : [])),
    owners: sole ? [sole.owner] : owners,
    alerUnit: unit?.written ?? (unitNames.length === 1 ? (unitNames[0] ?? null) : null),
    alerUnits: units.length > 1 ? units.map(({ written }) => written) : unitNames.length > 1 ? unitNames : [],
    alerTown: townAfterAler(text, mentions)?.written ?? null,
    why: has('why'),
    parts: has('parts'),
    inPassing: false,
    uses: idsOf(concepts, 'use'),
    years: [...new Set(quantities.years)],
    // "L'ALER no" denies the other's part, and is no lack of the thing itself.
    operation: sole && operation === 'senza' ? 'elenco_comuni' : operation,
    by: idsOf(concepts, 'group')[0] ?? null,
    bounds,
    among: among?.among ?? sole?.among ?? null,
    rate,
    goal: quantities.goal,
    yesNo: asksYesNo(text),
    rank: quantities.rank,
    count: quantities.count,
    details: detailsNamed(text),
    codes: quantities.codes,
    vacancy: idsOf(concepts, 'vacancy')[0] ?? null,
    unknownPlace: unknownPlace(text, rest, lexicon),
    list: has('list'),
    about: null,
    near: null,
    spokenIn: null,
    goesOnFrom: null,
    recall,
    aspect,
    profile,
    plans: aspect !== null && aspect !== 'verifiche',
    checks: aspect === 'verifiche',
    whole: has('whole'),
    housing: has('housing') || has('use') || has('owner') || lacking.some(({ always }) => always),
    absent: [
      ...new Set([
        ...idsOf(concepts, 'absent'),
        ...lacking.map(({ what }) => what),
        ...whereabouts(text, places, aspect),
      ]),
    ],
    foreign: lexicon.foreign.some((way) => way.test(asked)),
    namedAsComune: mentions.some(({ start }) => /\bcomune di\s*$/i.test(text.slice(0, start))),
    confirms: has('claim'),
    claim: has('claim') || recall === 'doubt' ? claimed(quantities, rest) : premiseOf(placeless, quantities),
    english: tokens.filter((token) => lexicon.english.has(token.text)).length >= 2,
    danger: has('danger') && !isSubject(text),
    personal: has('personal') && !asksForAll(text, tokens, concepts),
    smalltalk: has('thanks') ? 'thanks' : has('greeting') ? 'greeting' : null,
    unknownWords: profile ? [] : unread.filter((word) => !frames(word)),
    framingWords: unread.filter(frames),
    assumptions: places.some((place) => place.kind === 'comune' && place.corrected)
      ? ['place_corrected']
      : [],
  };
}

/** A text with blanks where some stretches of it stood. */
const without = (text: string, stretches: readonly { readonly start: number; readonly end: number }[]) =>
  stretches.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );

/** Words of a turn that only asks something of the reply before it. */
const LONGEST_RECALL = 10;

/** What is to be done with the figures. "Che percentuale è riservata": a measure that is a percentage is asked itself. */
function operationOf(
  said: readonly string[],
  topics: readonly string[],
  { topics: known, units }: Lexicon,
): Operation | null {
  const measures = topics.flatMap((id) => known.get(id)?.measures ?? []);
  const percent = measures.length > 0 && measures.every((measure) => units.get(measure) === '%');
  return PRECEDENCE.find((each) => said.includes(each) && !(percent && each === 'quota')) ?? null;
}

/** "I comuni dell'AT 3": of a territory and its comuni alone, with nothing to measure, it is asked which they are. */
function asksMembers(
  tokens: readonly Word[],
  places: readonly AskedPlace[],
  concepts: readonly FoundConcept[],
): boolean {
  return (
    places.length > 0 &&
    places.every(({ kind }) => kind === 'area' || kind === 'ambito') &&
    tokens.some(({ text }) => text === 'comuni') &&
    concepts.every(({ concept }) => ['operation', 'group', 'list'].includes(concept.kind))
  );
}

/** Topics on those that did not tell their figures. */
const SILENT = new Set(['non_rispondenti', 'inadempienti']);

/** What an act is on: "la delibera sul piano strategico" is asked of the act. */
const OF_ACT =
  / (delibera|deliberazione)(?: della giunta)? (?:sul|del|per il|relativa al|riguardante il) piano strategico /;

/** What is asked of the documents themselves: by its wording, else by a phrase of the lexicon. */
function aspectOf(asked: string, { documents }: Lexicon, concepts: readonly FoundConcept[]): Aspect | null {
  const has = (kind: Concept['kind']) => concepts.some(({ concept }) => concept.kind === kind);
  const read = readAspect(asked.replace(OF_ACT, ' $1 '), documents);
  const aspect = read === 'parte' && partsCalled(asked).length === 0 ? null : read;
  const silent = concepts.some(({ concept }) => concept.kind === 'topic' && SILENT.has(concept.id));
  if (aspect === null && silent) return 'risposte';
  return aspect ?? (has('checks') ? 'verifiche' : has('plans') ? 'elenco' : null);
}

/** The stretches of the question that were understood, in their order. */
function recognised(
  text: string,
  mentions: readonly PlaceMention[],
  concepts: readonly FoundConcept[],
  tokens: readonly Word[],
): Reading['recognised'] {
  const places = mentions.map(({ start, written, kind }) => ({ start, words: written, as: kind }));
  const phrases = concepts.map(({ concept, first, last }) => {
    const start = tokens[first]?.start ?? 0;
    const as = concept.id === '' ? concept.kind : `${concept.kind}: ${concept.id}`;
    return { start, words: text.slice(start, tokens[last]?.end), as };
  });
  return [...places, ...phrases].sort((a, b) => a.start - b.start).map(({ words, as }) => ({ words, as }));
}

/** "Alloggi ogni mille abitanti": what divides is not asked by itself. */
function ofRate(topics: readonly string[], rate: Rate | null): readonly string[] {
  if (rate === null) return topics;
  return topics.filter((topic) => topic !== 'popolazione' && topic !== 'famiglie');
}
