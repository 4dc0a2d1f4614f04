// SPDX-License-Identifier: EUPL-1.2
import { loadCorpus } from '../corpus/load-corpus.ts';
import { loadGazetteer } from '../places/gazetteer.ts';
import type { Gazetteer } from '../places/model.ts';
import { type BuildSummary, buildPlan } from './build.ts';
import { currentPlan, type PlanPaths } from './current.ts';
import { removeOlder } from './database-files.ts';
import { fingerprint } from './fingerprint.ts';
import { openPlan } from './open.ts';
import { loadSynonyms } from './passage-synonyms.ts';
import type { Plan } from './plan.ts';

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
  const current = currentPlan(paths);
  if (current) return current;
  const built = rebuildPlan(paths, gazetteer);
  onBuild?.(built);
  return openPlan(built.path);
}
