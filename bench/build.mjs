// SPDX-License-Identifier: EUPL-1.2
// The plan database from the sources: the work alone, in a process that has just started, with its modules loaded.
import { fileURLToPath } from 'node:url';
import { against, load, median, printTable, stopwatch, timeProcess, withFolder } from './measure.mjs';

const ROUNDS = 9;
const GOAL_MS = 1000;

if (process.argv.includes('--once')) {
  console.log(JSON.stringify(await withFolder(buildOnce)));
} else {
  const rounds = Array.from({ length: ROUNDS }, () =>
    JSON.parse(timeProcess([fileURLToPath(import.meta.url), '--once']).stdout),
  );
  const steps = Object.keys(rounds[0].ms);
  const bare = median(rounds.map(({ ms }) => ms['bare copy by SQLite']));
  printTable(
    ['step', 'median ms', 'least ms', 'times bare'],
    steps.map((step) => {
      const times = rounds.map(({ ms }) => ms[step]);
      const middle = median(times);
      return [step, middle.toFixed(1), Math.min(...times).toFixed(1), (middle / bare).toFixed(1)];
    }),
  );
  const { facts, documents } = rounds[0];
  console.log(`\n${documents} documents, ${facts} facts, ${ROUNDS} processes.`);
  console.log(`Build: ${against(median(rounds.map(({ ms }) => ms.build)), GOAL_MS, 'ms')}`);
}

/** One build in this process: the first, before the engine has optimised anything. */
async function buildOnce(folder) {
  const { productPaths } = await load('cli/product.js');
  const { loadGazetteer } = await load('places/gazetteer.js');
  const { loadCorpus } = await load('corpus/load-corpus.js');
  const { fingerprint } = await load('plan/fingerprint.js');
  const { buildPlan } = await load('plan/build.js');
  const { loadSynonyms } = await load('plan/passage-synonyms.js');
  const { default: Database } = await import('better-sqlite3');
  const paths = productPaths({ CHIEDICASA_VAR: folder });
  const ms = {};
  const timed = (step, work) => {
    const start = performance.now();
    const result = work();
    ms[step] = performance.now() - start;
    return result;
  };
  const summary = timed('build', () => {
    const gazetteer = timed('  gazetteer', () => loadGazetteer(paths.dataDir));
    const print = timed('  fingerprint', () => fingerprint(paths.dataDir, paths.codeDir));
    const synonyms = timed('  synonyms', () => loadSynonyms(paths.dataDir));
    const corpus = timed('  learn cut words', () => loadCorpus(paths.dataDir, gazetteer));
    const clock = stopwatch(() => performance.now());
    const documents = clock.over(corpus.documents);
    const built = timed('  write and verify', () =>
      buildPlan(folder, { ...corpus, documents }, gazetteer, synonyms, print),
    );
    ms['  read the documents'] = clock.spent();
    ms['  write and verify'] -= clock.spent();
    return built;
  });
  const db = new Database(summary.path, { readonly: true });
  timed('bare copy by SQLite', () => db.exec(`VACUUM INTO '${folder}/copy.sqlite'`));
  db.close();
  const { documents, facts } = summary;
  return { ms, documents, facts };
}
