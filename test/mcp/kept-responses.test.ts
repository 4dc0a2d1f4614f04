// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { KEPT_LIMITS, KeptResponses, type RequestId } from '../../src/mcp/kept-responses.ts';
import { randomFrom } from './fixtures/random-input.ts';

/** As the SDK writes it. */
const line = (result: unknown, id: RequestId) =>
  Buffer.from(`${JSON.stringify({ result, jsonrpc: '2.0', id })}\n`);
const event = (result: unknown, id: RequestId) =>
  Buffer.from(`event: message\ndata: ${JSON.stringify({ result, jsonrpc: '2.0', id })}\n\n`);

/** Names of requests that could end their own quotation, or look like a response. */
const IDS: readonly RequestId[] = [
  0,
  1,
  -1,
  Number.MAX_SAFE_INTEGER,
  '',
  '1',
  '"',
  '\\',
  '"}\n{"result":{}',
  ',"jsonrpc":"2.0","id":7}',
  'à «🏚️» \u2028\u0000\ud800',
];

describe('a response that is kept', () => {
  it.each([['a line', line] as const, ['an event', event] as const])(
    'is given again, %s, the same but for the id',
    (_, written) => {
      const result = { testo: 'perché «no» 🏚️ ,"jsonrpc":"2.0","id":3}', righe: [1, 2] };
      for (const first of IDS) {
        const kept = new KeptResponses<string>();
        kept.keep('chiave', written(result, first), first, 'forma');
        for (const id of IDS) {
          const again = kept.repeat('chiave', id);
          expect(again?.form).toBe('forma');
          expect(again?.bytes.toString()).toBe(written(result, id).toString());
        }
        expect(kept.repeat('altra', first)).toBeUndefined();
      }
    },
  );

  it('is a copy, which nothing that is kept later changes', () => {
    const kept = new KeptResponses<undefined>({ bytes: 200, responses: 10, responseBytes: 200 });
    kept.keep('a', line({ testo: 'a'.repeat(100) }, 1), 1, undefined);
    const given = kept.repeat('a', 2)?.bytes;
    kept.keep('b', line({ testo: 'b'.repeat(100) }, 1), 1, undefined);
    expect(given?.toString()).toBe(line({ testo: 'a'.repeat(100) }, 2).toString());
    expect(kept.repeat('a', 2)).toBeUndefined();
  });

  it.each([
    [
      'an error of the protocol',
      Buffer.from('{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":""}}\n'),
    ],
    ['an error of a tool', line({ content: [], isError: true }, 1)],
    ['a response to another', line({}, 2)],
    ['two messages', Buffer.concat([line({}, 2), line({}, 1)])],
    ['two events', Buffer.concat([event({}, 2), event({}, 1)])],
    ['an event with more around it', Buffer.concat([Buffer.from(': keepalive\n\n'), event({}, 1)])],
    ['nothing', Buffer.from('')],
    ['one too large', line({ testo: 'x'.repeat(KEPT_LIMITS.responseBytes) }, 1)],
  ])('is never %s', (_, response) => {
    const kept = new KeptResponses<undefined>();
    kept.keep('chiave', response, 1, undefined);
    expect(kept.size).toBe(0);
    expect(kept.repeat('chiave', 1)).toBeUndefined();
  });

  it('is forgotten when all are', () => {
    const kept = new KeptResponses<undefined>();
    kept.keep('a', line({}, 1), 1, undefined);
    kept.clear();
    expect(kept.repeat('a', 1)).toBeUndefined();
    kept.keep('a', line({ anno: 2026 }, 1), 1, undefined);
    expect(kept.repeat('a', 5)?.bytes.toString()).toBe(line({ anno: 2026 }, 5).toString());
  });
});

describe('what keeps them', () => {
  it('gives what was kept last under a key, or nothing, and stays in its limits', () => {
    const limits = { bytes: 5_000, responses: 20, responseBytes: 1_000 };
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = randomFrom(seed);
      const kept = new KeptResponses<number>(limits);
      const asked = new Map<string, unknown>();
      let repeated = 0;
      for (let step = 0; step < 3_000; step += 1) {
        const key = `k${Math.floor(random() * 60)}`;
        const known = kept.repeat(key, step);
        if (known) {
          expect(known.bytes.toString()).toBe(line(asked.get(key), step).toString());
          repeated += 1;
          continue;
        }
        const result = { testo: `${key}·${step}·${'è'.repeat(Math.floor(random() * 600))}` };
        asked.set(key, result);
        kept.keep(key, line(result, key), key, step);
        expect(kept.size).toBeLessThanOrEqual(limits.responses);
      }
      expect(repeated).toBeGreaterThan(100);
    }
  });

  it('lets the oldest go first', () => {
    const kept = new KeptResponses<undefined>({ bytes: 100_000, responses: 3, responseBytes: 1_000 });
    for (const key of ['a', 'b', 'c', 'd']) kept.keep(key, line({}, 1), 1, undefined);
    expect(['a', 'b', 'c', 'd'].map((key) => kept.repeat(key, 1) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
