// SPDX-License-Identifier: EUPL-1.2
// Resident memory of `chiedicasa serve` after 200 questions, beside a bare server on the same SDK with the same database
// open after 200 tool calls. Linux, macOS: the figure is that of `ps`.
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLI, ROOT, SERVICE_FLAGS } from '../scripts/setup.mjs';
import { against, median, printTable, timeProcess, withFolder } from './measure.mjs';

const QUESTIONS = 200;
const ROUNDS = 3;
const GOAL_MB = 40;
const BARE = fileURLToPath(new URL('bare-server.mjs', import.meta.url));
const SENTENCES = [
  'quanti alloggi SAP liberi a',
  'quali alloggi ci sono a',
  'contributo di solidarietà di',
  'quanti alloggi SAT a',
];

await withFolder(async (folder) => {
  // One address asks all the questions: the limit of requests is not what is measured.
  const env = { CHIEDICASA_VAR: folder, PORT: '0', CHIEDICASA_RICHIESTE_AL_MINUTO: '0' };
  timeProcess([CLI, 'build'], env);
  const database = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.sqlite')),
  );
  const comuni = JSON.parse(readFileSync(join(ROOT, 'data', 'comuni.json'), 'utf8')).comuni.filter(
    ({ ambito }) => ambito === 'cremonese',
  );
  const nth = (n) => comuni[n % comuni.length];
  const ask = (n) => [
    '/api/ask',
    { turns: [`${SENTENCES[n % SENTENCES.length]} ${nth(n).nome}?`], voice: 'operatore' },
  ];
  const servers = [
    {
      name: 'bare server',
      args: [BARE, database],
      request: (n) => [
        '/mcp',
        {
          jsonrpc: '2.0',
          id: n,
          method: 'tools/call',
          params: {
            name: 'facts',
            arguments: { document: 'cremonese-2026', measure: 'alloggi_liberi', istat: nth(n).istat },
          },
        },
      ],
    },
    { name: 'chiedicasa serve', args: [CLI, 'serve'], request: ask },
    { name: 'the same, as npm start runs it', args: [...SERVICE_FLAGS, CLI, 'serve'], request: ask },
  ].map((each) => ({ ...each, started: [], ended: [] }));

  for (let round = 0; round < ROUNDS; round++) {
    for (const server of servers) await measure(server, env);
  }
  const bare = median(servers[0].ended);
  printTable(
    ['server', 'MB at start', `MB after ${QUESTIONS}`, 'MB over bare', 'times bare'],
    servers.map(({ name, started, ended }) => [
      name,
      median(started).toFixed(1),
      median(ended).toFixed(1),
      (median(ended) - bare).toFixed(1),
      (median(ended) / bare).toFixed(2),
    ]),
  );
  console.log(`\nMedians of ${ROUNDS} rounds. Memory over bare:`);
  for (const { name, ended } of servers.slice(1)) {
    console.log(`${name}: ${against(median(ended) - bare, GOAL_MB, 'MB')}`);
  }
});

async function measure(server, env) {
  const child = spawn(process.execPath, server.args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await address(child);
    server.started.push(residentMb(child.pid));
    for (let n = 0; n < QUESTIONS; n++) {
      const [path, body] = server.request(n);
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok || text.includes('"outcome":"error"')) throw new Error(`${server.name}: ${text}`);
    }
    server.ended.push(residentMb(child.pid));
  } finally {
    child.kill();
  }
}

/** The first address that the server prints. */
async function address(child) {
  for await (const chunk of child.stdout) {
    const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString());
    if (found) return found[0];
  }
  throw new Error('The server ended without an address');
}

function residentMb(pid) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
