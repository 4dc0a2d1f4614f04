// SPDX-License-Identifier: EUPL-1.2
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { scoreTable } from '../../src/cli/eval/report.ts';
import { examinerOf } from '../../src/cli/eval/run.ts';
import { setScores } from '../../src/cli/eval/score.ts';
import { readThresholds, shortfalls } from '../../src/cli/eval/thresholds.ts';
import { productPaths } from '../../src/cli/product.ts';
import { assistantForTest } from '../product.ts';

/** The gate: the scores of `chiedicasa eval test/gold` against `soglie.json`, for both sets. */
const folder = dirname(fileURLToPath(import.meta.url));
const { product, assistant } = await assistantForTest();
const examiner = examinerOf(product, assistant, productPaths({}).dataDir);

describe('the gold questions', () => {
  const questions = readGold(goldFiles([folder]));
  const thresholds = readThresholds(undefined, [folder]);

  it.each(['open', 'held-out'] as const)(
    '%s: score at least what the thresholds ask',
    async (set) => {
      const results = await examiner.examine(
        questions.filter((question) => question.held_out === (set === 'held-out')),
      );
      const { overall, kinds } = setScores(results);
      const low = thresholds ? shortfalls(thresholds, set, overall, kinds) : ['no thresholds'];
      expect(low, scoreTable(set, kinds, overall)).toEqual([]);
    },
    120_000,
  );
});
