// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../places/model.ts';
import type { Answering } from './answer.ts';
import { answerPlace } from './answer-place.ts';
import { answerIfSure, answerRules } from './answer-rules.ts';
import { answerIfTreated } from './answer-treated.ts';
import { placesOf } from './asked-places.ts';
import { notHeld } from './compose/situations.ts';
import { type Draft, draft, leaveOutSilent } from './draft.ts';
import { kindOf, rulesOf, wantedOf } from './kind-of-answer.ts';
import { pairedFigures } from './paired-figures.ts';
import { aspectAsked, namesMeasure } from './read/asked-aspect.ts';
import type { KindOdds, KindWeights } from './read/kind-asked.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { type RulesReading, type RuleWords, readRules } from './read/rules.ts';
import { type Request, requestsOf } from './requests.ts';
import type { Texts } from './texts.ts';
import type { PlanInfo } from './tool-results.ts';

/** What the assistant knows before any question. */
export interface Standing {
  readonly gazetteer: Gazetteer;
  readonly texts: Texts;
  readonly plans: readonly PlanInfo[];
  /** Ids of the ambiti that have a plan. */
  readonly ambiti: readonly string[];
  /** Their names. */
  readonly names: readonly string[];
  /** What tells a question on rules from one on figures. */
  readonly ruleWords: RuleWords;
  /** How much what a question says speaks for figures, for words, or for none. */
  readonly kindWeights: KindWeights;
}

/** A question while it is answered: what was read of it, and what several ways of answering ask of it, each found once. */
export interface Turn {
  readonly answering: Answering;
  readonly standing: Standing;
  readonly reading: Reading;
  /** What is asked of the documents themselves. */
  readonly aspect: ReturnType<typeof aspectAsked>;
  /** The figures asked, as requests to the tools. */
  readonly requests: readonly Request[];
  /** Where they are asked. */
  readonly places: readonly AskedPlace[];
  /** Whether rules or figures are asked. */
  readonly rules: RulesReading;
  /** Whether one figure of each comune is set against another. */
  readonly ofEach: boolean;
  /** How likely each kind of answer is to be what is asked; null where it is plain, or the question goes on with another. */
  kind(): Promise<KindOdds | null>;
  /** A passage that has every word which no figure has. */
  treated(): Promise<Draft | null>;
  /** What the documents say in words, where that is wanted before figures. */
  prose(): Promise<Draft | null>;
  /** The parts that the figures of the places make. */
  figures(): Promise<readonly Draft[]>;
}

/** The question of a reading, ready to be answered. */
export function turnOf(answering: Answering, standing: Standing): Turn {
  const { reading, lexicon } = answering;
  const aspect = aspectAsked(reading);
  const requests = requestsOf(reading, lexicon);
  const places = placesOf(reading, standing);
  const rules = rulesOf(reading, standing.ruleWords);
  const ofEach = places.some(
    (place) => pairedFigures(reading, requests, place, standing.plans, lexicon) !== null,
  );
  const turn: Turn = {
    answering,
    standing,
    reading,
    aspect,
    requests,
    places,
    rules,
    ofEach,
    kind: once(() => kindOf(turn)),
    treated: once(async () =>
      reading.danger || reading.profile || reading.story !== null || reading.about !== null
        ? null
        : answerIfTreated(answering),
    ),
    prose: once(async () => (isFigureFirst(turn) || reading.profile ? null : answerProse(turn))),
    figures: once(() => figuresOf(turn)),
  };
  return turn;
}

/** A measure of the comune that was spoken of, after words on it: its figure first. */
function isFigureFirst({ reading, requests, standing }: Turn): boolean {
  return (
    reading.about !== null &&
    namesMeasure(reading) &&
    requests.length > 0 &&
    reading.places.some(({ kind }) => kind === 'comune') &&
    readRules(reading, standing.ruleWords) === 'figure'
  );
}

async function answerProse(turn: Turn): Promise<Draft | null> {
  const { answering } = turn;
  const wanted = await wantedOf(turn);
  if (wanted === null) return null;
  return wanted === 'whatever' ? answerRules(answering) : answerIfSure(answering, wanted.sureFrom);
}

async function figuresOf(turn: Turn): Promise<readonly Draft[]> {
  const { answering, reading, places, standing } = turn;
  const parts: Draft[] = [];
  // One after the other, so that a reply's calls keep their order.
  for (const place of places) parts.push(...(await answerPlace(place, turn)));
  if (reading.places.length === 0 || reading.profile) leaveOutSilent(parts);
  if (reading.profile) parts.push(draft('answered', { paragraphs: [[standing.texts.scheda_parziale]] }));
  const [known] = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune.nome] : []));
  return [...parts, ...notHeld(reading.topics, answering.lexicon, known ?? null)];
}

function once<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}
