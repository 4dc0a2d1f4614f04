// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const readme = readFileSync(root('README.md'), 'utf8');

describe('the README', () => {
  it('shows what the command really prints', () => {
    const [, command = '', shown = ''] =
      /```console\n\$ npx chiedicasa (.*)\n([\s\S]*?)```/.exec(readme) ?? [];
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const { stdout } = spawnSync(process.execPath, [root('dist/cli/main.js'), ...args], { encoding: 'utf8' });
    const lines = shown
      .split('\n')
      .map((line) => line.replace(/…$/, '').trim())
      .filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(stdout).toContain(line);
  });

  it('names scripts, commands and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(root('package.json'), 'utf8'));
    for (const [, script] of readme.matchAll(/^npm (?:run )?(\w+)/gm))
      expect(scripts).toHaveProperty(script ?? '');
    for (const [, path = ''] of readme.matchAll(/\]\(([\w./-]+)\)/g))
      expect(existsSync(root(path)), path).toBe(true);
    for (const [, path = ''] of readme.matchAll(/`(src\/\w+|data|prompts)`/g))
      expect(existsSync(root(path)), path).toBe(true);
  });
});
