// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { formatNumber } from '../../italian/numbers.ts';
import { GoldError } from './gold.ts';
import type { Scores } from './score.ts';

const percent = z.number().min(0).max(100);
const count = z.int().min(0);

/** Least shares, in per cent, and most counts. Times have none: they are the machine's. */
const limitsSchema = z.strictObject({
  exact: percent.optional(),
  outcome: percent.optional(),
  precision: percent.optional(),
  recall: percent.optional(),
  passages: percent.optional(),
  unsupported: count.optional(),
  misquoted: count.optional(),
  falseAnswers: count.optional(),
  clarificationsMissing: count.optional(),
  clarificationsNeedless: count.optional(),
  errors: count.optional(),
});
type Limits = z.infer<typeof limitsSchema>;

const setSchema = z.strictObject({
  overall: limitsSchema,
  kinds: z.record(z.string(), limitsSchema).default({}),
});

const thresholdsSchema = z.strictObject({
  open: setSchema,
  'held-out': setSchema,
  /** Points of exact answers that questions written worse may lose, by what is done to them; the tests apply it. */
  perturbed: z.record(z.string(), percent).optional(),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;
export type SetName = 'open' | 'held-out';

const LEAST: Record<string, string> = {
  exact: 'risposte esatte',
  outcome: 'esito giusto',
  precision: 'precisione delle citazioni',
  recall: 'richiamo delle citazioni',
  passages: 'passo giusto',
};
const MOST: Record<string, string> = {
  unsupported: 'cifre senza fonte',
  misquoted: 'citazioni diverse dal testo',
  falseAnswers: 'risposte false',
  clarificationsMissing: 'chiarimenti mancati',
  clarificationsNeedless: 'chiarimenti inutili',
  errors: 'errori',
};

/** The thresholds in `file`; where none is given, `soglie.json` beside the questions, null if there is none. @throws GoldError */
export function readThresholds(file: string | undefined, questions: readonly string[]): Thresholds | null {
  const beside = questions.map((path) =>
    join(existsSync(path) && statSync(path).isDirectory() ? path : dirname(path), 'soglie.json'),
  );
  const path = file ?? beside.find((candidate) => existsSync(candidate));
  if (path === undefined) return null;
  if (!existsSync(path)) throw new GoldError(`${path}: il file delle soglie non esiste.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new GoldError(`${path}: non è un JSON leggibile.`, { cause });
  }
  const parsed = thresholdsSchema.safeParse(json, { error: z.locales.it().localeError });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path: keys, message }) => `  ${keys.map(String).join('.')}: ${message}`,
  );
  throw new GoldError(`${path}: le soglie non sono nella forma attesa.\n${faults.join('\n')}`);
}

/** What is below its threshold, one sentence each. With one kind alone, only that kind's own thresholds apply. */
export function shortfalls(
  thresholds: Thresholds,
  set: SetName,
  overall: Scores | null,
  kinds: ReadonlyMap<string, Scores>,
): string[] {
  const limits = thresholds[set];
  return [
    ...(overall ? compare('in tutto', limits.overall, overall) : []),
    ...[...kinds].flatMap(([kind, scores]) => compare(kind, limits.kinds[kind] ?? {}, scores)),
  ];
}

function compare(where: string, limits: Limits, scores: Scores): string[] {
  return Object.entries(limits).flatMap(([key, limit]) => {
    const found = new Map<string, unknown>(Object.entries(scores)).get(key);
    if (typeof found !== 'number' || limit === undefined) return [];
    if (key in LEAST) {
      // Shares are compared as they are printed, to a tenth.
      if (Math.round(found * 10) / 10 >= limit) return [];
      return [`${where}: ${LEAST[key]} ${formatNumber(found, 1)}%, la soglia è ${formatNumber(limit)}%`];
    }
    return found <= limit ? [] : [`${where}: ${MOST[key]} ${found}, al più ${limit}`];
  });
}
