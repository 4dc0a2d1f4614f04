// SPDX-License-Identifier: EUPL-1.2
// What `npm start` and `npm test` do first. It runs before node_modules exists, so on Node alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The command line's entry point, once built. */
export const CLI = join(ROOT, 'dist', 'cli', 'main.js');
/** How Node runs the service: with room for 4 MB of new objects it is as quick as with 16, in half the memory. */
export const SERVICE_FLAGS = ['--max-semi-space-size=4'];

const MIN_NODE = [20, 19];
const INSTALL_LIMIT_MS = 10 * 60_000;
const MODULES = join(ROOT, 'node_modules');
const CHECKED_STAMP = join(MODULES, '.chiedicasa-checked');
const BUILD_STAMP = join(ROOT, 'dist', '.inputs');
const BUILD_INFO = join(ROOT, 'dist', '.tsbuildinfo');
const BUNDLE = join('scripts', 'bundle.config.mjs');

/** A failure whose message is all that the person needs: no stack trace. */
export class SetupError extends Error {}

/** Throws if this Node is older than the code needs. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  throw new SetupError(
    `ChiediCasa ha bisogno di Node ${MIN_NODE.join('.')} o più recente; questo è Node ${version}.\n` +
      'Scaricalo da https://nodejs.org e riprova.',
  );
}

/** Installs the locked dependencies if they are missing or others, and makes sure that SQLite loads. */
export function install() {
  const expected = `${process.versions.modules} ${hash(readFileSync(join(ROOT, 'package-lock.json')))}`;
  if (!isInstalled()) {
    npmCi();
  } else if (readIfThere(CHECKED_STAMP) === expected) {
    return;
  } else if (sqliteFailure() !== undefined) {
    npmCi(); // installed for another Node, or by halves
  }
  const failure = sqliteFailure();
  if (failure !== undefined) throw new SetupError(sqliteAdvice(failure));
  writeFileSync(CHECKED_STAMP, expected);
}

/** Compiles `src` to `dist` and puts the command line together, unless nothing has changed since it did. */
export function build() {
  const inputs = inputsHash();
  if (existsSync(CLI) && readIfThere(BUILD_STAMP) === inputs) return;
  // tsc takes what it wrote for granted: when the output has gone, so must its notes.
  if (!existsSync(CLI)) rmSync(BUILD_INFO, { force: true });
  compile('typescript', 'tsc', '-p', 'tsconfig.build.json');
  compile('typescript', 'tsc', '-p', join('src', 'web', 'client', 'tsconfig.json'));
  compile('rolldown', 'rolldown', '-c', BUNDLE);
  if (!existsSync(CLI)) throw new SetupError(`La compilazione non ha prodotto ${relative(ROOT, CLI)}.`);
  chmodSync(CLI, 0o755); // `npx chiedicasa` runs it as a program
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(BUILD_STAMP, inputs);
}

/** The file that an installed package runs for one of its commands. */
export function binOf(packageName, command) {
  const folder = join(MODULES, packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Runs `main` and turns a failure into a message and exit code 1. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Whether node_modules holds what the lockfile says; packages for other systems may be missing. */
function isInstalled() {
  const installedText = readIfThere(join(MODULES, '.package-lock.json'));
  if (installedText === undefined) return false;
  const installed = JSON.parse(installedText).packages;
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return path in installed ? installed[path].version === version : optional === true;
  });
}

function npmCi() {
  console.log('Installo le dipendenze (la prima volta può richiedere qualche minuto)…');
  const { status, error, output } = run('npm', ['ci', '--no-audit', '--no-fund'], INSTALL_LIMIT_MS);
  if (status === 0) return;
  const reason =
    error?.code === 'ETIMEDOUT'
      ? `non è finita in ${INSTALL_LIMIT_MS / 60_000} minuti: controlla la rete e riprova`
      : 'non è riuscita';
  // The compiler's complaint about SQLite is the one failure that has a known cure.
  const advice = /better-sqlite3|node-gyp/.test(output) ? `\n${sqliteAdvice('')}` : '';
  throw new SetupError(`${output}\nL'installazione delle dipendenze (npm ci) ${reason}.${advice}`);
}

/** What SQLite said when it did not load; undefined when it did. In a child: a crash there must not end us. */
function sqliteFailure() {
  const { status, output } = run(process.execPath, [
    '-e',
    "new (require('better-sqlite3'))(':memory:').close()",
  ]);
  return status === 0 ? undefined : output || 'no output';
}

function sqliteAdvice(failure) {
  return `${failure}
SQLite (better-sqlite3) non si carica: su questa macchina va compilato e mancano gli strumenti.
SQLite (better-sqlite3) does not load: it must be compiled here and the tools are missing.
  Debian, Ubuntu: apt-get install python3 make g++
  Fedora:         dnf install python3 make gcc-c++
  macOS:          xcode-select --install
Poi / then: rm -rf node_modules && npm start`;
}

function compile(packageName, command, ...args) {
  const { status, output } = run(process.execPath, [binOf(packageName, command), ...args]);
  if (status !== 0) throw new SetupError(`${output}\nLa compilazione (${args.join(' ')}) non è riuscita.`);
}

function run(command, args, timeout) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && command === 'npm',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  return { status, error, output: `${stdout ?? ''}${stderr ?? ''}`.trim() || (error?.message ?? '') };
}

/** Names, sizes and times of all that the build reads: quick, and it sees a file that has gone, too. */
function inputsHash() {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', BUNDLE].map((name) =>
    join(ROOT, name),
  );
  const lines = [...sources, ...settings].sort().map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${relative(ROOT, path)} ${size} ${mtimeMs}`;
  });
  return hash(lines.join('\n'));
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}
