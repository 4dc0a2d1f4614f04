// SPDX-License-Identifier: EUPL-1.2
import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernHttp,
} from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const question = { name: 'alloggi_disponibili', arguments: { comune: 'Vescovato' } };
const seven = { dati: [{ valore: 7, fonte: { documento: 'cremonese-2026', righe: [367, 367] } }] };

describe('MCP over HTTP, at the address of the page', () => {
  it('answers a client of the 2025 revisions', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${service.url}/mcp`)));
    expect(await client.callTool(question)).toMatchObject({
      structuredContent: { dati: { 0: seven.dati[0] } },
    });
    await client.close();
  });

  it('answers a client of 2026-07-28', async () => {
    const client = new ModernClient({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new ModernHttp(new URL(`${service.url}/mcp`)));
    expect(await client.callTool(question)).toMatchObject({
      structuredContent: { dati: { 0: seven.dati[0] } },
    });
    await client.close();
  });

  it('tells what is free and sends back what is not an argument', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${service.url}/mcp`)));
    const refused = await client.callTool({ name: 'alloggi_disponibili', arguments: { citta: 'Vescovato' } });
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('«citta»') }] });
    expect(refused).not.toHaveProperty('structuredContent');
    await client.close();
  });
});
