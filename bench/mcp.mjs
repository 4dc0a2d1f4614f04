// SPDX-License-Identifier: EUPL-1.2
// The server over stdio and HTTP beside the floor (bench/floor-server.mjs), the project's own example server, and two
// published SQLite servers over the same database. Linux: memory is read from /proc. The tables are those of docs/mcp.md.
// The peers are installed by `npm ci` in bench/peers; without them only the floor is measured.
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { CLI } from '../scripts/setup.mjs';
import { startServer } from './mcp-client.mjs';
import { load, median, percentile, printMarkdown, timeProcess, withFolder } from './measure.mjs';

const ROUNDS = 10;
const CALLS = 300;
const WARM_UP = 300;
const STARTS = 7;
const HERE = fileURLToPath(new URL('.', import.meta.url));
const PEERS = join(HERE, 'peers', 'node_modules');
const DOCUMENT = 'cremonese-2026';

await withFolder(async (folder) => {
  // One address makes all the calls: the limit of requests is not what is measured.
  const env = { CHIEDICASA_VAR: folder, CHIEDICASA_RICHIESTE_AL_MINUTO: '0' };
  timeProcess([CLI, 'build'], env);
  const database = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.sqlite')),
  );
  const { comuni, answers, texts } = await makeAnswers(folder);

  const ours = (n) => ['alloggi_disponibili', { comune: comuni[n % comuni.length].name }];
  // The same answers, each to a writing of the comune's name that was never sent before: no answer can be one that is kept.
  const anew = (n) => [
    'alloggi_disponibili',
    { comune: inCapitals(comuni[n % comuni.length].name, Math.floor(n / comuni.length)) },
  ];
  const sql = (n) =>
    `SELECT f.*, l.text FROM facts f JOIN lines l ON l.document = f.document AND l.n = f.first
     WHERE f.document = '${DOCUMENT}' AND f.measure LIKE 'alloggi_%' AND f.territory_istat = '${comuni[n % comuni.length].istat}'`;
  const peer = (...path) => join(PEERS, ...path);
  const everything = peer('@modelcontextprotocol', 'server-everything', 'dist', 'index.js');
  const echo = (n) => ['echo', { message: `${n}` }];
  // As many bytes as the product's answer to the same call, of the same words: the request carries them too.
  const longEcho = (n) => ['echo', { message: texts[n % texts.length] }];
  const transports = {
    stdio: [
      { name: 'floor', args: [join(HERE, 'floor-server.mjs'), answers], call: ours },
      { name: 'chiedicasa', args: [CLI, 'mcp'], env, call: ours },
      { name: 'chiedicasa, each answer made anew', args: [CLI, 'mcp'], env, call: anew },
      { name: 'server-everything, echo of 80 bytes', args: [everything, 'stdio'], call: echo },
      { name: 'server-everything, echo of as many bytes', args: [everything, 'stdio'], call: longEcho },
      {
        name: 'mcp-server-sqlite-npx, one SELECT',
        args: [peer('mcp-server-sqlite-npx', 'dist', 'index.js'), database],
        call: (n) => ['read_query', { query: sql(n) }],
      },
      {
        name: 'mcp-sqlite, one SELECT',
        args: [peer('mcp-sqlite', 'mcp-sqlite-server.js'), database],
        call: (n) => ['query', { sql: sql(n) }],
      },
    ],
    http: [
      { name: 'floor', args: [join(HERE, 'floor-server.mjs'), answers, 'http'], call: ours },
      { name: 'chiedicasa', args: [CLI, 'serve'], env: { ...env, PORT: '0' }, call: ours },
      {
        name: 'chiedicasa, each answer made anew',
        args: [CLI, 'serve'],
        env: { ...env, PORT: '0' },
        call: anew,
      },
      {
        name: 'server-everything, echo of 80 bytes',
        args: [everything, 'streamableHttp'],
        env: { PORT: String(await freePort()) },
        call: echo,
      },
      {
        name: 'server-everything, echo of as many bytes',
        args: [everything, 'streamableHttp'],
        env: { PORT: String(await freePort()) },
        call: longEcho,
      },
    ],
  };

  for (const [transport, all] of Object.entries(transports)) {
    const servers = all.filter(({ args }) => existsSync(args[0]));
    const rows = await measure(transport, servers);
    const floor = rows.find(({ name }) => name === 'floor');
    console.log(`\n${ROUNDS * CALLS} calls each, one at a time, in ${ROUNDS} rounds by turns\n`);
    const besideFloor = (row, key, digits) => [row[key].toFixed(digits), (row[key] / floor[key]).toFixed(2)];
    printMarkdown(
      [
        transport,
        ...['calls/s', 'p50 ms', 'p99 ms', 'first ms'].flatMap((column) => [column, 'to the floor']),
        'MB',
        '`tools/list` bytes',
        'answer bytes',
      ],
      rows.map((row) => [
        row.name,
        ...besideFloor(row, 'rate', 0),
        ...besideFloor(row, 'p50', 3),
        ...besideFloor(row, 'p99', 2),
        ...besideFloor(row, 'first', 0),
        row.rss.toFixed(0),
        row.listing,
        row.answer,
      ]),
    );
    for (const { name } of all.filter((server) => !servers.includes(server))) {
      console.log(`Not measured: ${name} (run \`npm ci\` in bench/peers)`);
    }
  }
});

