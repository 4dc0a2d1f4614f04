// SPDX-License-Identifier: EUPL-1.2
import { loadCorpus } from '../corpus/load-corpus.ts';
import { loadGazetteer } from '../places/gazetteer.ts';
import { type BuildSummary, buildPlan } from './build.ts';
import { fingerprint } from './fingerprint.ts';
import { builtFrom, openPlan } from './open.ts';
import type { Plan } from './plan.ts';

/** Where the data, the code and the database are. */
export interface PlanPaths {
  readonly dataDir: string;
  /** The folder that holds the rooms, compiled or not. */
  readonly codeDir: string;
  readonly database: string;
}

/** Reads all documents and writes the database anew, whatever stands there. */
export function rebuildPlan(paths: PlanPaths): BuildSummary {
  const gazetteer = loadGazetteer(paths.dataDir);
  const corpus = loadCorpus(paths.dataDir, gazetteer);
  return buildPlan(paths.database, corpus, gazetteer, fingerprint(paths.dataDir, paths.codeDir));
}

/** Opens the database, building it first where it is missing, damaged, or older than its sources. */
export function ensurePlan(paths: PlanPaths, onBuild?: (summary: BuildSummary) => void): Plan {
  if (builtFrom(paths.database) !== fingerprint(paths.dataDir, paths.codeDir)) {
    const summary = rebuildPlan(paths);
    onBuild?.(summary);
  }
  return openPlan(paths.database);
}
