// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client, isSpecType } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioTransportV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromV1, fromV2, type TestClient } from './fixtures/clients.ts';

/** The built command, as a desktop client starts it; `npm test` builds it and its database first. */
const SERVER = {
  command: process.execPath,
  args: [fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url)), 'mcp'],
};

async function connectV2(mode: 'legacy' | { pin: string }): Promise<TestClient> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(new StdioClientTransport(SERVER));
  return fromV2(client);
}

async function connectV1(): Promise<TestClient> {
  const client = new ClientV1({ name: 'test', version: '1' });
  const transport = new StdioTransportV1(SERVER);
  let agreed: string | undefined;
  const watched = Object.assign(transport, {
    setProtocolVersion(version: string) {
      agreed = version;
    },
  });
  await client.connect(watched);
  return fromV1(client, () => agreed);
}

describe.each([
  ['SDK v2', '2025-11-25', () => connectV2('legacy')],
  ['SDK v2', '2026-07-28', () => connectV2({ pin: '2026-07-28' })],
  ['SDK v1', '2025-11-25', connectV1],
] as const)('chiedicasa mcp, %s, revision %s', (_name, revision, connect) => {
  let client: TestClient;

  beforeEach(async () => {
    client = await connect();
  });

  afterEach(() => client.close());

  it('agrees on the revision and hands over instructions in Italian', () => {
    expect(client.protocolVersion).toBe(revision);
    expect(client.instructions).toMatch(/Una cella vuota non è zero/);
  });

  it('lists tools, each with a title, an output schema and described arguments', async () => {
    const tools = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('trova_territorio');
    for (const tool of tools) {
      expect(tool, tool.name).toMatchObject({
        name: expect.stringMatching(/^[a-z]+(_[a-z]+)*$/),
        title: expect.stringMatching(/^\p{Lu}/u),
        outputSchema: { type: 'object', properties: expect.any(Object) },
        annotations: { readOnlyHint: true, openWorldHint: false },
      });
      for (const [name, schema] of Object.entries(tool.inputSchema.properties ?? {})) {
        expect(schema, `${tool.name}.${name}`).toHaveProperty('description');
      }
    }
  });

  it('calls a tool, whose output validates against its schema', async () => {
    await client.listTools();
    const result = await client.call('trova_territorio', { nome: 'Vescovato' });
    expect(result.isError, result.text).toBe(false);
    expect(JSON.stringify(result.structured)).toContain('Vescovato');
    expect(result.text).toContain('Vescovato');
  });
});

describe('chiedicasa mcp, its standard output', () => {
  it('carries messages of the protocol and nothing else, and the process ends with its client', async () => {
    const server = spawn(SERVER.command, SERVER.args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const answered = new Promise<void>((resolve) => {
      server.stdout.on('data', (chunk: Buffer) => {
        out.push(chunk);
        if (Buffer.concat(out).includes('"id":3')) resolve();
      });
    });
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));

    const send = (message: object) =>
      server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    const clientInfo = { name: 'test', version: '1' };
    send({
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo },
    });
    send({ method: 'notifications/initialized' });
    send({ id: 2, method: 'tools/list' });
    send({
      id: 3,
      method: 'tools/call',
      params: { name: 'trova_territorio', arguments: { nome: 'Vescovato' } },
    });
    await Promise.race([answered, ended]);
    server.stdin.end();

    expect(await ended).toBe(0);
    const lines = Buffer.concat(out).toString().trimEnd().split('\n');
    const messages = lines.map((line): unknown => JSON.parse(line));
    expect(messages.filter((message) => !isSpecType.JSONRPCMessage(message))).toEqual([]);
    expect(messages).toEqual([
      expect.objectContaining({
        id: 1,
        result: expect.objectContaining({ protocolVersion: '2025-03-26' }),
      }),
      expect.objectContaining({ id: 2, result: expect.anything() }),
      expect.objectContaining({ id: 3, result: expect.anything() }),
    ]);
  });
});
