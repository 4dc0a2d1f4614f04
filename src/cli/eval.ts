// SPDX-License-Identifier: EUPL-1.2
import { type CommandLine, UsageError } from './command-line.ts';
import { GoldError, goldFiles, readGold } from './eval/gold.ts';
import { modelReport, modelStatistics } from './eval/model-report.ts';
import { failureText, HELD_OUT_WARNING, legend, scoreTable, turnFaults } from './eval/report.ts';
import { examinerOf, type QuestionResult } from './eval/run.ts';
import { type Scores, setScores } from './eval/score.ts';
import { modelTimes, sideBySide } from './eval/side-by-side.ts';
import { readThresholds, type SetName, shortfalls } from './eval/thresholds.ts';
import type { Product } from './product.ts';

/** The scores of the open questions, or of those set aside. */
interface SetReport {
  readonly set: SetName;
  readonly overall: Scores;
  readonly kinds: ReadonlyMap<string, Scores>;
  readonly results: readonly QuestionResult[];
  /** What is below its threshold. */
  readonly shortfalls: readonly string[];
  /** The scores without the model, where it is the model that is examined. */
  readonly without: ReturnType<typeof setScores> | null;
}

/**
 * `eval`: asks gold questions to the assistant in process and prints the scores by kind and overall; with `--mode llm`, to
 * both, and prints them side by side with what the model took. Returns whether all thresholds are met.
 * @throws GoldError, UsageError
 */
export async function evaluate(
  line: CommandLine,
  product: Product,
  dataDir: string,
  print: (text: string) => void,
): Promise<boolean> {
  if (line.rest.length === 0) {
    throw new UsageError('Mancano le domande. Esempio: chiedicasa eval test/gold');
  }
  const all = readGold(goldFiles(line.rest));
  const thresholds = readThresholds(line.thresholds, line.rest);
  const chosen = all.filter(({ kind }) => line.kind === undefined || kind === line.kind);
  if (chosen.length === 0) {
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    throw new UsageError(`Nessuna domanda del genere «${line.kind}». Ci sono: ${kinds.join(', ')}.`);
  }
  const sets = (['open', 'held-out'] as const).filter((set) => line.set === 'all' || line.set === set);
  const assistant = await product.assistant();
  const plain = product.mode === 'llm' ? await product.assistant('deterministic') : null;
  try {
    await assistant.prepare?.();
    const examiner = examinerOf(product, assistant, dataDir);
    const other = plain && examinerOf(product, plain, dataDir);
    const reports: SetReport[] = [];
    for (const set of sets) {
      const asked = chosen.filter((one) => one.held_out === (set === 'held-out'));
      const without = other && setScores(await other.examine(asked));
      const results = await examiner.examine(asked);
      if (results.length === 0) continue;
      const scores = setScores(results);
      const overall = line.kind === undefined ? scores.overall : null;
      const low = thresholds ? shortfalls(thresholds, set, overall, scores.kinds) : [];
      reports.push({ set, ...scores, results, shortfalls: low, without });
    }
    if (reports.length === 0) throw new GoldError(`Nessuna domanda nell’insieme «${line.set}».`);
    // Failures of the questions set aside are shown only to whoever asks for that set by name.
    const showFailures = (set: SetName) => line.failures && (set === 'open' || line.set === 'held-out');
    const used = modelStatistics(assistant);
    if (line.json) {
      const json = reports.map((report) => asJson(report, showFailures(report.set)));
      print(JSON.stringify({ sets: json, ...(used && { model: used }) }));
    } else {
      printReports(reports, showFailures, print);
      const times = modelTimes(reports.flatMap(({ results }) => results));
      if (used !== null) print([modelReport(used), ...(times === null ? [] : [times])].join('\n'));
    }
    return reports.every((report) => report.shortfalls.length === 0);
  } finally {
    await plain?.close();
    await assistant.close();
  }
}

function printReports(
  reports: readonly SetReport[],
  showFailures: (set: SetName) => boolean,
  print: (text: string) => void,
): void {
  for (const { set, results } of reports) {
    if (!showFailures(set)) continue;
    if (set === 'held-out') print(`${HELD_OUT_WARNING}\n`);
    for (const result of results) {
      const text = failureText(result);
      if (text !== '') print(`${text}\n`);
    }
  }
  for (const { set, kinds, overall, without } of reports) {
    const scores = { kinds, overall };
    print(
      `${without ? sideBySide(set, { deterministic: without, llm: scores }) : scoreTable(set, kinds, overall)}\n`,
    );
  }
  print(legend());
  for (const { set, shortfalls: low } of reports) {
    for (const text of low) print(`SOTTO SOGLIA (${set}) ${text}`);
  }
}

function asJson(
  { set, overall, kinds, results, shortfalls: low, without }: SetReport,
  withFailures: boolean,
) {
  return {
    set,
    overall,
    kinds: Object.fromEntries(kinds),
    ...(without && { without: { overall: without.overall, kinds: Object.fromEntries(without.kinds) } }),
    shortfalls: low,
    ...(withFailures && {
      ...(set === 'held-out' && { warning: HELD_OUT_WARNING }),
      failures: results.flatMap(({ question, turns }) =>
        turns
          .filter((turn) => turnFaults(turn).length > 0)
          .map((turn) => ({
            id: question.id,
            turns: turn.turns,
            expected: turn.expected,
            faults: turnFaults(turn),
            reply: turn.reply,
          })),
      ),
    }),
  };
}
