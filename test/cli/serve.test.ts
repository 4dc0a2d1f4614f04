// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command-line.ts';
import { serveOptions } from '../../src/cli/serve.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const TOKEN = 'prova-0123456789abcdefghij';

describe('what `serve` reads from its environment', () => {
  const read = (environment: NodeJS.ProcessEnv) => serveOptions(environment, undefined, () => {});

  it('answers to this machine alone unless told otherwise', () => {
    expect(read({})).toMatchObject({ port: 3000, host: '127.0.0.1', allowedHosts: [], token: undefined });
  });

  it('takes names separated by commas, and a token', () => {
    expect(
      read({
        CHIEDICASA_HOSTS: 'casa.example.it, altra.example.it,',
        CHIEDICASA_ORIGINS: 'sito.example.it',
        CHIEDICASA_MCP_TOKEN: TOKEN,
      }),
    ).toMatchObject({
      allowedHosts: ['casa.example.it', 'altra.example.it'],
      allowedOrigins: ['sito.example.it'],
      token: TOKEN,
    });
  });

  it.each([
    { PORT: 'x' },
    { PORT: '70000' },
    { CHIEDICASA_MCP_TOKEN: 'corto' },
    { CHIEDICASA_MCP_TOKEN: 'à'.repeat(30) },
  ])('refuses %j in words', (environment) => {
    expect(() => read(environment)).toThrow(UsageError);
  });
});

describe('chiedicasa serve with a token, as a process', () => {
  let server: ChildProcess;
  let url = '';
  let ended: Promise<number | null>;

  beforeAll(async () => {
    server = spawn(process.execPath, [MAIN, 'serve'], {
      env: { ...process.env, PORT: '0', CHIEDICASA_MCP_TOKEN: TOKEN },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    ended = new Promise((resolve) => server.once('exit', resolve));
    url = await new Promise((resolve, reject) => {
      server.once('exit', () => reject(new Error('It ended before it listened')));
      server.stdout?.on('data', (chunk: Buffer) => {
        const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString());
        if (found) resolve(found[0]);
      });
    });
  }, 60_000);
  afterAll(() => server.kill('SIGKILL'));

  const list = (headers: Record<string, string>) =>
    fetch(`${url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });

  it('asks MCP clients for it, and nobody else', async () => {
    expect((await list({})).status).toBe(401);
    const response = await list({ authorization: `Bearer ${TOKEN}` });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('alloggi_disponibili');
    for (const path of ['/health', '/ready', '/']) expect((await fetch(url + path)).status, path).toBe(200);
  });

  it('stops when it is told to, with exit code 0', async () => {
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });
});
