// SPDX-License-Identifier: EUPL-1.2
// The chat's stream under load, on loopback: questions that arrive evenly, then conversations side by side for a while.
// Beside it a bare server that streams a fixed answer of the same shape. `node bench/web-load.mjs [seconds]`.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLI, ROOT } from '../scripts/setup.mjs';
import { against, percentile, printTable, timeProcess, withFolder } from './measure.mjs';

const SECONDS = Number(process.argv[2] ?? 60);
const PER_SECOND = 50;
const EVEN_SECONDS = Math.min(20, SECONDS);
const CONVERSATIONS = 200;
/** A person reads before asking again: 200 of them make about 50 questions a second. */
const PAUSE_MS = 4_000;
const GOAL_MS = 50;
/** Megabytes of live heap that a minute may add: what is kept of the questions asked first fills up and stays. */
const GOAL_GROWTH_MB = 5;
const BARE = fileURLToPath(new URL('bare-stream.mjs', import.meta.url));
const LIVE_HEAP = new URL('live-heap.mjs', import.meta.url).href;

const comuni = JSON.parse(readFileSync(join(ROOT, 'data', 'comuni.json'), 'utf8')).comuni.filter(
  ({ ambito }) => ambito === 'cremonese',
);
const SENTENCES = ['quanti alloggi SAP liberi a', 'contributo di solidarietà di', 'quanti alloggi SAT a'];
const question = (n) => `${SENTENCES[n % SENTENCES.length]} ${comuni[n % comuni.length].nome}?`;
const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks and reads the stream to its end: milliseconds to the first event, to the first words, to the end. */
function ask(url, turns) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const body = JSON.stringify({ turns, voice: 'cittadino' });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${url}/api/chat`, { method: 'POST', agent, headers }, (response) => {
      let first;
      let words;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        first ??= performance.now() - started;
        text += chunk;
        if (words === undefined && text.includes('"text-delta"')) words = performance.now() - started;
      });
      response.on('end', () => {
        if (response.statusCode === 200 && text.includes('"finish"')) {
          resolve({ first, words, whole: performance.now() - started });
        } else reject(new Error(`Status ${response.statusCode}, ${text.length} characters`));
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Questions at fixed times, whether or not those before are answered: a slow server cannot slow the load. */
async function evenly(url) {
  const asked = [];
  const started = performance.now();
  for (let n = 0; n < PER_SECOND * EVEN_SECONDS; n += 1) {
    await sleep(started + (n * 1_000) / PER_SECOND - performance.now());
    asked.push(ask(url, [question(n)]).catch((error) => error));
  }
  return Promise.all(asked);
}

/** Conversations of a few turns, one after the other, each with its pauses. */
async function sideBySide(url, until) {
  const results = [];
  await Promise.all(
    Array.from({ length: CONVERSATIONS }, async (_, person) => {
      await sleep((person * PAUSE_MS) / CONVERSATIONS);
      let turns = [];
      for (let n = person; performance.now() < until; n += 7) {
        turns = turns.length >= 5 ? [question(n)] : [...turns, question(n)];
        results.push(await ask(url, turns).catch((error) => error));
        await sleep(PAUSE_MS);
      }
    }),
  );
  return results;
}

const failures = (results) => results.filter((result) => result instanceof Error);
const at = (results, what, part) =>
  percentile(
    results.filter((result) => !(result instanceof Error)).map((result) => result[what]),
    part,
  ).toFixed(1);
const residentMb = (pid) =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

/** Megabytes that are still held after a collection. */
const liveMb = (child) =>
  new Promise((resolve) => {
    child.once('message', ({ heapUsed, external }) => resolve((heapUsed + external) / 1024 / 1024));
    child.send('collect');
  });

async function withServer(args, env, work) {
  const child = spawn(process.execPath, ['--expose-gc', '--import', LIVE_HEAP, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  try {
    const url = await new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => {
        const found = /https?:\/\/[\w.]+:\d+/.exec(String(text))?.[0];
        if (found) resolve(found);
      });
      child.on('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    });
    for (let n = 0; n < 50; n += 1) await ask(url, [question(n)]);
    return await work(url, child);
  } finally {
    child.kill('SIGTERM');
  }
}

await withFolder(async (folder) => {
  const env = { CHIEDICASA_VAR: folder, PORT: '0', CHIEDICASA_RICHIESTE_AL_MINUTO: '0' };
  timeProcess([CLI, 'build'], env);
  const even = [];
  even.push(['bare stream', await withServer([BARE], env, evenly)]);
  const talks = [];
  await withServer([CLI, 'serve'], env, async (url, child) => {
    even.push(['chiedicasa serve', await evenly(url)]);
    // The same again: what the first minute fills and keeps is told from what grows with each answer.
    for (const name of ['first', 'second']) {
      const before = await liveMb(child);
      const resident = [];
      const watch = setInterval(() => resident.push(residentMb(child.pid)), 1_000);
      const answers = await sideBySide(url, performance.now() + SECONDS * 1_000);
      clearInterval(watch);
      talks.push({ name, answers, resident, before, after: await liveMb(child) });
    }
  });
  console.log(`${PER_SECOND} questions a second for ${EVEN_SECONDS} s, milliseconds`);
  printTable(
    ['server', 'first event p50', 'p95', 'first words p50', 'p95', 'whole p95', 'failures'],
    even.map(([name, results]) => [
      name,
      at(results, 'first', 0.5),
      at(results, 'first', 0.95),
      at(results, 'words', 0.5),
      at(results, 'words', 0.95),
      at(results, 'whole', 0.95),
      failures(results).length,
    ]),
  );
  console.log(`First words, p95: ${against(Number(at(even[1][1], 'words', 0.95)), GOAL_MS, 'ms')}`);
  console.log(
    `\n${CONVERSATIONS} conversations side by side, twice ${SECONDS} s; live: after a collection, MB`,
  );
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  printTable(
    ['time', 'answers', 'failures', 'words p95', 'live before', 'live after', 'RSS 2nd quarter', 'RSS last'],
    talks.map(({ name, answers, resident, before, after }) => {
      const quarter = Math.max(1, Math.floor(resident.length / 4));
      return [
        name,
        answers.length,
        failures(answers).length,
        at(answers, 'words', 0.95),
        before.toFixed(1),
        after.toFixed(1),
        mean(resident.slice(quarter, 2 * quarter)).toFixed(1),
        mean(resident.slice(-quarter)).toFixed(1),
      ];
    }),
  );
  const growth = talks[1].after - talks[1].before;
  console.log(
    `Live heap, second time: ${growth.toFixed(1)} MB more, ${against(growth, GOAL_GROWTH_MB, 'MB')}`,
  );
  const failed = [...even[1][1], ...talks.flatMap(({ answers }) => answers)].filter(
    (result) => result instanceof Error,
  );
  for (const error of failed.slice(0, 3)) console.log(error.message);
  agent.destroy();
  process.exitCode = failed.length > 0 || growth >= GOAL_GROWTH_MB ? 1 : 0;
});
