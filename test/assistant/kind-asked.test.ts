// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { findPassages } from '../../src/assistant/find-passages.ts';
import { rulesOf } from '../../src/assistant/kind-of-answer.ts';
import { kindEvidence, kindOdds, loadKindWeights } from '../../src/assistant/read/kind-asked.ts';
import type { Reading } from '../../src/assistant/read/reading.ts';
import { loadRuleWords } from '../../src/assistant/read/rules.ts';

import { productPaths } from '../../src/cli/product.ts';
import { assistantForTest, programClient } from '../product.ts';

const { product, assistant } = await assistantForTest();
const { dataDir } = productPaths({});
const weights = loadKindWeights(dataDir);
const ruleWords = loadRuleWords(dataDir);
const client = await programClient(product);

async function oddsOf(question: string) {
  const reading = (await assistant.explain([question])) as unknown as Reading;
  const found = await findPassages(reading, (tool, args) => client.call(tool, args));
  const passages = found.ok ? found.result : null;
  return kindOdds(kindEvidence(reading, rulesOf(reading, ruleWords), passages), weights);
}

it.each([
  ['quante abitazioni vuote possiede il municipio di Grontardo?', 'figures'],
  ['mi servirebbe sapere quanti appartamenti pensate di dare a Soresina', 'figures'],
  ['che cosa fa il tutor di condominio?', 'words'],
  ['per quanto tempo si può restare in un alloggio transitorio?', 'words'],
  ['chi mi ripara la caldaia rotta?', 'none'],
] as const)('tells the kind of answer that is asked: %s', async (question, kind) => {
  const odds = await oddsOf(question);
  expect(odds.figures + odds.words + odds.documents + odds.none).toBeCloseTo(1);
  expect(Object.entries(odds).sort(([, a], [, b]) => b - a)[0]?.[0]).toBe(kind);
});

it('says nothing surely of a question that says nothing', () => {
  expect(Math.max(...Object.values(kindOdds(new Map(), weights)))).toBeLessThan(0.9);
});
