// SPDX-License-Identifier: EUPL-1.2
import { type CommandLine, UsageError } from './command-line.ts';
import { GoldError, goldFiles, readGold } from './eval/gold.ts';
import { modelReport, modelStatistics } from './eval/model-report.ts';
import { failureText, HELD_OUT_WARNING, legend, scoreTable, turnFaults } from './eval/report.ts';
import { examinerOf, type QuestionResult } from './eval/run.ts';
import { type Scores, setScores } from './eval/score.ts';
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
}

/**
 * `eval`: asks gold questions to the assistant in process and prints the scores by kind and overall. Returns whether all
 * thresholds are met. @throws GoldError, UsageError
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
  try {
    const examiner = examinerOf(product, assistant, dataDir);
    const reports: SetReport[] = [];
    for (const set of sets) {
      const results = await examiner.examine(chosen.filter((one) => one.held_out === (set === 'held-out')));
      if (results.length === 0) continue;
      const scores = setScores(results);
      const overall = line.kind === undefined ? scores.overall : null;
      const low = thresholds ? shortfalls(thresholds, set, overall, scores.kinds) : [];
      reports.push({ set, ...scores, results, shortfalls: low });
    }
    if (reports.length === 0) throw new GoldError(`Nessuna domanda nell’insieme «${line.set}».`);
    // Failures of the questions set aside are shown only to whoever asks for that set by name.
    const showFailures = (set: SetName) => line.failures && (set === 'open' || line.set === 'held-out');
    if (line.json)
      print(JSON.stringify({ sets: reports.map((report) => asJson(report, showFailures(report.set))) }));
    else {
      printReports(reports, showFailures, print);
      const used = modelStatistics(assistant);
      if (used !== null) print(modelReport(used));
    }
    return reports.every((report) => report.shortfalls.length === 0);
  } finally {
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
  for (const { set, kinds, overall } of reports) print(`${scoreTable(set, kinds, overall)}\n`);
  print(legend());
  for (const { set, shortfalls: low } of reports) {
    for (const text of low) print(`SOTTO SOGLIA (${set}) ${text}`);
  }
}

function asJson({ set, overall, kinds, results, shortfalls: low }: SetReport, withFailures: boolean) {
  return {
    set,
    overall,
    kinds: Object.fromEntries(kinds),
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
