// SPDX-License-Identifier: EUPL-1.2
// One cold question: the whole process of `chiedicasa ask`, beside a Node that does nothing, turn by turn.
import { CLI } from '../scripts/setup.mjs';
import { against, median, percentile, printTable, timeProcess, withFolder } from './measure.mjs';

const ROUNDS = 25;
const GOAL_MS = 600;
const QUESTION = 'quanti alloggi SAP liberi a Vescovato?';

await withFolder((folder) => {
  const env = { CHIEDICASA_VAR: folder };
  timeProcess([CLI, 'build'], env);
  const cases = [
    ['node -e 0', ['-e', '0']],
    ['chiedicasa --version', [CLI, '--version']],
    ['chiedicasa ask', [CLI, 'ask', QUESTION]],
  ].map(([name, args]) => ({ name, args, times: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of cases) each.times.push(timeProcess(each.args, env).ms);
  }
  const bare = median(cases[0].times);
  printTable(
    ['process', 'p50 ms', 'p90 ms', 'least ms', 'times bare'],
    cases.map(({ name, times }) => [
      name,
      median(times).toFixed(0),
      percentile(times, 0.9).toFixed(0),
      Math.min(...times).toFixed(0),
      (median(times) / bare).toFixed(1),
    ]),
  );
  console.log(`\n${ROUNDS} rounds. Cold ask: ${against(median(cases[2].times), GOAL_MS, 'ms')}`);
});
