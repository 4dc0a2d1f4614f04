// SPDX-License-Identifier: EUPL-1.2
// The thinnest clients: what they measure is the server. One request at a time, as a model calls tools. An answer is handed
// over as its bytes: to decode them takes a client longer than some servers take to send them.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const INITIALIZE = {
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'bench', version: '1' },
  },
};

/**
 * Starts a server and shakes hands. `started` is when its process was spawned, to time its first answer.
 * @returns {{ started: number, send: (method: string, params: object) => Promise<Buffer>, rss: () => number, stop: () => Promise<void> }}
 */
export async function startServer({ args, env, transport, node = process.execPath }) {
  const started = performance.now();
  const child = spawn(node, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = readLines(child.stdout);
  const { post, close } =
    transport === 'http' ? overHttp(await addressIn(lines, ended, env)) : overStdio(child, lines);
  let id = 0;
  const send = (method, params) => post({ jsonrpc: '2.0', id: ++id, method, params }, true);
  await send(INITIALIZE.method, INITIALIZE.params);
  await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, false);
  return {
    started,
    send,
    rss: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Lines as they come, each handed to whoever waits, without its end. */
function readLines(stream) {
  const waiting = [];
  const ready = [];
  let begun = [];
  stream.on('data', (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      begun.push(chunk.subarray(from, end));
      from = end + 1;
      const line = begun.length === 1 ? begun[0] : Buffer.concat(begun);
      begun = [];
      const next = waiting.shift();
      if (next) next(line);
      else ready.push(line);
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  });
  return () =>
    new Promise((resolve) => {
      const line = ready.shift();
      if (line === undefined) waiting.push(resolve);
      else resolve(line);
    });
}

function overStdio(child, nextLine) {
  return {
    async post(message, answered) {
      child.stdin.write(`${JSON.stringify(message)}\n`);
      if (!answered) return Buffer.alloc(0);
      for (;;) {
        const line = await nextLine();
        if (line.includes(`"id":${message.id}`)) return line;
      }
    },
    close: () => child.stdin.end(),
  };
}

/** The address that a server prints; one that prints none listens where `PORT` says. */
async function addressIn(nextLine, ended, env) {
  if (env?.PORT !== undefined && env.PORT !== '0') {
    const url = new URL(`http://127.0.0.1:${env.PORT}/mcp`);
    while (!(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 5));
    return url;
  }
  for (;;) {
    const line = await Promise.race([nextLine(), ended.then(() => undefined)]);
    if (line === undefined) throw new Error('The server ended before it listened');
    const found = /http:\/\/[\d.]+:\d+\/mcp/.exec(line.toString());
    if (found) return new URL(found[0]);
  }
}

const answers = (url) =>
  new Promise((resolve) => {
    request(url, { method: 'GET' }, (response) => {
      response.destroy();
      resolve(true);
    })
      .on('error', () => resolve(false))
      .end();
  });

function overHttp(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let session;
  const post = (message, answered) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(message);
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'content-length': Buffer.byteLength(body),
        ...(message.method !== 'initialize' && { 'mcp-protocol-version': '2025-11-25' }),
        ...(session && { 'mcp-session-id': session }),
      };
      request(url, { method: 'POST', agent, headers }, (response) => {
        session ??= response.headers['mcp-session-id'];
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          if (answered && response.statusCode !== 200) reject(new Error(`${response.statusCode} ${body}`));
          else resolve(body);
        });
      })
        .on('error', reject)
        .end(body);
    });
  return { post, close: () => agent.destroy() };
}
