// SPDX-License-Identifier: EUPL-1.2
// The same questions of a plan, and of all plans, on a database 1, 100 and 1,000 times as large, by turns in one process; and
// how long each database takes to build. `node bench/scale.mjs [folder]` keeps the databases there for the next run.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../scripts/setup.mjs';
import { load, median, printTable, stopwatch, timeProcess, withFolder } from './measure.mjs';
import { acrossCases, oneCase } from './scale-cases.mjs';
import { writeScaledData } from './scaled-data.mjs';

/** How many times the documents: 1 and as many copies as territories and years make. */
const SCALES = [
  { times: 1, territories: 0, years: 0 },
  { times: 10, territories: 3, years: 3 },
  { times: 100, territories: 11, years: 9 },
  { times: 1000, territories: 37, years: 27 },
];
const ROUNDS = 60;
const ACROSS_ROUNDS = 5;
const GOAL = 1.5;

const [, , first, dataDir, databaseDir] = process.argv;
if (first === '--build') console.log(JSON.stringify(await buildOnce(dataDir, databaseDir)));
else if (first) await compare(first);
else await withFolder(compare);

async function compare(folder) {
  const most = Number(process.env.CHIEDICASA_SCALE ?? 1000);
  const scales = SCALES.filter(({ times }) => times <= most).map((scale) => ({
    ...scale,
    ...prepared(folder, scale),
  }));
  console.log('Build: seconds of one core, and how many for each time the documents\n');
  printTable(
    ['times', 'documents', 'comuni', 'facts', 'MB', 'read', 'write', 'all', 'all/times', 'peak MB'],
    scales.map(({ times, documents, comuni, facts, bytes, seconds, peak }) => [
      times,
      ...[
        documents,
        comuni,
        facts,
        (bytes / 1e6).toFixed(0),
        seconds.read.toFixed(1),
        seconds.write.toFixed(1),
      ],
      (seconds.read + seconds.write).toFixed(1),
      ((seconds.read + seconds.write) / times).toFixed(2),
      (peak / 1e6).toFixed(0),
    ]),
  );
  const opened = await Promise.all(scales.map(open));
  const { TOOLS } = await load('tools/registry.js');
  const tool = (name) => TOOLS.find((each) => each.name === name);

  console.log('\nA question of one plan: p50 in ms, by turns\n');
  const one = measure(opened, oneCase(opened[0].plan.comuniOf('cremonese')), tool, ROUNDS);
  printTable(...table(scales, one));
  const grown = one.filter(({ times }) => times.at(-1) / times[0] >= GOAL).map(({ name }) => name);
  console.log(
    `\nGoal, growth under ${GOAL}: ${grown.length === 0 ? 'met by every tool' : `missed by ${grown.join(', ')}`}`,
  );

  console.log('\nA question of all plans, and of the texts of all: p50 in ms, by turns\n');
  printTable(...table(scales, measure(opened, acrossCases, tool, ACROSS_ROUNDS)));
  for (const { plan } of opened) plan.close();
}

/** Makes a database and its data where they are not there yet, and tells what it took. */
function prepared(folder, { times, territories, years }) {
  const place = join(folder, `${times}`);
  const [data, database, told] = ['data', 'database', 'told.json'].map((name) => join(place, name));
  if (!existsSync(told)) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    const made = writeScaledData(join(ROOT, 'data'), data, { territories, years });
    const script = fileURLToPath(import.meta.url);
    const { stdout } = timeProcess([script, '--build', data, database]);
    const written = `${told}.tmp`;
    writeFileSync(written, JSON.stringify({ ...made, ...JSON.parse(stdout) }));
    renameSync(written, told);
  }
  return { data, ...JSON.parse(readFileSync(told, 'utf8')) };
}

/** The real build, in this process alone: what it took of a core, which a busy machine changes little. */
async function buildOnce(data, database) {
  const { loadGazetteer } = await load('places/gazetteer.js');
  const { loadCorpus } = await load('corpus/load-corpus.js');
  const { buildPlan } = await load('plan/build.js');
  const { loadSynonyms } = await load('plan/passage-synonyms.js');
  const seconds = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const gazetteer = loadGazetteer(data);
  const synonyms = loadSynonyms(data);
  const start = seconds();
  const corpus = loadCorpus(data, gazetteer);
  const prepared = seconds() - start;
  const clock = stopwatch(seconds);
  const documents = clock.over(corpus.documents);
  const { facts, path } = buildPlan(
    database,
    { ...corpus, documents },
    gazetteer,
    synonyms,
    '0000000000000000',
  );
  const read = prepared + clock.spent();
  const write = seconds() - start - read;
  const peak = process.resourceUsage().maxRSS * 1024;
  return { facts, path, seconds: { read, write }, bytes: statSync(path).size, peak };
}

async function open({ data, path }) {
  const { loadGazetteer } = await load('places/gazetteer.js');
  const { openPlan } = await load('plan/open.js');
  return { gazetteer: loadGazetteer(data), plan: openPlan(path) };
}

/** The median of each case on each database: one call here, one there, so that a busy machine is busy for all. */
function measure(contexts, cases, tool, rounds) {
  return cases.map(({ name, calls, ...asked }) => {
    const { run } = tool(asked.tool);
    const sizes = contexts.map((context) => JSON.stringify(run(calls[0], context)).length);
    const times = contexts.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [at, context] of contexts.entries()) {
        const start = performance.now();
        run(calls[round % calls.length], context);
        times[at].push(performance.now() - start);
      }
    }
    return { name: name ?? asked.tool, sizes, times: times.map(median) };
  });
}

function table(scales, rows) {
  return [
    ['', ...scales.map(({ times }) => `${times} ×`), 'grows by', 'bytes grow by'],
    rows.map(({ name, times, sizes }) => [
      name,
      ...times.map((ms) => ms.toFixed(3)),
      (times.at(-1) / times[0]).toFixed(2),
      (sizes.at(-1) / sizes[0]).toFixed(2),
    ]),
  ];
}
