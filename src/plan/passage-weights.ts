// SPDX-License-Identifier: EUPL-1.2
import type { SentenceFeatures } from './passage-answer.ts';
import type { TermFeatures } from './passage-rank.ts';

/** All that is known of how well a passage answers. */
export type Features = TermFeatures & SentenceFeatures;

/** How much each feature weighs. */
export const WEIGHTS: Readonly<Record<keyof Features, number>> = {
  coverage: 10,
  titled: 2.2,
  named: 1.5,
  closeness: 1.6,
  density: 1,
  address: 16,
  heading: -2.1,
  opens: 2,
  opensAnswer: 0.3,
  bare: -0.8,
  item: 0.8,
  numbered: 3,
  elsewhere: -3,
  list: 1,
  asMany: 3,
  enumerates: 6,
  length: -1.2,
  recent: 1.8,
  sentence: 2.2,
  answer: 1.4,
  nobody: -2,
  counts: 1.5,
  definition: 2.6,
  since: -2,
  ofComune: -1,
  ofAct: -1.5,
};

/** The weighed sum of some features. */
export function scoreOf(features: Partial<Features>): number {
  let sum = 0;
  for (const name of NAMES) sum += (features[name] ?? 0) * WEIGHTS[name];
  return sum;
}

const isFeature = (name: string): name is keyof Features => name in WEIGHTS;
const NAMES = Object.keys(WEIGHTS).filter(isFeature);
