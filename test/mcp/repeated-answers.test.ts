// SPDX-License-Identifier: EUPL-1.2
import { PassThrough } from 'node:stream';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { describe, expect, it } from 'vitest';
import { RepeatingStdioTransport } from '../../src/mcp/stdio-transport.ts';
import { productForTest } from '../product.ts';
import { randomFrom } from './fixtures/random-input.ts';
import { ID_FORMS, initialize, inRevision, MODERN, randomRequests } from './fixtures/random-message.ts';

/** What a server that keeps its answers says is what one that does not says, byte by byte. */
const SEED = Number(process.env.CHIEDICASA_RANDOM_SEED ?? 20_260_801);
const STEPS = 250;
const MALFORMED = ['{"jsonrpc":"2.0","id":', '[]', 'null', '{"jsonrpc":"2.0","id":null,"method":"ping"}'];

const product = productForTest();
const { serverOptions, serverFactory } = product;

/** The server counts what it is asked, so that a test knows what it was not asked. */
function countingFactory() {
  let asked = 0;
  const factory: typeof serverFactory = () => {
    const mcp = serverFactory();
    const connect = mcp.connect.bind(mcp);
    return Object.assign(mcp, {
      connect: async (transport: Parameters<typeof connect>[0]) => {
        await connect(transport);
        const { onmessage } = transport;
        transport.onmessage = (message, extra) => {
          if ('method' in message && 'id' in message) asked += 1;
          onmessage?.(message, extra);
        };
      },
    });
  };
  return { factory, asked: () => asked };
}

/** One client over a pair of streams: what it writes, and all that comes back. */
function connect(repeats: boolean) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { factory, asked } = countingFactory();
  const Transport = repeats ? RepeatingStdioTransport : StdioServerTransport;
  const connection = serveStdio(factory, { transport: new Transport(input, output) });
  let text = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return {
    asked,
    /** What comes back until nothing more does; lines that come together may change places. */
    async say(...messages: readonly unknown[]): Promise<string> {
      text = '';
      input.write(
        messages
          .map((message) => `${typeof message === 'string' ? message : JSON.stringify(message)}\n`)
          .join(''),
      );
      for (let last = -1; last !== text.length; ) {
        last = text.length;
        for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      }
      return text;
    },
    close: () => connection.close(),
  };
}

const sorted = (text: string) => text.split('\n').sort().join('\n');

