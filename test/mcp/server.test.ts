// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpHandler } from '../../src/mcp/http.ts';
import { createServerFactory } from '../../src/mcp/server.ts';
import { toText } from '../../src/tools/text.ts';
import { clientInMemory, clientOverHttp, clientV1OverHttp, type TestClient } from './fixtures/clients.ts';
import { serveOnLoopback } from './fixtures/loopback.ts';
import { SECRET, serverOptions } from './fixtures/tools.ts';

const onError = vi.fn();

/** Every way that a client reaches the server; the tests below hold for each. */
const connections: readonly [string, string, () => Promise<{ client: TestClient; stop(): Promise<void> }>][] =
  [
    [
      'SDK v2, in memory',
      '2025-11-25',
      async () => {
        const server = createServerFactory(serverOptions(onError))();
        return { client: await clientInMemory(server), stop: () => server.close() };
      },
    ],
    [
      'SDK v2, HTTP without a socket',
      '2026-07-28',
      async () => {
        const handler = createHttpHandler(createServerFactory(serverOptions(onError)));
        const url = new URL('http://localhost/mcp');
        return {
          client: await clientOverHttp(url, { mode: 'modern', fetch: handler.fetch }),
          stop: handler.close,
        };
      },
    ],
    ['SDK v2, HTTP', '2026-07-28', () => overHttp((url) => clientOverHttp(url, { mode: 'modern' }))],
    ['SDK v2, HTTP', '2025-11-25', () => overHttp((url) => clientOverHttp(url, { mode: 'legacy' }))],
    ['SDK v1, HTTP', '2025-11-25', () => overHttp(clientV1OverHttp)],
  ];

async function overHttp(connect: (url: URL) => Promise<TestClient>) {
  const handler = createHttpHandler(createServerFactory(serverOptions(onError)));
  const http = await serveOnLoopback(handler.fetch);
  return {
    client: await connect(http.url),
    async stop() {
      await handler.close();
      await http.close();
    },
  };
}

describe.each(connections)('%s, revision %s', (_name, revision, connect) => {
  let client: TestClient;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    onError.mockClear();
    ({ client, stop } = await connect());
  });

  afterEach(async () => {
    await client.close();
    await stop();
  });

  it('agrees on the revision and hands over the instructions', () => {
    expect(client.protocolVersion).toBe(revision);
    expect(client.instructions).toBe('Rispondi in italiano.');
  });

  it('lists each tool with its title, its two schemas and read-only annotations', async () => {
    const [tool, ...others] = await client.listTools();
    expect(others.map(({ name }) => name)).toEqual(['elenca_piani', 'strumento_rotto', 'strumento_infedele']);
    expect(tool).toMatchObject({
      name: 'conta_alloggi',
      title: 'Conta gli alloggi',
      annotations: { readOnlyHint: true, openWorldHint: false },
      inputSchema: {
        type: 'object',
        properties: {
          comune: { type: 'string', minLength: 2, description: 'Il nome del comune' },
          ente: { enum: ['comune', 'aler'] },
          anno: { type: 'integer', minimum: 2000 },
        },
        required: ['comune'],
        additionalProperties: false,
      },
      outputSchema: { type: 'object', required: ['comune', 'anno', 'alloggi', 'righe'] },
    });
  });

  it('answers with structured content and the same as text', async () => {
    await client.listTools(); // a client that knows the output schema validates against it
    const result = await client.call('conta_alloggi', { comune: 'Vescovato' });
    const output = {
      comune: 'Vescovato',
      anno: 2026,
      alloggi: [{ ente: 'aler', valore: null }],
      righe: [367, 367],
    };
    expect(result).toEqual({ isError: false, structured: output, text: toText(output) });
  });

  it('hands the plan and the gazetteer to the tool', async () => {
    expect((await client.call('elenca_piani', {})).structured).toEqual({ piani: ['cremonese-2026'] });
  });

  it('is refused by the client where the output is not what the schema says', async () => {
    await client.listTools();
    await expect(client.call('strumento_infedele', {})).rejects.toThrow(/output schema/);
  });

  it("passes on a tool's own error, without structured content", async () => {
    expect(await client.call('conta_alloggi', { comune: 'Cremna' })).toEqual({
      isError: true,
      structured: undefined,
      text: 'Nessun comune si chiama «Cremna». Forse: Crema, Cremona.',
    });
  });

  it('says nothing of an internal error but that there was one', async () => {
    const result = await client.call('strumento_rotto', {});
    expect(result.isError).toBe(true);
    expect(result.structured).toBeUndefined();
    expect(result.text).toMatch(/^Errore interno: /);
    expect(result.text).not.toMatch(/Sqlite|segreto|srv|at \w+ \(/);
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: SECRET }),
      'strumento_rotto',
    );
  });

  it('names an unknown argument and those that there are', async () => {
    const result = await client.call('conta_alloggi', { comune: 'Vescovato', citta: 'Cremona' });
    expect(result.isError).toBe(true);
    expect(result.text).toBe(
      'Argomento sconosciuto «citta»: al posto di «citta» forse «comune»; quelli ammessi sono comune, ente, anno.',
    );
  });

  it('names an unknown tool and those that there are', async () => {
    await expect(client.call('cancella_tutto', {})).rejects.toThrow(
      'Strumento sconosciuto «cancella_tutto»: quelli disponibili sono conta_alloggi, elenca_piani, strumento_rotto, strumento_infedele.',
    );
  });
});

describe('the server factory', () => {
  it('refuses two tools of one name', () => {
    const options = serverOptions();
    expect(() => createServerFactory({ ...options, tools: [...options.tools, ...options.tools] })).toThrow(
      'same name',
    );
  });
});
