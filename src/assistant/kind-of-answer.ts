// SPDX-License-Identifier: EUPL-1.2
import { answerIfSure } from './answer-rules.ts';
import type { Draft } from './draft.ts';
import { findPassages } from './find-passages.ts';
import { type ProseWanted, proseWanted, SURE_OF_RULE } from './prose-wanted.ts';
import { namesMeasure } from './read/asked-aspect.ts';
import { type KindOdds, kindEvidence, kindOdds } from './read/kind-asked.ts';
import type { Reading } from './read/reading.ts';
import { type RulesReading, type RuleWords, readRules } from './read/rules.ts';
import type { Turn } from './turn.ts';

/** From where on a question is likely enough to ask words, and up to where so unlikely that its figures come first. */
const LIKELY = 0.7;
const UNLIKELY = 0.1;
/** From where on it is so likely that the documents' words are asked that nothing else is tried before them. */
const SURELY_WORDS = 0.8;
/** Up to where words are so unlikely to be asked, before the search, that a plain question on figures is one. */
const PLAIN = 0.3;
/** How likely at the most it is that neither figures nor words are asked, where no word of a question is doubted. */
const SURELY_TOLD = 0.03;

/**
 * How likely each kind of answer is. Null where that is plain, or where the question goes on with another: it has not in its
 * own words what it asks.
 */
export async function kindOf({
  answering,
  reading,
  rules,
  requests,
  standing,
}: Turn): Promise<KindOdds | null> {
  const goesOn = reading.about !== null || reading.near !== null || reading.inPassing;
  const plain = reading.unknownWords.length === 0 && requests.length > 0 && rules === 'figure';
  if (goesOn || reading.assumptions.length > 0) return null;
  const { kindWeights } = standing;
  // What is plain is not searched unless its words alone speak for the documents'.
  const unsearched = plain ? kindOdds(kindEvidence(reading, rules, null), kindWeights) : null;
  if (unsearched !== null && unsearched.words < PLAIN) return null;
  const found = await findPassages(reading, answering.ask);
  return kindOdds(kindEvidence(reading, rules, found.ok ? found.result : null), kindWeights);
}

/** Whether what is asked may be nothing that the documents have: what then has a word that no row has is no answer. */
export async function mayBeUntold(turn: Turn): Promise<boolean> {
  const odds = await turn.kind();
  return odds === null || odds.none >= SURELY_TOLD;
}

/** What the documents say, where a question surely asks their words, whatever else it seems to ask. */
export async function surelyInWords(turn: Turn, from = SURELY_WORDS): Promise<Draft | null> {
  // No passage makes a comparison or a sum.
  const odds = turn.reading.operation === null ? await turn.kind() : null;
  return odds !== null && odds.words >= from ? answerIfSure(turn.answering, SURE_OF_RULE) : null;
}

/** The documents' words before the figures: as they are read to be wanted, unless the kind of the question is plain. */
export async function wantedOf(turn: Turn): Promise<ProseWanted> {
  const { reading, rules, requests } = turn;
  const read = proseWanted(reading, rules, requests.length > 0);
  const odds = await turn.kind();
  if (odds === null) return read;
  if (odds.words >= LIKELY) return read === 'whatever' ? read : { sureFrom: SURE_OF_RULE };
  return odds.words <= UNLIKELY && requests.length > 0 ? null : read;
}

/** Whether rules or figures are asked, by a turn that may go on with another. */
export function rulesOf(reading: Reading, words: RuleWords): RulesReading {
  // Of a figure or of dwellings the words gone on with say something only where they surely do.
  if (reading.about !== null) return namesMeasure(reading) || reading.housing ? 'worded' : 'rules';
  // A turn that only changes one thing of a question on figures asks a figure, whatever its few words.
  const goesOn = reading.assumptions.includes('topic_kept') && namesMeasure(reading);
  return goesOn ? 'figure' : readRules(reading, words);
}
