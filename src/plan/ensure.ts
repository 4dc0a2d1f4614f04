// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadCorpus } from '../corpus/load-corpus.ts';
import { loadGazetteer } from '../places/gazetteer.ts';
import type { Gazetteer } from '../places/model.ts';
import { type BuildSummary, buildPlan } from './build.ts';
import { fingerprint } from './fingerprint.ts';
import { builtFrom, openPlan } from './open.ts';
import { loadSynonyms } from './passage-synonyms.ts';
import type { Plan } from './plan.ts';

/** Where the data, the code and the databases are. */
export interface PlanPaths {
  readonly dataDir: string;
  /** The folder that holds the rooms, compiled or not. */
  readonly codeDir: string;
  /** The folder of the databases, each named by the fingerprint of what it was made from. */
  readonly databaseDir: string;
}

const databaseAt = (paths: PlanPaths, print: string) => join(paths.databaseDir, `piani-${print}.sqlite`);

/**
 * Reads all documents and writes their database, then removes those of earlier sources. Where the build fails, what
 * stood in the folder still stands there.
 */
export function rebuildPlan(
  paths: PlanPaths,
  gazetteer: Gazetteer = loadGazetteer(paths.dataDir),
): BuildSummary & { readonly path: string } {
  const print = fingerprint(paths.dataDir, paths.codeDir);
  const path = databaseAt(paths, print);
  const summary = buildPlan(
    path,
    loadCorpus(paths.dataDir, gazetteer),
    gazetteer,
    loadSynonyms(paths.dataDir),
    print,
  );
  removeOlder(paths.databaseDir, path);
  return { ...summary, path };
}

/** Opens the database of the present sources, building it first where it is missing or damaged. */
export function ensurePlan(
  paths: PlanPaths,
  gazetteer: Gazetteer,
  onBuild?: (summary: BuildSummary) => void,
): Plan {
  const print = fingerprint(paths.dataDir, paths.codeDir);
  const path = databaseAt(paths, print);
  if (builtFrom(path) !== print) {
    const summary = rebuildPlan(paths, gazetteer);
    onBuild?.(summary);
  }
  return openPlan(path);
}

function removeOlder(databaseDir: string, current: string): void {
  for (const name of readdirSync(databaseDir)) {
    const path = join(databaseDir, name);
    if (path !== current && /^piani-[0-9a-f]+\.sqlite$/.test(name)) rmSync(path, { force: true });
  }
}
