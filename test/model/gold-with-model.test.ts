// SPDX-License-Identifier: EUPL-1.2
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/assistant/reply.ts';
import { goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { modelReport, modelStatistics } from '../../src/cli/eval/model-report.ts';
import { examinerOf } from '../../src/cli/eval/run.ts';
import { scoresOf } from '../../src/cli/eval/score.ts';
import type { Product } from '../../src/cli/product.ts';
import { productPaths } from '../../src/cli/product.ts';
import { productForTest } from '../product.ts';
import { productWithModel } from './model-product.ts';
import {
  type ChatRequest,
  type ModelStep,
  type ScriptedModel,
  scriptedModel,
  textOf,
} from './scripted-server.ts';

/** Gold questions of each kind that are asked: all of them would take minutes. */
const OF_EACH_KIND = 8;

const gold = join(dirname(fileURLToPath(import.meta.url)), '..', 'gold');
const { dataDir } = productPaths({});

let model: ScriptedModel;
let withModel: Product;
let without: Product;
let assistants: { readonly plain: Assistant; readonly model: Assistant };

/** A model that looks the documents' texts up with the person's words, and finds nothing to say. */
function silent(request: ChatRequest): ModelStep {
  const name = request.tools?.at(-1)?.function.name ?? '';
  const question =
    /<domanda>([^<]*)<\/domanda>$/.exec(textOf(request.messages[1] ?? { role: 'user' }))?.[1] ?? '?';
  return request.messages.some(({ role }) => role === 'tool')
    ? { call: [{ name, arguments: { esito: 'non_trovato', frasi: [] } }] }
    : { call: [{ name: 'cerca_nei_documenti', arguments: { testo: question || '?', limite: 3 } }] };
}

beforeAll(async () => {
  model = await scriptedModel(silent);
  withModel = productWithModel(model.baseUrl);
  without = productForTest();
  assistants = { plain: await without.assistant(), model: await withModel.assistant() };
}, 60_000);
afterAll(async () => {
  await assistants.plain.close();
  await assistants.model.close();
  withModel.close();
  without.close();
  await model.close();
});

describe('gold questions through a model that adds nothing', () => {
  it('score as they do without', async () => {
    const seen = new Map<string, number>();
    const questions = readGold(goldFiles([gold])).filter(({ kind, held_out }) => {
      seen.set(kind, (seen.get(kind) ?? 0) + (held_out ? 0 : 1));
      return !held_out && (seen.get(kind) ?? 0) <= OF_EACH_KIND;
    });
    const [plain, modelled] = await Promise.all(
      (
        [
          [without, assistants.plain],
          [withModel, assistants.model],
        ] as const
      ).map(async ([product, assistant]) =>
        scoresOf(await examinerOf(product, assistant, dataDir).examine(questions)),
      ),
    );
    const { p50: _p50, p95: _p95, ...scores } = plain ?? scoresOf([]);
    expect(modelled).toMatchObject(scores);
    const used = modelStatistics(assistants.model);
    expect(used?.answers).toBeGreaterThan(questions.length - 1);
    expect(used?.failures).toEqual({});
    if (used) console.info(modelReport(used));
    expect(modelStatistics(assistants.plain)).toBeNull();
  }, 120_000);
});
