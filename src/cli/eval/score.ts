// SPDX-License-Identifier: EUPL-1.2
import type { QuestionResult, TurnResult } from './run.ts';

/** Scores of a set of questions. Shares are per cent, null where there is nothing to share. */
export interface Scores {
  /** Questions, a conversation counting as one. */
  readonly questions: number;
  /** Replies that were compared. */
  readonly replies: number;
  /** Questions whose every expectation was met, in all turns. */
  readonly exact: number | null;
  /** Replies with an acceptable outcome. */
  readonly outcome: number | null;
  /** Figures said that stand in their source, of all figures said. */
  readonly precision: number | null;
  /** Lines cited, of all lines expected. */
  readonly recall: number | null;
  /** Passages cited first, of all expected. */
  readonly passages: number | null;
  /** Figures said that stand in no source. */
  readonly unsupported: number;
  /** Citations whose quote is not the text of their lines. */
  readonly misquoted: number;
  /** Replies with figures to what cannot be answered. */
  readonly falseAnswers: number;
  /** Questions back that were needed and not asked; asked and not needed. */
  readonly clarificationsNeeded: number;
  readonly clarificationsMissing: number;
  readonly clarificationsNeedless: number;
  readonly errors: number;
  /** Milliseconds of a reply, in process. */
  readonly p50: number | null;
  readonly p95: number | null;
}

export function scoresOf(results: readonly QuestionResult[]): Scores {
  const turns = results.flatMap((result) => result.turns);
  const said = total(turns, (turn) => turn.said);
  const unsupported = total(turns, (turn) => turn.unsupported.length);
  const passages = turns.filter((turn) => turn.passage !== null);
  const needed = turns.filter(needsClarification);
  const asked = (turn: TurnResult) => turn.reply.outcome === 'clarification';
  const times = turns.map((turn) => turn.took).sort((a, b) => a - b);
  return {
    questions: results.length,
    replies: turns.length,
    exact: share(results.filter(isExact).length, results.length),
    outcome: share(turns.filter(hasRightOutcome).length, turns.length),
    precision: share(said - unsupported, said),
    recall: share(
      total(turns, (turn) => turn.lines.cited),
      total(turns, (turn) => turn.lines.wanted),
    ),
    passages: share(passages.filter((turn) => turn.passage).length, passages.length),
    unsupported,
    misquoted: total(turns, (turn) => turn.misquoted.length),
    falseAnswers: turns.filter(isFalseAnswer).length,
    clarificationsNeeded: needed.length,
    clarificationsMissing: needed.filter((turn) => !asked(turn)).length,
    clarificationsNeedless: turns.filter(
      (turn) => asked(turn) && !turn.expected.outcome.includes('clarification'),
    ).length,
    errors: turns.filter((turn) => turn.reply.outcome === 'error').length,
    p50: percentileOf(times, 0.5),
    p95: percentileOf(times, 0.95),
  };
}

/** Scores by kind, in the order of the questions, and overall. */
export function setScores(results: readonly QuestionResult[]): {
  overall: Scores;
  kinds: ReadonlyMap<string, Scores>;
} {
  const kinds = [...new Set(results.map(({ question }) => question.kind))];
  const ofKind = (kind: string) => results.filter(({ question }) => question.kind === kind);
  return {
    overall: scoresOf(results),
    kinds: new Map(kinds.map((kind) => [kind, scoresOf(ofKind(kind))])),
  };
}

function isExact({ turns }: QuestionResult): boolean {
  return turns.every((turn) => turn.faults.length === 0);
}

function hasRightOutcome({ expected, reply }: TurnResult): boolean {
  return expected.outcome.includes(reply.outcome);
}

/** An answer, even of a part, where none can be given. */
export function isFalseAnswer({ expected, reply }: TurnResult): boolean {
  const answers = (outcome: string) => outcome === 'answered' || outcome === 'partial';
  return answers(reply.outcome) && !expected.outcome.some(answers);
}

/** Nothing but a question back will do. */
function needsClarification({ expected }: TurnResult): boolean {
  return expected.outcome.every((outcome) => outcome === 'clarification');
}

function total(turns: readonly TurnResult[], count: (turn: TurnResult) => number): number {
  return turns.reduce((sum, turn) => sum + count(turn), 0);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}

/** The value below which a part of the sorted values lie. */
export function percentileOf(sorted: readonly number[], part: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? null;
}
