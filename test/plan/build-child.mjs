// SPDX-License-Identifier: EUPL-1.2
// Builds the plan database in a process of its own: node build-child.mjs DATA DATABASES [CALL TIMES]. With a call of node:fs
// ("renameSync") or of SQLite ("run") the process kills itself as that call is made for the TIMES-th time.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

const [dataDir, databaseDir, call, times = '1'] = process.argv.slice(2);
let left = Number(times);

function killAt(owner, name) {
  const original = owner[name];
  owner[name] = function (...args) {
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
    return original.apply(this, args);
  };
}

if (call === 'run') {
  const probe = new Database(':memory:');
  killAt(Object.getPrototypeOf(probe.prepare('SELECT 1')), 'run');
} else if (call in Database.prototype) killAt(Database.prototype, call);
else if (call) killAt(fs, call);
syncBuiltinESMExports();

const { rebuildPlan } = await import('../../dist/plan/ensure.js');
const codeDir = new URL('../../dist', import.meta.url).pathname;
console.log(rebuildPlan({ dataDir, databaseDir, codeDir }).path);
