// SPDX-License-Identifier: EUPL-1.2
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/assistant/reply.ts';
import { type GoldQuestion, goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { modelReport, modelStatistics } from '../../src/cli/eval/model-report.ts';
import { examinerOf } from '../../src/cli/eval/run.ts';
import { type Scores, setScores } from '../../src/cli/eval/score.ts';
import { type Product, productPaths } from '../../src/cli/product.ts';
import { type FaithfulModel, faithfulModel } from './faithful-model.ts';
import { productWithModel } from './model-product.ts';
import {
  type ChatRequest,
  type ModelStep,
  type ScriptedModel,
  scriptedModel,
  textOf,
} from './scripted-server.ts';

/** Questions of each kind that are asked where all of them would take minutes. */
const OF_EACH_KIND = 6;

const { dataDir } = productPaths({});
const questions = readGold(goldFiles([join(dirname(fileURLToPath(import.meta.url)), '..', 'gold')]));
const keyOf = (turns: readonly string[]) => turns.join('\n');
const expectations = new Map(
  questions.flatMap(({ turns }) =>
    turns.map(({ expect: expected }, index) => [
      keyOf(turns.slice(0, index + 1).map(({ ask }) => ask)),
      expected,
    ]),
  ),
);

let server: ScriptedModel;
/** One asks the model where the reader is not certain, the other always. */
let products: { readonly usual: Product; readonly always: Product };
let faithful: FaithfulModel;
beforeAll(async () => {
  server = await scriptedModel(() => ({ say: '' }));
  products = {
    usual: productWithModel(server.baseUrl),
    always: productWithModel(server.baseUrl, { CHIEDICASA_MODEL_ALWAYS: '1' }),
  };
  faithful = faithfulModel(products.usual.context.plan);
}, 120_000);
afterAll(async () => {
  for (const product of Object.values(products)) product.close();
  await server.close();
});

/** The scores of the same questions without the model and with the one that plays. */
async function bothModes(
  product: Product,
  asked: readonly GoldQuestion[],
  play: (turns: readonly string[], plain: Assistant) => Promise<void> | void,
) {
  const plain = await product.assistant('deterministic');
  const model = await product.assistant();
  await model.prepare?.();
  const playing: Assistant = {
    ...model,
    reply: async (turns, options) => {
      await play(turns, plain);
      return model.reply(turns, options);
    },
  };
  const without = setScores(await examinerOf(product, plain, dataDir).examine(asked));
  const withModel = setScores(await examinerOf(product, playing, dataDir).examine(asked));
  const used = modelStatistics(model);
  if (used) console.info(modelReport(used));
  await model.close();
  await plain.close();
  return { without, withModel, used };
}

const playFaithful = async (turns: readonly string[], plain: Assistant) => {
  server.play(faithful.script(expectations.get(keyOf(turns)), await plain.reply(turns)));
};

/** Points that the questions of one kind may lose to those that the model answers better: two or three of a hundred. */
const OF_A_KIND = 3;

/** What of the scores is lower with the model, as text: totals only. Of precision the count of its faults is compared. */
function lower(without: Scores, withModel: Scores, points = 1e-9): string[] {
  const up = ['exact', 'outcome', 'recall', 'passages'] as const;
  const down = ['unsupported', 'misquoted', 'falseAnswers', 'errors'] as const;
  return [
    ...up.filter((name) => (withModel[name] ?? 0) < (without[name] ?? 0) - points),
    ...down.filter((name) => withModel[name] > without[name]),
  ].map((name) => `${name}: ${without[name]} -> ${withModel[name]}`);
}

const ofEachKind = (most: number) => {
  const seen = new Map<string, number>();
  return questions.filter(({ kind, held_out }) => {
    if (held_out) return false;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return (seen.get(kind) ?? 0) <= most;
  });
};

/** A model that looks the documents' texts up with the person's words, and finds nothing to say. */
function silent(request: ChatRequest): ModelStep {
  const name = request.tools?.at(-1)?.function.name ?? '';
  const asked =
    /<domanda>([^<]*)<\/domanda>$/.exec(textOf(request.messages[1] ?? { role: 'user' }))?.[1] ?? '?';
  return request.messages.some(({ role }) => role === 'tool')
    ? { call: [{ name, arguments: { esito: 'non_trovato', frasi: [] } }] }
    : { call: [{ name: 'cerca_nei_documenti', arguments: { testo: asked || '?', limite: 3 } }] };
}

describe('gold questions through a model that adds nothing', () => {
  it('score as they do without', async () => {
    const asked = ofEachKind(OF_EACH_KIND);
    const { without, withModel, used } = await bothModes(products.usual, asked, () => server.play(silent));
    const { p50: _p50, p95: _p95, ...scores } = without.overall;
    expect(withModel.overall).toMatchObject(scores);
    expect(used?.failures).toEqual({});
  }, 300_000);
});

describe('gold questions through a faithful model', () => {
  it.each([
    ['open', false],
    ['held out', true],
  ])(
    'score no lower than without, of the %s ones',
    async (_name, heldOut) => {
      const asked = questions.filter(({ held_out }) => held_out === heldOut);
      const { without, withModel, used } = await bothModes(products.usual, asked, playFaithful);
      console.info(`esatte: ${without.overall.exact?.toFixed(1)} -> ${withModel.overall.exact?.toFixed(1)}`);
      expect(lower(without.overall, withModel.overall)).toEqual([]);
      const kinds = [...without.kinds].map(([kind, scores]) => {
        const scored = withModel.kinds.get(kind);
        return scored ? lower(scores, scored, OF_A_KIND).map((text) => `${kind} ${text}`) : [];
      });
      if (!heldOut) expect(kinds.flat()).toEqual([]);
      // The model answers much of what it is asked, and the share of questions that need none is reported.
      expect(used?.byModel).toBeGreaterThan(asked.length / 6);
      expect(used?.certain).toBeGreaterThan(asked.length / 6);
    },
    600_000,
  );

  it('score no lower when it is asked even where the reader is certain', async () => {
    const asked = ofEachKind(2 * OF_EACH_KIND);
    const { without, withModel } = await bothModes(products.always, asked, playFaithful);
    expect(lower(without.overall, withModel.overall)).toEqual([]);
  }, 300_000);
});