describe('over stdio', () => {
  it.each(['2025-03-26', '2025-06-18', '2025-11-25', MODERN])(
    `in revision %s, seed ${SEED}`,
    async (revision) => {
      const random = randomFrom(SEED);
      const requests = randomRequests(serverOptions, 40, random);
      const [keeping, plain] = [connect(true), connect(false)];
      const both = async (...messages: readonly unknown[]) => {
        const [given, expected] = [await keeping.say(...messages), await plain.say(...messages)];
        const told = JSON.stringify(messages).slice(0, 500);
        if (messages.length === 1) expect(given, told).toBe(expected);
        else expect(sorted(given), told).toBe(sorted(expected));
      };
      if (revision === MODERN)
        await both({ id: 'd', jsonrpc: '2.0', ...inRevision(MODERN, { method: 'server/discover' }) });
      else await both(initialize(revision, 'i'));
      await both({ jsonrpc: '2.0', method: 'notifications/initialized' });

      const message = (n: number) => {
        const id = ID_FORMS[Math.floor(random() * ID_FORMS.length)]?.(n) ?? n;
        const asked = requests[Math.floor(random() * requests.length)] ?? { method: 'ping' };
        return { jsonrpc: '2.0', id, ...inRevision(revision, asked) };
      };
      for (let step = 0; step < STEPS; step += 1) {
        const [chance, n] = [random(), 10 + step * 10];
        if (chance < 0.8) await both(message(n));
        else if (chance < 0.95) await both(message(n), message(n + 1), message(n + 2));
        else await both(...MALFORMED, JSON.stringify([message(n)]), { ...message(n), altro: true });
        // Another handshake: the same requests have other answers.
        if (step === STEPS / 2 && revision !== MODERN) await both(initialize('2024-11-05', 'again'));
      }
      expect(plain.asked() - keeping.asked()).toBeGreaterThan(STEPS / 8);
      // Whether a cancellation comes before the answer or after, what follows it is answered alike.
      for (let n = 100_000; n < 100_040; n += 2) {
        const cancel = { method: 'notifications/cancelled', params: { requestId: n } };
        const cancelled = [
          { ...message(n), id: n },
          { jsonrpc: '2.0', ...inRevision(revision, cancel) },
        ];
        for (const { say } of [keeping, plain]) await say(...cancelled);
        await both(message(n + 1));
      }
      await keeping.close();
      await plain.close();
    },
    120_000,
  );

  it('asks the server once, and again after another handshake', async () => {
    const { say, asked, close } = connect(true);
    await say(initialize('2025-11-25', 0));
    const list = (id: unknown) => ({ jsonrpc: '2.0', id, method: 'tools/list' });
    const first = await say(list(1));
    const before = asked();
    expect(await say(list('1'))).toBe(first.replace('"id":1}', '"id":"1"}'));
    expect(await say(list(1), list(2), list(3))).toBe(
      [1, 2, 3].map((id) => first.replace('"id":1}', `"id":${id}}`)).join(''),
    );
    expect(asked()).toBe(before);
    await say(initialize('2025-03-26', 9));
    await say(list(1));
    expect(asked()).toBe(before + 2);
    await close();
  });

  it('leaves all to the server where a client names two open requests alike', async () => {
    const { say, asked, close } = connect(true);
    await say(initialize('2025-11-25', 0));
    const read = (line: number) => ({
      jsonrpc: '2.0',
      id: 7,
      method: 'resources/read',
      params: { uri: `piani://cremonese-2026/righe/${line}` },
    });
    const given = await say(read(340), read(341), read(342));
    expect(given.split('\n').map((line) => /righe\/(\d+)/.exec(line)?.[1])).toEqual([
      '340',
      '341',
      '342',
      undefined,
    ]);
    const before = asked();
    for (const line of [340, 341, 342, 340]) {
      expect(await say(read(line))).toContain(`righe/${line}"`);
    }
    expect(asked()).toBe(before + 4);
    await close();
  });

  it('reads no more from a client that does not read, and answers it in order when it does', async () => {
    const [input, output] = [new PassThrough(), new PassThrough({ highWaterMark: 1_000 })];
    const transport = new RepeatingStdioTransport(input, output);
    const connection = serveStdio(serverFactory, { transport });
    const list = (id: number) => `${JSON.stringify({ jsonrpc: '2.0', id, method: 'prompts/list' })}\n`;
    const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
    input.write(`${JSON.stringify(initialize('2025-11-25', -1))}\n`);
    await turn();
    input.write(list(0));
    await turn();
    output.read();
    const asked = Array.from({ length: 200 }, (_, at) => at + 1);
    // Many at once, then one by one.
    input.write(asked.slice(0, 5).map(list).join(''));
    for (const id of asked.slice(5)) input.write(list(id));
    await turn();
    expect(input.isPaused()).toBe(true);
    expect(output.writableLength).toBeLessThan(10_000);
    // One of ours, and one of the SDK, which waits for the handshake to be read.
    expect(output.listenerCount('drain')).toBe(2);

    let text = '';
    output.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    while (!text.endsWith(`"id":${asked.length}}\n`)) await turn();
    const ids = text
      .trimEnd()
      .split('\n')
      .map((line) => Number(/"id":(-?\d+)}$/.exec(line)?.[1]));
    expect(ids.slice(-asked.length)).toEqual(asked);
    await connection.close();
  });
});
