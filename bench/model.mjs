// SPDX-License-Identifier: EUPL-1.2
// One answer through a language model that answers at once, beside the same requests sent by `openai` alone: what is left
// is what our side takes. Then what a service pays before its first answer, and what one without a model does not.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OpenAI } from 'openai';
import { ROOT } from '../scripts/setup.mjs';
import { against, load, median, percentile, printTable, withFolder } from './measure.mjs';

const ANSWERS = 300;
const GOAL_P95_MS = 30;
const ENDPOINT = fileURLToPath(new URL('model-endpoint.mjs', import.meta.url));

const { openProduct, productPaths } = await load('cli/product.js');
const { modelSettings } = await load('assistant/model/settings.js');

await withFolder(async (folder) => {
  const endpoint = spawn(process.execPath, [ENDPOINT], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await measure(folder, await firstLine(endpoint));
  } finally {
    endpoint.kill();
  }
});

async function measure(folder, address) {
  const baseURL = `${address}/v1`;
  const errors = [];
  const product = openProduct(productPaths({ CHIEDICASA_VAR: folder }), {
    model: modelSettings({ CHIEDICASA_MODEL: 'prova', OPENAI_BASE_URL: baseURL }),
    onError: (error) => errors.push(error),
  });
  const plain = openProduct(productPaths({ CHIEDICASA_VAR: folder }), {});
  const [assistant, deterministic] = [await product.assistant(), await plain.assistant()];
  const client = new OpenAI({ apiKey: 'nessuna', baseURL, defaultHeaders: { 'x-replay': '1' } });
  const comuni = JSON.parse(readFileSync(join(ROOT, 'data', 'comuni.json'), 'utf8')).comuni.filter(
    ({ ambito }) => ambito === 'cremonese',
  );
  const question = ({ nome }) => `Mia zia brontola: quanti alloggi SAP liberi a ${nome}?`;
  const asked = [];
  const first = await timed(() => assistant.reply([question(comuni[0])]));
  for (const comune of comuni) {
    if ((await assistant.reply([question(comune)])).mode === 'llm') asked.push([question(comune)]);
  }
  const kinds = { bare: [], ours: [], over: [], without: [] };
  for (let n = 0; n < ANSWERS; n++) {
    const turns = asked[n % asked.length];
    await recorded(address);
    const ours = await timed(() => assistant.reply(turns));
    const requests = await recorded(address);
    const bare = await timed(() => replay(client, requests));
    kinds.ours.push(ours);
    kinds.bare.push(bare);
    kinds.over.push({ ms: ours.ms - bare.ms, cpu: ours.cpu - bare.cpu });
    kinds.without.push(await timed(() => deterministic.reply(turns)));
  }
  await assistant.close();
  await deterministic.close();
  product.close();
  plain.close();
  if (errors.length > 0) throw errors[0];
  const row = (name, times) => {
    const [ms, cpu] = [times.map((each) => each.ms), times.map((each) => each.cpu)];
    const bare = median(kinds.bare.map((each) => each.ms));
    return [
      name,
      ...[0.5, 0.95, 0.99].map((part) => percentile(ms, part).toFixed(1)),
      ...[0.5, 0.95].map((part) => percentile(cpu, part).toFixed(1)),
      (median(ms) / bare).toFixed(1),
    ];
  };
  printTable(
    ['one answer', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU p50', 'CPU p95', 'times bare'],
    [
      row('openai alone, the same requests', kinds.bare),
      row('ChiediCasa with the model', kinds.ours),
      row('our side of it', kinds.over),
      row('ChiediCasa without a model', kinds.without),
    ],
  );
  const over = kinds.over.map(({ ms }) => ms);
  console.log(
    `\n${ANSWERS} answers by the model. The first of a process that is not warm: ${first.ms.toFixed(0)} ms.`,
  );
  console.log(`Our side, p95: ${against(percentile(over, 0.95), GOAL_P95_MS, 'ms')}`);
}

/** The requests that the endpoint got since it was asked last. */
async function recorded(address) {
  return (await fetch(`${address}/recorded`)).json();
}

/** The same requests, one after the other, their streams read to the end. */
async function replay(client, requests) {
  for (const body of requests) {
    const stream = await client.chat.completions.create(JSON.parse(body));
    for await (const _chunk of stream);
  }
}

async function timed(work) {
  const started = performance.now();
  const used = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(used);
  return { value, ms: performance.now() - started, cpu: (user + system) / 1000 };
}

async function firstLine(child) {
  for await (const chunk of child.stdout) {
    const line = chunk.toString().split('\n')[0].trim();
    if (line !== '') return line;
  }
  throw new Error('The endpoint ended without an address');
}
