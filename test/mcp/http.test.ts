// SPDX-License-Identifier: EUPL-1.2
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpHandler, type HttpHandler } from '../../src/mcp/http.ts';
import { createServerFactory } from '../../src/mcp/server.ts';
import { type Loopback, serveOnLoopback } from './fixtures/loopback.ts';
import { serverOptions } from './fixtures/tools.ts';

const LIST = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

describe('Host, Origin and the size of a request, over a real socket', () => {
  let handler: HttpHandler;
  let http: Loopback;

  beforeEach(async () => {
    handler = createHttpHandler(createServerFactory(serverOptions()), { allowedHosts: ['casa.example.it'] });
    http = await serveOnLoopback(handler.fetch);
  });

  afterEach(async () => {
    await handler.close();
    await http.close();
  });

  /** Over node:http, since `fetch` lets nobody choose the Host. */
  function post(headers: Record<string, string>, body = LIST): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const accept = 'application/json, text/event-stream';
      const request = httpRequest(
        http.url,
        { method: 'POST', headers: { 'content-type': 'application/json', accept, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
          );
        },
      );
      request.on('error', reject).end(body);
    });
  }

  it.each([
    {},
    { host: 'localhost:3000' },
    { host: '[::1]:3000' },
    { host: 'casa.example.it' },
    { origin: 'http://localhost:3000' },
    { host: 'casa.example.it', origin: 'https://casa.example.it' },
  ])('lets in %j', async (headers) => {
    const response = await post({ ...headers });
    expect(response.status).toBe(200);
    expect(response.body).toContain('conta_alloggi');
  });

  it.each([
    { host: 'evil.example' },
    { host: 'localhost.evil.example' },
    { host: 'not a host' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { host: 'casa.example.it', origin: 'https://casa.example.it.evil.example' },
  ])('answers 403 to %j', async (headers) => {
    const response = await post({ ...headers });
    // A Host that is no name at all is turned away by the HTTP server itself.
    expect([400, 403]).toContain(response.status);
    expect(response.body).not.toContain('conta_alloggi');
  });

  it('says in Italian which host was refused', async () => {
    const response = await post({ host: 'evil.example' });
    expect(JSON.parse(response.body)).toEqual({
      jsonrpc: '2.0',
      error: { code: -32000, message: 'Host «evil.example» non ammesso: aggiungilo agli host del servizio.' },
      id: null,
    });
  });

  it('answers 413 to a body above 1 MB', async () => {
    const args = { comune: 'x'.repeat(1024 * 1024) };
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'conta_alloggi', arguments: args },
    });
    expect((await post({}, body)).status).toBe(413);
  });

  it.each(['GET', 'DELETE'])('has no sessions: %s is not allowed', async (method) => {
    expect((await fetch(http.url, { method })).status).toBe(405);
  });
});

describe('a closed handler', () => {
  it('serves no more', async () => {
    const handler = createHttpHandler(createServerFactory(serverOptions()));
    await handler.close();
    await expect(handler.fetch(new Request('http://localhost/mcp'))).rejects.toThrow('closed');
  });
});
