// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpHandler, type HttpHandler } from '../../src/mcp/http.ts';
import { TOOLS } from '../../src/tools/registry.ts';
import { type Loopback, serveOnLoopback } from '../mcp/fixtures/loopback.ts';
import { productForTest } from '../product.ts';
import { commandOf, runOnNode22 } from './fixtures/tools-of-others.ts';

/** The built command on the Node that runs the tests, as a desktop client starts it. */
const STDIO = [process.execPath, fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url)), 'mcp'];

const product = productForTest();
let handler: HttpHandler;
let http: Loopback;

beforeAll(async () => {
  handler = createHttpHandler(product.serverFactory);
  http = await serveOnLoopback(handler.fetch);
});
afterAll(async () => {
  await handler.close();
  await http.close();
});

const names = TOOLS.map((tool) => tool.name);

describe.each([
  ['stdio', () => STDIO],
  ['HTTP', () => [http.url.href]],
] as const)('the Inspector’s command line, over %s', (_transport, target) => {
  const inspect = async (...args: readonly string[]) => {
    const inspector = commandOf('@modelcontextprotocol/inspector', 'mcp-inspector');
    const { code, stdout, stderr } = await runOnNode22(inspector, ['--cli', ...args, '--', ...target()]);
    return { code, stderr, output: stdout === '' ? undefined : (JSON.parse(stdout) as unknown) };
  };

  it('finds nothing in the schemas that a client could not take, in strict mode', async () => {
    const { code, stderr, output } = await inspect('--strict', '--method', 'tools/list');
    expect(code, stderr).toBe(0);
    expect(stderr).not.toMatch(/^\s*Error:/m);
    // Nullable values as an array of types are its one warning, and stand in answers only.
    expect([...stderr.matchAll(/^ {2}Path: (\w+)/gm)].map(([, at]) => at)).not.toContain('inputSchema');
    expect(output).toMatchObject({ tools: names.map((name) => ({ name })) });
  });

  it('calls a tool and reads the lines that it cites', async () => {
    const { output } = await inspect(
      ...['--method', 'tools/call', '--tool-name', 'alloggi_disponibili', '--tool-arg', 'comune=Vescovato'],
    );
    expect(output).toMatchObject({ structuredContent: { luogo: { nome: 'Vescovato' } } });
    const read = await inspect('--method', 'resources/read', '--uri', 'piani://cremonese-2026/righe/367');
    expect(JSON.stringify(read.output)).toContain('VESCOVATO');
  });

  it('fills a prompt', async () => {
    const { output } = await inspect(
      ...['--method', 'prompts/get', '--prompt-name', 'scheda_comune', '--prompt-args', 'comune=soresina'],
    );
    expect(JSON.stringify(output)).toContain('Soresina');
  });
});

describe.each([
  ['stdio', () => ['stdio', ...STDIO]],
  ['HTTP', () => ['http', http.url.href]],
] as const)('langchain’s adapters, over %s', (_transport, target) => {
  it('list the tools, call them and pass on what they refuse', async () => {
    const { code, stdout, stderr } = await runOnNode22(['langchain-client.mjs'], target());
    expect(code, stderr).toBe(0);
    const got = z
      .object({
        tools: z.array(z.object({ name: z.string(), description: z.string() })),
        found: z.unknown(),
        refused: z.string(),
        misnamed: z.string(),
        resources: z.int(),
      })
      .parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    expect(got.tools.map(({ name }) => name)).toEqual(names);
    expect(JSON.stringify(got.found)).toContain('cremonese-2026');
    expect(got.refused).toContain('Nessun comune si chiama «Xyzzy»');
    // The adapters hold arguments against the closed schema themselves.
    expect(got.misnamed).toContain('did not match expected schema');
    expect(got.resources).toBe(100); // They read one page of the list.
  });
});
