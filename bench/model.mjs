// SPDX-License-Identifier: EUPL-1.2
// One answer through a language model that answers at once, beside the same requests sent by `openai` alone: what is left
// is what our side takes. Then one cold question, to see that only who asks a model pays for it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OpenAI } from 'openai';
import { CLI, ROOT } from '../scripts/setup.mjs';
import { against, load, median, percentile, printTable, timeProcess, withFolder } from './measure.mjs';

const WARM_UP = 100;
const ANSWERS = 400;
/** Answers in a row that are looked at together: other work on the machine comes and goes. */
const BLOCK = 50;
const GOAL_P95_MS = 30;
const COLD_ROUNDS = 9;
/** Has a process say at its end how much memory it took at most. */
const REPORT_MEMORY =
  "data:text/javascript,process.on('exit',()=>console.log('most memory: '+process.resourceUsage().maxRSS))";
const ENDPOINT = fileURLToPath(new URL('model-endpoint.mjs', import.meta.url));

const { openProduct, productPaths } = await load('cli/product.js');
const { modelSettings } = await load('assistant/model/settings.js');

await withFolder(async (folder) => {
  const endpoint = spawn(process.execPath, [ENDPOINT], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await firstLine(endpoint);
    await measure(folder, address);
    cold(folder, address);
  } finally {
    endpoint.kill();
  }
});

async function measure(folder, address) {
  const baseURL = `${address}/v1`;
  const errors = [];
  const product = await openProduct(productPaths({ CHIEDICASA_VAR: folder }), {
    model: modelSettings({ CHIEDICASA_MODEL: 'prova', OPENAI_BASE_URL: baseURL }),
    onError: (error) => errors.push(error),
  });
  const plain = await openProduct(productPaths({ CHIEDICASA_VAR: folder }), {});
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
  for (let n = -WARM_UP; n < ANSWERS; n++) {
    const turns = asked[(n + WARM_UP) % asked.length];
    await recorded(address);
    const ours = await timed(() => assistant.reply(turns));
    const requests = await recorded(address);
    const bare = await timed(() => replay(client, requests));
    const without = await timed(() => deterministic.reply(turns));
    if (n < 0) continue;
    kinds.ours.push(ours);
    kinds.bare.push(bare);
    kinds.over.push({ ms: ours.ms - bare.ms, cpu: ours.cpu - bare.cpu });
    kinds.without.push(without);
  }
  await assistant.close();
  await deterministic.close();
  product.close();
  plain.close();
  if (errors.length > 0) throw errors[0];
  const blocks = Array.from({ length: ANSWERS / BLOCK }, (_, index) =>
    Object.fromEntries(
      Object.entries(kinds).map(([name, times]) => [name, times.slice(index * BLOCK, (index + 1) * BLOCK)]),
    ),
  );
  const p50 = (times) => median(times.map(({ ms }) => ms));
  const [quietest] = blocks.sort((a, b) => p50(a.bare) - p50(b.bare));
  for (const [name, measured] of [
    [`${ANSWERS} answers`, kinds],
    [`the ${BLOCK} answers while the machine was quietest`, quietest],
  ]) {
    printTable(
      [name, 'p50 ms', 'p95 ms', 'CPU p50', 'CPU p95', 'times bare'],
      [
        row('openai alone, the same requests', measured.bare, measured.bare),
        row('ChiediCasa with the model', measured.ours, measured.bare),
        row('our side of it', measured.over, measured.bare),
        row('ChiediCasa without a model', measured.without, measured.bare),
      ],
    );
    const p95 = percentile(
      measured.over.map(({ ms }) => ms),
      0.95,
    );
    console.log(`Our side, p95: ${against(p95, GOAL_P95_MS, 'ms')}\n`);
  }
  console.log(`The first answer of a process that is not prepared: ${first.ms.toFixed(0)} ms.`);
}

function row(name, times, bare) {
  const [ms, cpu] = [times.map((each) => each.ms), times.map((each) => each.cpu)];
  return [
    name,
    ...[0.5, 0.95].map((part) => percentile(ms, part).toFixed(1)),
    ...[0.5, 0.95].map((part) => percentile(cpu, part).toFixed(1)),
    (median(ms) / median(bare.map((each) => each.ms))).toFixed(1),
  ];
}

/** A whole process: without a model, with one that need not be asked, and with one that is. */
function cold(folder, address) {
  const model = { CHIEDICASA_MODEL: 'prova', OPENAI_BASE_URL: `${address}/v1` };
  const plainly = 'quanti alloggi SAP liberi a Vescovato?';
  const cases = [
    ['no model configured', {}, plainly],
    ['a model, not asked', model, plainly],
    ['a model, asked', model, `Mia zia brontola: ${plainly}`],
  ].map(([name, env, asked]) => ({ name, env, asked, ms: [], mb: [] }));
  for (let round = 0; round < COLD_ROUNDS; round++) {
    for (const { env, asked, ms, mb } of cases) {
      const args = ['--import', REPORT_MEMORY, CLI, 'ask', asked];
      const run = timeProcess(args, { CHIEDICASA_VAR: folder, ...env });
      ms.push(run.ms);
      mb.push(Number(/^most memory: (\d+)/m.exec(run.stdout)?.[1]) / 1024);
    }
  }
  const [bare] = cases.map(({ ms }) => median(ms));
  console.log('');
  printTable(
    ['one cold chiedicasa ask', 'p50 ms', 'least ms', 'most MB', 'times bare'],
    cases.map(({ name, ms, mb }) => [
      name,
      median(ms).toFixed(0),
      Math.min(...ms).toFixed(0),
      median(mb).toFixed(0),
      (median(ms) / bare).toFixed(2),
    ]),
  );
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
