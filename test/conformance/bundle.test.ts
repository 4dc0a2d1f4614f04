// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toolCaller } from '../../src/mcp/tool-call.ts';
import { plausibleFor } from '../mcp/fixtures/plausible-values.ts';
import { productForTest } from '../product.ts';
import { commandOf, runOnNode22 } from './fixtures/tools-of-others.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/mcpb.mjs', import.meta.url));
const manifestSchema = z.object({
  version: z.string(),
  server: z.object({
    entry_point: z.string(),
    mcp_config: z.object({ command: z.string(), args: z.array(z.string()) }),
  }),
  tools: z.array(z.object({ name: z.string(), description: z.string() })),
  compatibility: z.object({ platforms: z.array(z.string()) }),
});

const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-bundle-'));
/** Where a client keeps what it has installed; nothing of the repository is above it. */
const installed = join(folder, 'installed');
const product = productForTest();
const call = toolCaller(product.serverOptions);
const mcpb = (...args: readonly string[]) => runOnNode22(commandOf('@anthropic-ai/mcpb', 'mcpb'), args);

const pack = (into: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, into], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout.trim();
};
const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

let bundle = '';
let manifest: z.infer<typeof manifestSchema>;
let client: Client;

beforeAll(async () => {
  bundle = pack(join(folder, 'packed'));
  mkdirSync(installed);
  const { code, stdout, stderr } = await mcpb('unpack', bundle, installed);
  expect(code, stdout + stderr).toBe(0);
  manifest = manifestSchema.parse(JSON.parse(readFileSync(join(installed, 'manifest.json'), 'utf8')));
  // A client may keep it where nobody writes.
  for (const entry of filesIn(installed)) chmodSync(join(entry.parentPath, entry.name), 0o444);
  const { command, args } = manifest.server.mcp_config;
  client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command: command === 'node' ? process.execPath : command,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable of the manifest, which the client replaces
      args: args.map((arg) => arg.replaceAll('${__dirname}', installed)),
      cwd: folder,
      env: {},
    }),
  );
}, 120_000);

afterAll(async () => {
  await client?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the bundle for desktop clients, unpacked elsewhere', () => {
  it('has a manifest that the official tool accepts', async () => {
    const { code, stdout, stderr } = await mcpb('validate', join(installed, 'manifest.json'));
    expect(code, stdout + stderr).toBe(0);
  });

  it('tells in its manifest the tools that it serves, as they describe themselves', async () => {
    const { tools } = await client.listTools();
    // A person who installs it reads no example of a call.
    expect(manifest.tools).toEqual(
      tools.map(({ name, description }) => ({ name, description: description?.replace(/ Es\. \{.*$/, '') })),
    );
    expect((await client.listPrompts()).prompts).toHaveLength(4);
  });

  it('serves the same answers as the product', async () => {
    const { context, serverOptions } = product;
    expect(client.getServerVersion()?.version).toBe(manifest.version);
    expect(client.getInstructions()).toBe(serverOptions.instructions);
    const comuni = plausibleFor(context).comune?.slice(0, 40) ?? [];
    for (const comune of comuni) {
      const asked = { name: 'alloggi_disponibili', arguments: { comune } };
      const { content, structuredContent } = await client.callTool(asked);
      const expected = call(asked.name, asked.arguments);
      expect({ content, structuredContent }, String(comune)).toEqual({
        content: expected.content,
        structuredContent: expected.structuredContent,
      });
    }
    const found = await client.callTool({
      name: 'cerca_nei_documenti',
      arguments: { testo: 'tutor condominiale' },
    });
    expect(found.structuredContent).toEqual(
      call('cerca_nei_documenti', { testo: 'tutor condominiale' }).structuredContent,
    );
    const { contents } = await client.readResource({ uri: 'piani://cremonese-2026/righe/367' });
    expect(JSON.stringify(contents)).toContain('VESCOVATO');
  });

  it('has nothing compiled for one machine, so that it declares all three systems', () => {
    const names = filesIn(installed).map(({ name }) => name);
    expect(names.filter((name) => /\.(?:node|so|dll|dylib|exe|sh|cmd)$/.test(name))).toEqual([]);
    expect(manifest.compatibility.platforms).toEqual(['darwin', 'win32', 'linux']);
    // Windows tells no `a` from `A`.
    const paths = filesIn(installed).map((entry) => join(entry.parentPath, entry.name).toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('writes nothing where it is installed, and is the same bytes when packed again', () => {
    expect(filesIn(installed).filter(({ name }) => /journal|wal|shm|tmp/.test(name))).toEqual([]);
    expect(readFileSync(pack(join(folder, 'again')))).toEqual(readFileSync(bundle));
  });

  it('tells the licences of the packages whose code it carries', () => {
    const notices = readFileSync(join(installed, 'THIRD-PARTY.txt'), 'utf8');
    const packages = [...notices.matchAll(/^(@?[a-z][\w./-]*) \d+\.\d\S*, (\S+)$/gm)];
    expect(packages.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['@modelcontextprotocol/server', 'zod']),
    );
    for (const [, name, license] of packages) expect(['MIT', 'Apache-2.0'], name).toContain(license);
  });
});
