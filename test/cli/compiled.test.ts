// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
const kept = join(folder, 'dist', '.compiled-ask');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A product of its own, whose code may be changed. */
beforeAll(() => {
  mkdirSync(join(folder, 'dist'));
  for (const name of ['node_modules', 'package.json', 'data', 'prompts', 'src']) {
    symlinkSync(join(ROOT, name), join(folder, name));
  }
  for (const room of ['italian', 'places', 'corpus', 'plan']) {
    symlinkSync(join(ROOT, 'dist', room), join(folder, 'dist', room));
  }
  for (const name of ['cli', 'bundle'])
    cpSync(join(ROOT, 'dist', name), join(folder, 'dist', name), { recursive: true });
});

function ask() {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(folder, 'dist', 'cli', 'main.js'), 'ask', 'quanti alloggi SAP liberi a Vescovato?'],
    { encoding: 'utf8', env: { ...process.env, CHIEDICASA_VAR: join(folder, 'var') } },
  );
  return { status, stdout };
}

describe('compiled code that is kept', () => {
  it('answers as the code that was compiled anew does, and is not written again', () => {
    const first = ask();
    expect(first.status).toBe(0);
    const bytes = readFileSync(kept);
    expect(ask()).toEqual(first);
    expect(readFileSync(kept).equals(bytes)).toBe(true);
  });

  it('is made again where it is damaged', () => {
    const expected = ask();
    const bytes = readFileSync(kept);
    bytes.fill(0, bytes.length / 2, bytes.length / 2 + 4096);
    writeFileSync(kept, bytes);
    expect(ask()).toEqual(expected);
    expect(readFileSync(kept).equals(bytes)).toBe(false);
  });

  it('is not taken for a program that has changed, though of the same length', () => {
    ask();
    const program = join(folder, 'dist', 'bundle', 'program.cjs');
    const source = readFileSync(program, 'utf8');
    const changed = source.replace('Manca il comando.', 'Cambia il comando');
    expect(changed).not.toBe(source);
    writeFileSync(program, changed);
    const before = readFileSync(kept);
    expect(ask().status).toBe(0);
    expect(readFileSync(kept).equals(before)).toBe(false);
  });
});
