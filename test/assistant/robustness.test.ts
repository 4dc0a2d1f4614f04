// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type GoldQuestion, goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { examinerOf } from '../../src/cli/eval/run.ts';
import { scoresOf } from '../../src/cli/eval/score.ts';
import { readThresholds } from '../../src/cli/eval/thresholds.ts';
import { productPaths } from '../../src/cli/product.ts';
import { generator } from '../places/generator.ts';
import { assistantForTest } from '../product.ts';
import { adversarialStrings } from './adversarial.ts';
import { PERTURBATIONS } from './perturb.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const { product, assistant } = await assistantForTest();

describe('the gold questions, written worse', () => {
  /** The goal is three for each; the thresholds may ask less, for a time. */
  const limits = readThresholds(undefined, [path('../gold')])?.perturbed ?? {};
  const SEED = 20_260;
  const questions = readGold(goldFiles([path('../gold')])).filter((question) => !question.held_out);
  const examiner = examinerOf(product, assistant, productPaths({}).dataDir);
  const exact = new Map<string, boolean>();

  beforeAll(async () => {
    for (const result of await examiner.examine(questions)) {
      exact.set(result.question.id, scoresOf([result]).exact === 100);
    }
  }, 240_000);

  it.each(Object.entries(PERTURBATIONS))(
    '%s: lose few points',
    async (name, perturb) => {
      const random = generator(SEED);
      const names = (text: string) =>
        product.context.gazetteer.find(text).map(({ start, end }) => text.slice(start, end));
      const worse = questions.flatMap((question): GoldQuestion[] => {
        // One turn of a conversation, as of a question asked alone.
        const written = random(question.turns.length);
        const turns = question.turns.map((turn, index) =>
          index === written ? { ...turn, ask: perturb(turn.ask, random, names(turn.ask)) } : turn,
        );
        const changed = turns.some((turn, index) => turn.ask !== question.turns[index]?.ask);
        return changed ? [{ ...question, turns }] : [];
      });
      const results = await examiner.examine(worse);
      const before = worse.filter(({ id }) => exact.get(id)).length;
      const lost = results.filter(
        (result) => exact.get(result.question.id) && scoresOf([result]).exact !== 100,
      );
      const after = results.filter((result) => scoresOf([result]).exact === 100).length;
      const points = ((before - after) / worse.length) * 100;
      console.log(
        `${name}: ${worse.length} questions, exact ${before} before and ${after} after: ${points.toFixed(1)} points lost`,
      );
      const examples = lost
        .slice(0, 40)
        .map(({ question, turns }) => {
          const faults = turns.flatMap((turn) => turn.faults).slice(0, 2);
          return `${question.id}: ${question.turns.map(({ ask }) => ask).join(' → ')}: ${faults.join('; ')}`;
        })
        .join('\n');
      expect(points, examples).toBeLessThan(limits[name] ?? 3);
    },
    120_000,
  );
});

describe('twenty thousand random and adversarial strings', () => {
  const COUNT = 20_000;
  /** A third of a kilobyte kept for each question would be more. */
  const GROWTH_AT_MOST = 5 * 1024 * 1024;
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-robust-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const outputSchema = z.object({
    asked: z.int(),
    improper: z.array(z.object({ question: z.string(), fault: z.string(), text: z.string() })),
    outcomes: z.record(z.string(), z.int()),
    heaps: z.array(z.number()),
    errors: z.array(z.string()),
  });

  /** The built product in a process of its own, fed line by line. */
  async function askAll(): Promise<z.infer<typeof outputSchema>> {
    const dist = new URL('../../dist/', import.meta.url).href;
    const child = spawn(
      process.execPath,
      ['--expose-gc', path('ask-all.mjs'), '--dist', dist, '--count', String(COUNT)],
      { env: { ...process.env, CHIEDICASA_VAR: folder }, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    // A process that ended early is told by its exit code, not by the pipe it left.
    child.stdin.on('error', () => {});
    for (const text of adversarialStrings(COUNT)) {
      if (child.exitCode !== null) break;
      if (!child.stdin.write(`${JSON.stringify(text)}\n`)) {
        await Promise.race([ended, new Promise((resolve) => child.stdin.once('drain', resolve))]);
      }
    }
    child.stdin.end();
    expect(await ended).toBe(0);
    return outputSchema.parse(JSON.parse(out));
  }

  it('each get a proper reply, and leave nothing behind', async () => {
    const { asked, improper, outcomes, heaps, errors } = await askAll();
    expect(asked).toBe(COUNT);
    expect(improper).toEqual([]);
    const [first = 0, ...rest] = heaps;
    const growth = (rest.at(-1) ?? 0) - first;
    const megabytes = heaps.map((bytes) => (bytes / 1024 / 1024).toFixed(1));
    console.log(
      `outcomes ${JSON.stringify(outcomes)}; MB held ${megabytes.join(', ')}; ${errors.join('; ')}`,
    );
    expect(growth).toBeLessThan(GROWTH_AT_MOST);
  }, 600_000);
});