/** By turns, so that what else the machine does falls on all alike. */
async function measure(transport, servers) {
  const running = [];
  for (const server of servers) {
    const handle = await startServer({ ...server, transport });
    const listing = (await handle.send('tools/list', {})).length;
    const answer = (await callOnce(handle, server, 0)).answer.length;
    for (let n = 1; n < WARM_UP; n += 1) await callOnce(handle, server, n);
    running.push({ ...server, handle, listing, answer, times: [] });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { handle, times, ...server } of running) {
      for (let call = 0; call < CALLS; call += 1) {
        times.push((await callOnce(handle, server, WARM_UP + round * CALLS + call)).time);
      }
    }
  }
  const rows = running.map(({ name, handle, times, listing, answer }) => ({
    name,
    listing,
    answer,
    rate: (1000 * times.length) / times.reduce((sum, time) => sum + time, 0),
    p50: median(times),
    p99: percentile(times, 0.99),
    rss: handle.rss(),
  }));
  for (const { handle } of running) await handle.stop();
  const firsts = servers.map(() => []);
  for (let start = 0; start < STARTS; start += 1) {
    for (const [index, server] of servers.entries()) {
      const handle = await startServer({ ...server, transport });
      await callOnce(handle, server, start);
      firsts[index].push(performance.now() - handle.started);
      await handle.stop();
    }
  }
  return rows.map((row, index) => ({ ...row, first: median(firsts[index]) }));
}

/** One call and how long it took, until its last byte came. */
async function callOnce(handle, server, n) {
  const [name, args] = server.call(n);
  const start = performance.now();
  const answer = await handle.send('tools/call', { name, arguments: args });
  const time = performance.now() - start;
  if (answer.includes('"isError":true') || answer.includes('"error":{'))
    throw new Error(`${server.name}: ${answer}`);
  return { answer, time };
}

/** A name in the nth of the ways to write it in capitals and small letters. */
function inCapitals(name, nth) {
  let left = nth;
  return Array.from(name.toLowerCase(), (letter) => {
    const capital = letter.toUpperCase();
    if (capital === letter) return letter;
    const written = left % 2 === 1 ? capital : letter;
    left = Math.floor(left / 2);
    return written;
  }).join('');
}

/** The product's own answers, made beforehand, for the floor to read. */
async function makeAnswers(folder) {
  const { openProduct, productPaths } = await load('cli/product.js');
  const { toolCaller } = await load('mcp/tool-call.js');
  const { listTool } = await load('mcp/tool-listing.js');
  const product = await openProduct(productPaths({ CHIEDICASA_VAR: folder }));
  const call = toolCaller(product.serverOptions);
  const comuni = product.context.plan.comuniOf('cremonese');
  const path = join(folder, 'answers.db');
  const db = new Database(path);
  db.exec(
    'CREATE TABLE answers (comune TEXT PRIMARY KEY, result TEXT) WITHOUT ROWID; CREATE TABLE tool (listing TEXT)',
  );
  const add = db.prepare('INSERT INTO answers VALUES (?, ?)');
  const texts = [];
  for (const { name } of comuni) {
    const answer = call('alloggi_disponibili', { comune: name });
    add.run(name, JSON.stringify(answer));
    texts.push(textOfSize(answer.content[0].text, bytesOf(answer)));
  }
  const tool = product.serverOptions.tools.find(({ name }) => name === 'alloggi_disponibili');
  db.prepare('INSERT INTO tool VALUES (?)').run(JSON.stringify(listTool(tool)));
  db.close();
  product.close();
  return { comuni, answers: path, texts };
}

function bytesOf(value) {
  return Buffer.byteLength(JSON.stringify(value));
}

/** So many bytes of JSON, of the words of a text again and again. */
function textOfSize(text, size) {
  let words = text.repeat(Math.ceil(size / text.length));
  for (let over = bytesOf(words) - size; over > 0; over = bytesOf(words) - size) {
    words = words.slice(0, -Math.ceil(over / 3));
  }
  return words;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
