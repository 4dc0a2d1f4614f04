// SPDX-License-Identifier: EUPL-1.2
import { loadCorpus } from '../corpus/load-corpus.ts';
import { loadGazetteer } from '../places/gazetteer.ts';
import type { Gazetteer } from '../places/model.ts';
import { type BuildSummary, buildPlan } from './build.ts';
import { findDatabase, removeOlder } from './database-files.ts';
import { fingerprint } from './fingerprint.ts';
import { builtFrom, openPlan } from './open.ts';
import { loadSynonyms } from './passage-synonyms.ts';
import type { Plan } from './plan.ts';

/** Where the data, the code and the databases are. */
export interface PlanPaths {
  readonly dataDir: string;
  /** The folder that holds the rooms, compiled or not. */
  readonly codeDir: string;
  /** The folder of the databases, each named by what it was made from and by what it holds. */
  readonly databaseDir: string;
}

/**
 * Reads all documents and writes their database, then removes those of earlier sources. Where the build fails, what
 * stood in the folder still stands there.
 */
export function rebuildPlan(
  paths: PlanPaths,
  gazetteer: Gazetteer = loadGazetteer(paths.dataDir),
): BuildSummary & { readonly path: string } {
  const print = fingerprint(paths.dataDir, paths.codeDir);
  const built = buildPlan(
    paths.databaseDir,
    loadCorpus(paths.dataDir, gazetteer),
    gazetteer,
    loadSynonyms(paths.dataDir),
    print,
  );
  removeOlder(paths.databaseDir, built.path);
  return built;
}

/** Opens the database of the present sources, building it first where it is missing or damaged. */
export function ensurePlan(
  paths: PlanPaths,
  gazetteer: Gazetteer,
  onBuild?: (summary: BuildSummary) => void,
): Plan {
  const print = fingerprint(paths.dataDir, paths.codeDir);
  const found = findDatabase(paths.databaseDir, print);
  try {
    if (found !== null && builtFrom(found) === print) return openPlan(found);
  } catch {
    // Another process has just put a newer one in its place: this one makes its own.
  }
  const built = rebuildPlan(paths, gazetteer);
  onBuild?.(built);
  return openPlan(built.path);
}
