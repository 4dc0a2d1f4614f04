// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PlanUnavailable } from './connection.ts';

/** "piani-<what it was made from>-<what it holds>.sqlite": a file whose bytes are not those of its name is damaged. */
const NAME = /^piani-([0-9a-f]{16})-([0-9a-f]{16})\.sqlite$/;
/** Databases and drafts of this and of earlier versions of the product. */
const OURS = /^piani-[0-9a-f-]+\.(?:sqlite|[0-9a-z-]+\.tmp)(?:-journal)?$/;
/** No build lasts this long: an older draft is what a killed one left. */
const DRAFT_LIFE_MS = 10 * 60_000;
const CHUNK = 1 << 18;

/** Where a build writes before the file has its name. */
export function draftPath(folder: string, fingerprint: string): string {
  return join(folder, `piani-${fingerprint}.${process.pid}-${process.hrtime.bigint().toString(36)}.tmp`);
}

/** The path of the whole database made from these sources, null where there is none or its bytes have changed. */
export function findDatabase(folder: string, fingerprint: string): string | null {
  for (const name of namesIn(folder)) {
    const [, print, digest] = NAME.exec(name) ?? [];
    if (print !== fingerprint) continue;
    const path = join(folder, name);
    if (digestOf(path) === digest) return path;
  }
  return null;
}

/** Gives a finished draft its name, on the disk too: after this a power cut leaves the one or the other, whole. */
export function publish(draft: string, folder: string, fingerprint: string): string {
  sync(draft, 'r+');
  const digest = digestOf(draft);
  if (digest === null) throw new PlanUnavailable('La nuova base dati non si rilegge.');
  const path = join(folder, `piani-${fingerprint}-${digest}.sqlite`);
  renameSync(draft, path);
  try {
    sync(folder, 'r');
  } catch {
    // Some systems cannot open a folder: the file is whole and in its place all the same.
  }
  return path;
}

/** Removes the databases of earlier sources and the drafts of killed builds; one that cannot be removed does no harm. */
export function removeOlder(folder: string, current: string): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (path === current || !OURS.test(name)) continue;
    try {
      if (name.endsWith('.sqlite') || Date.now() - statSync(path).mtimeMs > DRAFT_LIFE_MS) {
        rmSync(path, { force: true });
      }
    } catch {
      // In use, or another build has just removed it.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The first half of the bytes' SHA-256, read in pieces: a database may be larger than the memory. */
function digestOf(path: string): string | null {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read));
    }
    return hash.digest('hex').slice(0, 16);
  } catch {
    return null;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
