// SPDX-License-Identifier: EUPL-1.2
// What the benchmarks share: the built product, times, and a table. They run on `dist`, which they bring up to date.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { binOf, build, ROOT } from '../scripts/setup.mjs';

build();

/** A module of the built product: `load('plan/ensure.js')`. */
export const load = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);

/** A module of the tests that imports nothing but other modules of the tests, compiled apart: `assistant/adversarial.ts`. */
export const loadTestModule = (path) =>
  withFolder(async (folder) => {
    const options =
      '--ignoreConfig --target es2023 --module nodenext --rewriteRelativeImportExtensions --types node';
    const args = [
      ...options.split(' '),
      '--skipLibCheck',
      '--rootDir',
      'test',
      '--outDir',
      folder,
      `test/${path}`,
    ];
    timeProcess([binOf('typescript', 'tsc'), ...args]);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    return import(pathToFileURL(join(folder, path.replace(/\.ts$/, '.js'))).href);
  });

/** Runs `work` with a folder that is removed after it. */
export async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value below which a part of the values lie: `percentile(times, 0.5)` is the median. */
export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

export const median = (values) => percentile(values, 0.5);

/** Milliseconds that a whole process takes; what it prints is returned beside. Throws if it fails. */
export function timeProcess(args, env = {}) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { ms, stdout };
}

/** What goes by on a clock while items are made that are gone through as they are made. */
export function stopwatch(now) {
  let spent = 0;
  return {
    spent: () => spent,
    *over(items) {
      const iterator = items[Symbol.iterator]();
      for (;;) {
        const start = now();
        const { value, done } = iterator.next();
        spent += now() - start;
        if (done) return;
        yield value;
      }
    },
  };
}

/** Prints rows in columns, numbers to the right. */
export function printTable(columns, rows) {
  const cells = [columns, ...rows.map((row) => row.map((cell) => String(cell)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells) {
    const line = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    );
    console.log(line.join('  ').trimEnd());
  }
}

/** Prints rows as a table of Markdown, which docs/mcp.md takes as it is. */
export function printMarkdown(columns, rows) {
  for (const row of [columns, columns.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
}

/** "met" or "missed", with the goal: the figure is this machine's, today. */
export const against = (value, goal, unit) =>
  `${value < goal ? 'met' : 'missed'} (goal: under ${goal} ${unit})`;
