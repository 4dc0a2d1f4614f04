// SPDX-License-Identifier: EUPL-1.2
import { findDatabase } from './database-files.ts';
import { fingerprint } from './fingerprint.ts';
import { builtFrom, openPlan } from './open.ts';
import type { Plan } from './plan.ts';

/** Where the data, the code and the databases are. */
export interface PlanPaths {
  readonly dataDir: string;
  /** The folder that holds the rooms, compiled or not. */
  readonly codeDir: string;
  /** The folder of the databases, each named by what it was made from and by what it holds. */
  readonly databaseDir: string;
}

/** Opens the database of the present sources; null where it is missing or damaged. */
export function currentPlan(paths: PlanPaths): Plan | null {
  const print = fingerprint(paths.dataDir, paths.codeDir);
  const found = findDatabase(paths.databaseDir, print);
  try {
    if (found !== null && builtFrom(found) === print) return openPlan(found);
  } catch {
    // Another process has just put a newer one in its place: this one makes its own.
  }
  return null;
}
