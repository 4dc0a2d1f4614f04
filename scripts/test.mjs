// SPDX-License-Identifier: EUPL-1.2
// `npm test`: everything that must hold, in order, up to the first thing that does not. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { installConformanceTools } from './conformance-tools.mjs';
import { binOf, build, CLI, checkNode, install, ROOT, runScript, SetupError } from './setup.mjs';

await runScript(() => {
  checkNode();
  step('dipendenze', install);
  step('compilazione', build);
  step('suite di conformità MCP', installConformanceTools);
  const browser = step('browser', ensureBrowser);
  // Left to itself, `biome ci` colours its output even in a file, letter by letter.
  const colors = process.stdout.isTTY ? [] : ['--colors=off'];
  step('formato e regole (biome ci)', () => node([binOf('@biomejs/biome', 'biome'), 'ci', ...colors, '.']));
  step('tipi (tsc)', () => node([binOf('typescript', 'tsc'), '--noEmit']));
  step('base dati (chiedicasa build)', () => node([CLI, 'build']));
  return vitest(process.argv.slice(2), browser);
});

/** Says how long a step took; a step that throws ends the run. */
function step(name, work) {
  const start = performance.now();
  try {
    const result = work();
    console.log(`✓ ${name} (${seconds(start)})`);
    return result;
  } catch (error) {
    console.error(`✗ ${name} (${seconds(start)})`);
    throw error;
  }
}

function node(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new SetupError('I test si sono fermati al passo indicato qui sopra.');
}

/** Runs the tests and prints, last and alone on its line, how many passed and failed. The exit code to end with. */
function vitest(args, browser) {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-test-'));
  const report = join(folder, 'report.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        binOf('vitest', 'vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...args,
      ],
      { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: browser } },
    );
    const { passed, failed } = count(report);
    const ok = status === 0 && failed === 0 && passed > 0;
    if (passed + failed === 0) console.error('Nessun test è stato eseguito.');
    console.log(`${ok ? '✓' : '✗'} test (vitest) (${seconds(start)})`);
    console.log(`${passed} passed, ${failed} failed`);
    return ok ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that fails before its first test counts as one failure. */
function count(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1).replace('.', ',')} s`;
}
