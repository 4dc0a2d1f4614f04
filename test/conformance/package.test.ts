// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = (...args: readonly string[]) =>
  execFileSync('npm', [...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe', timeout: 540_000 });

describe('the packed package, installed elsewhere', () => {
  let files: string[];

  beforeAll(() => {
    npm('pack', ROOT, '--pack-destination', folder);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ private: true, allowScripts: { 'better-sqlite3': true } }),
    );
    npm('install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, tarball));
    // Before it first runs and keeps its compiled code beside the code.
    files = readdirSync(join(folder, 'node_modules', 'chiedicasa'), { recursive: true, encoding: 'utf8' });
  }, 600_000);

  it('serves MCP over stdio by `npx chiedicasa mcp`', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({ command: 'npx', args: ['--no', 'chiedicasa', 'mcp'], cwd: folder }),
    );
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('alloggi_disponibili');
    const found = await client.callTool({ name: 'alloggi_disponibili', arguments: { comune: 'Vescovato' } });
    expect(JSON.stringify(found.structuredContent)).toContain('cremonese-2026');
    expect((await client.listPrompts()).prompts.length).toBe(4);
    await client.close();
  });

  it('holds what it needs to run, and nothing that it does not', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        ...['LICENSE', 'README.md', 'dist/cli/main.js', 'dist/bundle/program.cjs', 'src/web/assets/base.css'],
      ]),
    );
    expect(
      files.filter((path) => /(?:^|\/)\.|^(?:test|bench|scripts|docs)|desktop|in-memory/.test(path)),
    ).toEqual([]);
  });
});
