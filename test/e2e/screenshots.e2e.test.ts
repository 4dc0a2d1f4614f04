// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

it('the pictures of the documentation can be taken again, one for each that is there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-immagini-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/screenshots.mjs', folder], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    expect(readdirSync(folder)).toEqual(readdirSync(join(ROOT, 'docs', 'immagini')));
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size, name).toBeGreaterThan(10_000);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
