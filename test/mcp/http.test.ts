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

  it.each(['2025-03-26', '2025-06-18', '2025-11-25'])('speaks revision %s', async (protocolVersion) => {
    const clientInfo = { name: 'test', version: '1' };
    const params = { protocolVersion, capabilities: {}, clientInfo };
    const agreed = await post({}, JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }));
    expect(agreed.body).toContain(`"protocolVersion":"${protocolVersion}"`);
    const listed = await post({ 'mcp-protocol-version': protocolVersion });
    expect(listed.status).toBe(200);
    expect(listed.body).toContain('conta_alloggi');
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

describe('the token of the service', () => {
  const token = 'prova-0123456789abcdefghij';
  const handler = createHttpHandler(createServerFactory(serverOptions()), { token });
  const ask = (headers: Record<string, string>) =>
    handler.fetch(
      new Request('http://localhost/mcp', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
        body: LIST,
      }),
    );

  it.each([`Bearer ${token}`, `bearer  ${token}`])('lets in %s', async (authorization) => {
    expect((await ask({ authorization })).status).toBe(200);
  });

  it.each([
    {},
    { authorization: token },
    { authorization: `Bearer ${token}x` },
    { authorization: `Basic ${token}` },
    { authorization: 'Bearer ' },
  ])('answers 401 to %j', async (headers) => {
    const response = await ask({ ...headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="chiedicasa"');
    expect(await response.text()).not.toContain(token);
  });

  it('is not asked of who may not call at all', async () => {
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('the limits of the service', () => {
  /** A body of which the end does not come until it is let go. */
  function slow(): { request: Request; finish: () => void } {
    let finish = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        finish = () => {
          controller.enqueue(new TextEncoder().encode(LIST));
          controller.close();
        };
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body,
      duplex: 'half' as const,
    };
    return { request: new Request('http://localhost/mcp', init), finish };
  }

  it('answers 503 while as many as it takes are under way, and serves again after', async () => {
    const handler = createHttpHandler(createServerFactory(serverOptions()), { limits: { concurrent: 2 } });
    const waiting = [slow(), slow()];
    const responses = waiting.map(({ request }) => handler.fetch(request));
    const third = slow();
    const refused = await handler.fetch(third.request);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    for (const { finish } of waiting) finish();
    expect((await Promise.all(responses)).map(({ status }) => status)).toEqual([200, 200]);
    const next = slow();
    next.finish();
    expect((await handler.fetch(next.request)).status).toBe(200);
  });

  it('answers 504 to a request whose body does not end', async () => {
    const handler = createHttpHandler(createServerFactory(serverOptions()), { limits: { milliseconds: 50 } });
    const response = await handler.fetch(slow().request);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining('riprova') } });
  });
});

describe('a closed handler', () => {
  it('serves no more', async () => {
    const handler = createHttpHandler(createServerFactory(serverOptions()));
    await handler.close();
    await expect(handler.fetch(new Request('http://localhost/mcp'))).rejects.toThrow('closed');
  });
});
