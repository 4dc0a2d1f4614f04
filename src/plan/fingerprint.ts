// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Rooms whose code decides what a database holds. */
const READING_ROOMS = ['italian', 'places', 'corpus', 'plan'];

/**
 * Names the content of a database by what it is made from: every file of the data folder and the code that reads them.
 * Two databases of the same fingerprint hold the same rows.
 */
export function fingerprint(dataDir: string, codeDir: string): string {
  const hash = createHash('sha256');
  const roots = [dataDir, ...READING_ROOMS.map((room) => join(codeDir, room))];
  for (const root of roots) {
    for (const path of files(root)) {
      hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function files(root: string): string[] {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
