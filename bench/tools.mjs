// SPDX-License-Identifier: EUPL-1.2
// Each tool in process, through the MCP client that the assistant uses, beside the bare SQL that fetches the same facts.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { against, load, median, percentile, printTable, withFolder } from './measure.mjs';
import { cases } from './tool-cases.mjs';

const WARM_UP = 300;
const ROUNDS = 2000;
const GOAL_MS = 0.2;

await withFolder(async (folder) => {
  const { openProduct, productPaths } = await load('cli/product.js');
  const { connectInProcess } = await load('mcp/in-process.js');
  const { createServer } = await load('mcp/server.js');
  const { TOOLS } = await load('tools/registry.js');
  const { default: Database } = await import('better-sqlite3');
  const paths = productPaths({ CHIEDICASA_VAR: folder });
  const product = await openProduct(paths);
  // As the assistant connects: whole results, and no text beside them.
  const client = await connectInProcess(createServer({ ...product.serverOptions, forProgram: true }));
  const [file] = readdirSync(folder);
  const db = new Database(join(folder, file), { readonly: true });

  const comuni = product.context.plan.comuniOf('cremonese');
  const rows = [];
  for (const { tool: name, sql, calls } of cases) {
    const tool = TOOLS.find((each) => each.name === name);
    if (!tool) continue;
    const statement = db.prepare(sql);
    const all = calls(comuni);
    const answered = all.filter(({ values }) => statement.all(...values).length > 0);
    // Where the loaded documents say nothing of a measure, what is timed is the answer that says so.
    const turns = answered.length > 0 ? answered : all;
    let found = 0;
    for (const { args, values } of turns) {
      const fetched = statement.all(...values);
      await mustGiveTheSame(client, name, args, fetched);
      found += fetched.length / turns.length;
    }
    const times = { call: [], run: [], bare: [] };
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const { args, values } = turns[round % turns.length];
      const start = performance.now();
      await client.call(name, args);
      const called = performance.now();
      tool.run(args, product.context);
      const ran = performance.now();
      statement.all(...values);
      const fetched = performance.now();
      if (round < WARM_UP) continue;
      times.call.push(called - start);
      times.run.push(ran - called);
      times.bare.push(fetched - ran);
    }
    rows.push({ name, found, times });
  }

  const ms = (value) => value.toFixed(3);
  printTable(
    ['tool', 'rows', 'call p50', 'call p99', 'run p50', 'bare SQL p50', 'call/bare'],
    rows.map(({ name, found, times }) => [
      name,
      found.toFixed(1),
      ms(median(times.call)),
      ms(percentile(times.call, 0.99)),
      ms(median(times.run)),
      ms(median(times.bare)),
      (median(times.call) / median(times.bare)).toFixed(1),
    ]),
  );
  console.log(`\nMilliseconds, ${ROUNDS} rounds each. call: through MCP; run: the tool alone.`);
  const calls = rows.flatMap(({ times }) => times.call);
  console.log(
    `A call, all tools alike, p50 ${ms(median(calls))}: ${against(median(calls), GOAL_MS, 'ms a call at p50')}`,
  );
  const slower = rows.filter(({ times }) => median(times.call) >= GOAL_MS).map(({ name }) => name);
  if (slower.length > 0) console.log(`Slower than that at p50: ${slower.join(', ')}`);
  const unmeasured = TOOLS.filter((tool) => !rows.some(({ name }) => name === tool.name));
  if (unmeasured.length > 0) {
    console.log(`Not measured: ${unmeasured.map(({ name }) => name).join(', ')}`);
    process.exitCode = 1;
  }
  db.close();
  await client.close();
  product.close();
});

/** The two must speak of the same rows, or the comparison says nothing. */
async function mustGiveTheSame(client, name, args, fetched) {
  const outcome = await client.call(name, args);
  if (!outcome.ok) throw new Error(`${name} ${JSON.stringify(args)}: ${outcome.message}`);
  const answer = JSON.stringify(outcome.output);
  const absent = fetched.find(({ key }) => !answer.includes(JSON.stringify(key)));
  if (absent) throw new Error(`${name}: the answer does not hold ${JSON.stringify(absent)}`);
}
