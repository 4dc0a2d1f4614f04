#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Runs `program.ts`, as scripts/bundle.config.mjs has put it together, with the code that V8 compiled the last time: compiling
// is a third of the time to a first answer. Node 22 can keep compiled code by itself; the oldest that the product runs on cannot.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { constants, Script } from 'node:vm';

/** Commands that someone waits for. Each keeps its own: what one runs is of no use to another. */
const KEPT_FOR = ['ask', 'batch', 'mcp', 'serve'];

const dist = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(dist, 'bundle');
const [, , command = ''] = process.argv;
/** Beside the code, since whoever may write there may write the code itself. */
const store = KEPT_FOR.includes(command) ? join(dist, `.compiled-${command}`) : undefined;

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const DIGEST_BYTES = 32;

interface Module {
  exports: unknown;
}

const requireInstalled = createRequire(import.meta.url);
/** What is used is let go. */
const kept = store === undefined ? new Map<unknown, Buffer>() : readKept(store);
const modules = new Map<string, Module>();
const scripts = new Map<string, Script>();
let compiledAnew = false;

function load(name: string): unknown {
  const known = modules.get(name);
  if (known) return known.exports;
  const path = join(bundle, name);
  const source = readFileSync(path);
  const key = `${name} ${digest(source).toString('base64')}`;
  const cachedData = kept.get(key);
  kept.delete(key);
  // The bundle holds no letter but ASCII's.
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source.toString('latin1')}\n})`,
    {
      filename: path,
      ...(cachedData && { cachedData }),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  compiledAnew ||= script.cachedDataRejected !== false;
  scripts.set(key, script);
  const module: Module = { exports: {} };
  modules.set(name, module);
  const require = (id: string) => (id.startsWith('./') ? load(id.slice(2)) : requireInstalled(id));
  script.runInThisContext()(module.exports, require, module, path, bundle);
  return module.exports;
}

/** Compiled code by the name and digest of its source; none where the file is missing or damaged. */
function readKept(path: string): Map<unknown, Buffer> {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(DIGEST_BYTES);
    const whole = digest(body).equals(bytes.subarray(0, DIGEST_BYTES));
    const content: unknown = whole ? deserialize(body) : undefined;
    // Copies: what is read is a view of the whole file, and would hold it until the last part is let go.
    if (content instanceof Map) return new Map([...content].map(([key, code]) => [key, Buffer.from(code)]));
  } catch {
    // Made again.
  }
  return new Map();
}

/** V8 itself turns away what another version of it compiled. */
function keep(path: string): void {
  try {
    const body = serialize(new Map([...scripts].map(([key, script]) => [key, script.createCachedData()])));
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([digest(body), body]));
    renameSync(draft, path);
  } catch {
    // A folder that is only read: the next start compiles, too.
  }
}

process.once('exit', () => {
  if (store !== undefined && compiledAnew) keep(store);
});

load('program.cjs');
