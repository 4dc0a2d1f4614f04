// SPDX-License-Identifier: EUPL-1.2
// The official conformance suite and other people's clients, installed apart from the product's own dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, runScript, SetupError } from './setup.mjs';

const FOLDER = join(ROOT, 'test', 'conformance', 'tools');
const MODULES = join(FOLDER, 'node_modules');
const STAMP = join(MODULES, '.chiedicasa-checked');
const LIMIT_MS = 6 * 60_000;

/** Installs what `test/conformance/tools/package-lock.json` says, unless it is there already. */
export function installConformanceTools() {
  const expected = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === expected) return;
  console.log('Installo la suite di conformità MCP e i client di prova (qualche minuto)…');
  const { status, error, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  });
  if (status === 0 && existsSync(join(MODULES, 'node', 'bin'))) {
    writeFileSync(STAMP, expected);
    return;
  }
  rmSync(MODULES, { recursive: true, force: true });
  const reason =
    error?.code === 'ETIMEDOUT'
      ? `non è finita in ${LIMIT_MS / 60_000} minuti`
      : status === 0
        ? 'non ha portato il Node 22 di cui la suite ha bisogno'
        : 'non è riuscita';
  throw new SetupError(
    `${stdout ?? ''}${stderr ?? ''}\nL'installazione della suite di conformità MCP (npm ci in test/conformance/tools) ${reason}: ` +
      'serve un registro npm raggiungibile. Senza, i test di test/conformance non si possono eseguire.',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(installConformanceTools);
