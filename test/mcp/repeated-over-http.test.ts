// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { createHttpHandler, type HttpHandler, type HttpOptions } from '../../src/mcp/http.ts';
import { createServerFactory } from '../../src/mcp/server.ts';
import { productForTest } from '../product.ts';
import { serveOnLoopback } from './fixtures/loopback.ts';
import { randomFrom } from './fixtures/random-input.ts';
import { type Asked, ID_FORMS, inRevision, MODERN, randomRequests } from './fixtures/random-message.ts';
import { elencaPiani, serverOptions } from './fixtures/tools.ts';

const SEED = Number(process.env.CHIEDICASA_RANDOM_SEED ?? 20_260_802);
const STEPS = 250;

const product = productForTest();

/** A handler of the product, and how many servers it built: one for each request that it hands to the SDK. */
function handlerThat(options: HttpOptions): HttpHandler & { readonly built: () => number } {
  let built = 0;
  const factory = () => {
    built += 1;
    return product.serverFactory();
  };
  return { ...createHttpHandler(factory, options), built: () => built };
}

function post(body: string, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/mcp', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  });
}

/** All that a client sees of a response. */
async function seen(response: Response) {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

/** The headers that go with a request, now and then one that does not. */
function headersFor(
  revision: string,
  { method, params }: Asked,
  random: () => number,
): Record<string, string> {
  const name = params?.name ?? params?.uri;
  const right: Record<string, string> = {
    'mcp-protocol-version': revision,
    ...(revision === MODERN && {
      'mcp-method': method,
      ...(typeof name === 'string' && { 'mcp-name': name }),
    }),
  };
  const wrong: readonly Record<string, string>[] = [
    { accept: 'application/json' },
    { accept: '*/*' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-8' },
    { 'mcp-protocol-version': '1999-01-01' },
    { 'mcp-method': 'tools/list' },
    { 'mcp-name': 'altro' },
    { 'mcp-session-id': 'x' },
  ];
  return random() < 0.8 ? right : { ...right, ...wrong[Math.floor(random() * wrong.length)] };
}

const list = (id: unknown) => JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/list' });

describe('over HTTP, a server that keeps its answers', () => {
  it.each(['2025-03-26', '2025-06-18', '2025-11-25', MODERN])(
    `says what one that does not says, in revision %s, seed ${SEED}`,
    async (revision) => {
      const random = randomFrom(SEED);
      const requests = randomRequests(product.serverOptions, 40, random);
      const [keeping, plain] = [handlerThat({ unchanging: true }), handlerThat({})];
      for (let step = 0; step < STEPS; step += 1) {
        const asked = requests[Math.floor(random() * requests.length)] ?? { method: 'ping' };
        const id = ID_FORMS[Math.floor(random() * ID_FORMS.length)]?.(step);
        const message = JSON.stringify({ jsonrpc: '2.0', id, ...inRevision(revision, asked) });
        const body =
          random() < 0.95
            ? message
            : (['', '{', 'null', '[]', `[${message}]`, `${message} x`, message.replace('"2.0"', '"1.0"')][
                step % 7
              ] ?? '');
        const headers = headersFor(revision, asked, random);
        const given = await seen(await keeping.fetch(post(body, headers)));
        const expected = await seen(await plain.fetch(post(body, headers)));
        expect(given, `${JSON.stringify(headers)} ${body.slice(0, 500)}`).toEqual(expected);
      }
      expect(plain.built() - keeping.built()).toBeGreaterThan(STEPS / 8);
    },
    120_000,
  );

  it('says it over a real socket too, where the length is told and where it is not', async () => {
    const handlers = [handlerThat({ unchanging: true }), handlerThat({})];
    const loopbacks = await Promise.all(handlers.map(({ fetch }) => serveOnLoopback(fetch)));
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    const body = (id: unknown) => {
      const bytes = new TextEncoder().encode(list(id));
      return new ReadableStream({
        start(controller) {
          controller.enqueue(bytes.slice(0, 10));
          controller.enqueue(bytes.slice(10));
          controller.close();
        },
      });
    };
    const answers = await Promise.all(
      loopbacks.map(async ({ url }) => {
        const told = [1, 'due «»', 3].map((id) => fetch(url, { method: 'POST', headers, body: list(id) }));
        const untold = [4, 5].map((id) =>
          fetch(url, { method: 'POST', headers, body: body(id), duplex: 'half' }),
        );
        return Promise.all([...told, ...untold].map(async (response) => (await response).text()));
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    await Promise.all(loopbacks.map(({ close }) => close()));
  });

  it('asks the SDK once', async () => {
    const handler = handlerThat({ unchanging: true });
    const first = await (await handler.fetch(post(list(1)))).text();
    expect(await (await handler.fetch(post(list('"')))).text()).toBe(first.replace('"id":1}', '"id":"\\""}'));
    expect(handler.built()).toBe(1);
  });

  it('asks again after a failure', async () => {
    let failures = 2;
    const tool = {
      ...elencaPiani,
      read: (...call: Parameters<typeof elencaPiani.read>) => {
        failures -= 1;
        if (failures >= 0) throw new Error('busy');
        return elencaPiani.read(...call);
      },
    };
    const factory = createServerFactory({ ...serverOptions(), tools: [tool] });
    const { fetch } = createHttpHandler(factory, { unchanging: true });
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool.name, arguments: {} } };
    const answers: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      answers.push(await (await fetch(post(JSON.stringify(call)))).text());
    }
    expect(answers.map((answer) => answer.includes('"isError":true'))).toEqual([true, true, false, false]);
    expect(answers[3]).toBe(answers[2]);
    expect(failures).toBe(-1);
  });

  it('gives nothing kept to who may not ask', async () => {
    const token = 'prova-0123456789abcdefghij';
    const handler = handlerThat({ unchanging: true, token, allowedHosts: ['casa.example.it'] });
    const authorization = `Bearer ${token}`;
    for (const id of [1, 2])
      expect((await handler.fetch(post(list(id), { authorization }))).status).toBe(200);
    expect(handler.built()).toBe(1);
    for (const headers of [{}, { authorization: 'Bearer altro' }]) {
      const refused = await handler.fetch(post(list(3), headers));
      expect(refused.status).toBe(401);
      expect(await refused.text()).not.toContain('elenca_piani');
    }
    for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
      expect((await handler.fetch(post(list(4), { authorization, ...headers }))).status).toBe(403);
    }
  });

  it('keeps its limits of size, time and number', async () => {
    const limits = { bodyBytes: 200, milliseconds: 50, concurrent: 1 };
    const handler = handlerThat({ unchanging: true, limits });
    expect((await handler.fetch(post(list(1)))).status).toBe(200);
    expect((await handler.fetch(post(list('x'.repeat(300))))).status).toBe(413);
    const endless = new ReadableStream();
    const init = {
      method: 'POST',
      headers: { 'content-length': '60' },
      body: endless,
      duplex: 'half' as const,
    };
    const waiting = handler.fetch(new Request('http://localhost/mcp', init));
    expect((await handler.fetch(post(list(2)))).status).toBe(503);
    expect((await waiting).status).toBe(504);
    expect((await handler.fetch(post(list(3)))).status).toBe(200);
  });

  it('serves nothing kept once it is closed', async () => {
    const handler = handlerThat({ unchanging: true });
    await handler.fetch(post(list(1)));
    await handler.close();
    await expect(handler.fetch(post(list(2)))).rejects.toThrow('closed');
  });
});
