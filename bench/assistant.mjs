// SPDX-License-Identifier: EUPL-1.2
// The assistant in process: every turn of the gold questions, and random and adversarial strings, one reply each, beside
// one call of a tool through the same client.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/setup.mjs';
import { against, load, loadTestModule, median, percentile, printTable, withFolder } from './measure.mjs';

const STRINGS = 5_000;
const WARM_UP = 200;
const ROUNDS = 2;
const GOAL_P95_GOLD_MS = 15;
const GOAL_P99_ADVERSARIAL_MS = 50;

const { openProduct, productPaths } = await load('cli/product.js');
const { connectInProcess } = await load('mcp/in-process.js');
const { createServer } = await load('mcp/server.js');
const { adversarialStrings } = await loadTestModule('assistant/adversarial.ts');

await withFolder(async (folder) => {
  const product = await openProduct(productPaths({ CHIEDICASA_VAR: folder }));
  const assistant = await product.assistant();
  const client = await connectInProcess(createServer({ ...product.serverOptions, forProgram: true }));
  const gold = goldTurns();
  const strings = [...adversarialStrings(STRINGS)].map((text) => ({ turns: [text], voice: 'cittadino' }));
  for (const { turns, voice } of gold.slice(0, WARM_UP)) await assistant.reply(turns, { voice });

  const call = [];
  const kinds = new Map([...new Set(gold.map(({ kind }) => kind))].map((kind) => [kind, []]));
  const adversarial = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { kind, turns, voice } of gold) {
      call.push(await timed(() => client.call('alloggi_disponibili', { comune: 'Vescovato' })));
      kinds.get(kind).push(await timed(() => assistant.reply(turns, { voice })));
    }
  }
  for (const { turns, voice } of strings)
    adversarial.push(await timed(() => assistant.reply(turns, { voice })));
  await client.close();
  await assistant.close();
  product.close();

  const all = [...kinds.values()].flat();
  const bare = median(call);
  const row = (name, times) => [
    name,
    times.length,
    ...[0.5, 0.95, 0.99].map((part) => percentile(times, part).toFixed(2)),
    Math.max(...times).toFixed(1),
    (median(times) / bare).toFixed(1),
  ];
  printTable(
    ['replies', 'n', 'p50 ms', 'p95 ms', 'p99 ms', 'most ms', 'times bare'],
    [
      row('one tool call', call),
      ...[...kinds].map(([kind, times]) => row(`gold: ${kind}`, times)),
      row('gold: all', all),
      row('adversarial strings', adversarial),
    ],
  );
  console.log(`\nGold p95: ${against(percentile(all, 0.95), GOAL_P95_GOLD_MS, 'ms')}`);
  console.log(`Adversarial p99: ${against(percentile(adversarial, 0.99), GOAL_P99_ADVERSARIAL_MS, 'ms')}`);
});

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Every turn of every gold question, with the turns before it. */
function goldTurns() {
  const folder = join(ROOT, 'test', 'gold');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter(({ questions }) => Array.isArray(questions))
    .flatMap(({ kind, questions }) =>
      questions.flatMap(({ voice = 'cittadino', turns }) =>
        turns.map((_, index) => ({ kind, voice, turns: turns.slice(0, index + 1).map(({ ask }) => ask) })),
      ),
    );
}
