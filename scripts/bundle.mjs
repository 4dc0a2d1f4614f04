// SPDX-License-Identifier: EUPL-1.2
// The bundle for desktop clients: `node scripts/bundle.mjs [folder]` writes chiedicasa-<version>.mcpb, by default in `out`.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { moduleClosure, packageOf } from './module-closure.mjs';
import { build, ROOT, runScript } from './setup.mjs';

const MODULES = join(ROOT, 'node_modules');
const ENTRY = join(ROOT, 'dist', 'cli', 'desktop.js');
/** What the tools read when they start; the rest of `data` is in the database. */
const DATA = ['ambiti.json', 'comuni.json', 'comuni-italia.json', 'parole-comuni.json'];
/** Loaded by its path, which no import shows. */
const WASM = join('@sqlite.org', 'sqlite-wasm', 'sqlite-wasm', 'jswasm', 'sqlite3.wasm');
/** The same files give the same bytes, whenever they are packed. */
const PACKED_AT = new Date('2026-01-01T00:00:00');

/** Packs the product as it is into one file that desktop clients install; gives its path. */
export async function makeBundle(folder) {
  build();
  const { version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const files = new Map();
  const add = (path, content) => files.set(path.split(sep).join('/'), new Uint8Array(content));
  const copy = (path) => add(relative(ROOT, path), readFileSync(path));

  add('manifest.json', readFileSync(join(ROOT, 'mcpb', 'manifest.json')));
  add('icon.png', readFileSync(join(ROOT, 'mcpb', 'icon.png')));
  add(
    'package.json',
    Buffer.from(`${JSON.stringify({ name: 'chiedicasa', version, license, type: 'module' })}\n`),
  );
  copy(join(ROOT, 'LICENSE'));
  for (const name of DATA) copy(join(ROOT, 'data', name));
  copy(join(ROOT, 'prompts', 'istruzioni-server.md'));
  for (const name of readdirSync(join(ROOT, 'prompts', 'mcp'))) copy(join(ROOT, 'prompts', 'mcp', name));

  const modules = [...moduleClosure(ENTRY, MODULES), join(MODULES, WASM)];
  for (const path of modules) copy(path);
  for (const name of new Set(
    modules.filter((path) => path.startsWith(MODULES)).map((path) => packageOf(path, MODULES)),
  )) {
    const inside = readdirSync(join(MODULES, name)).filter((file) =>
      /^(?:package\.json|licen[cs]e.*)$/i.test(file),
    );
    for (const file of inside) copy(join(MODULES, name, file));
  }
  add('piani.sqlite', await database());

  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const path = join(folder, `chiedicasa-${version}.mcpb`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, zipSync(Object.fromEntries(sorted), { level: 9, mtime: PACKED_AT }));
  return path;
}

/** The bytes of a database just built. */
async function database() {
  const { rebuildPlan } = await import(pathToFileURL(join(ROOT, 'dist', 'plan', 'ensure.js')).href);
  const databaseDir = mkdtempSync(join(tmpdir(), 'chiedicasa-bundle-'));
  try {
    const paths = { codeDir: join(ROOT, 'dist'), dataDir: join(ROOT, 'data'), databaseDir };
    return readFileSync(rebuildPlan(paths).path);
  } finally {
    rmSync(databaseDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    const path = await makeBundle(resolve(process.argv[2] ?? join(ROOT, 'out')));
    console.log(path);
    return 0;
  });
}
