// SPDX-License-Identifier: EUPL-1.2
// The bundle for desktop clients: `node scripts/mcpb.mjs [folder]` writes chiedicasa-<version>.mcpb, by default in `out`.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { rolldown } from 'rolldown';
import { build, ROOT, runScript } from './setup.mjs';

const MODULES = join(ROOT, 'node_modules');
/** What the tools read when they start; the rest of `data` is in the database. */
const DATA = ['ambiti.json', 'comuni.json', 'comuni-italia.json', 'parole-comuni.json'];
/** SQLite finds its WebAssembly by where it stands itself: the two are carried as they are. */
const SQLITE = '@sqlite.org/sqlite-wasm';
const SQLITE_FILES = [
  'package.json',
  'node.mjs',
  ...['sqlite3-node.mjs', 'sqlite3.wasm'].map((name) => `sqlite-wasm/jswasm/${name}`),
];
/** The same files give the same bytes, whenever they are packed. */
const PACKED_AT = new Date('2026-01-01T00:00:00');

/** Packs the product as it is into one file that desktop clients install; gives its path. */
export async function makeBundle(folder) {
  build();
  const { version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const files = new Map();
  const add = (path, content) => files.set(path.split(sep).join('/'), new Uint8Array(Buffer.from(content)));
  const copy = (...path) => add(join(...path), readFileSync(join(ROOT, ...path)));

  for (const name of ['manifest.json', 'icon.png']) add(name, readFileSync(join(ROOT, 'mcpb', name)));
  add('package.json', JSON.stringify({ name: 'chiedicasa', version, license, type: 'module' }));
  copy('LICENSE');
  for (const name of DATA) copy('data', name);
  copy('prompts', 'istruzioni-server.md');
  for (const name of readdirSync(join(ROOT, 'prompts', 'mcp'))) copy('prompts', 'mcp', name);
  for (const name of SQLITE_FILES) copy('node_modules', SQLITE, name);

  const { chunks, packages } = await program();
  for (const { fileName, code } of chunks) add(join('dist', 'cli', fileName), code);
  add('THIRD-PARTY.txt', [...packages, SQLITE].sort().map(noticeOf).join('\n\n'));
  add('piani.sqlite', await database());

  const path = join(folder, `chiedicasa-${version}.mcpb`);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, zipSync(Object.fromEntries(sorted), { level: 9, mtime: PACKED_AT }));
  return path;
}

/** The program in one file, or a few, and the packages whose code is in it. */
async function program() {
  const bundle = await rolldown({
    input: join(ROOT, 'src', 'cli', 'desktop.ts'),
    platform: 'node',
    external: SQLITE,
    logLevel: 'warn',
  });
  const { output: chunks } = await bundle.generate({
    entryFileNames: 'desktop.js',
    chunkFileNames: '[name].js',
  });
  const packages = new Set(
    chunks
      .flatMap(({ moduleIds }) => moduleIds)
      .filter((id) => id.startsWith(MODULES))
      .map((id) => /^(?:@[^/\\]+[/\\])?[^/\\]+/.exec(relative(MODULES, id))[0]),
  );
  return { chunks, packages };
}

/** A package's name, version, licence, and the licence's text where the package has one. */
function noticeOf(name) {
  const folder = join(MODULES, name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text =
    file && existsSync(join(folder, file)) ? `\n\n${readFileSync(join(folder, file), 'utf8').trim()}` : '';
  return `${name} ${version}, ${license}${text}`;
}

/** The bytes of a database just built. */
async function database() {
  const { rebuildPlan } = await import(pathToFileURL(join(ROOT, 'dist', 'plan', 'ensure.js')).href);
  const databaseDir = mkdtempSync(join(tmpdir(), 'chiedicasa-mcpb-'));
  try {
    const paths = { codeDir: join(ROOT, 'dist'), dataDir: join(ROOT, 'data'), databaseDir };
    return readFileSync(rebuildPlan(paths).path);
  } finally {
    rmSync(databaseDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    console.log(await makeBundle(resolve(process.argv[2] ?? join(ROOT, 'out'))));
    return 0;
  });
}
