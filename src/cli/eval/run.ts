// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assistant, Reply } from '../../assistant/reply.ts';
import type { Product } from '../product.ts';
import { evidenceOf } from './evidence.ts';
import { citedLines, faultsOf, type Judge, rightPassage } from './expectation.ts';
import type { Expectation, GoldQuestion } from './gold.ts';
import { supportOf } from './support.ts';

/** One reply, and how it compares with what was expected. */
export interface TurnResult {
  /** The turns so far, the question last. */
  readonly turns: readonly string[];
  readonly expected: Expectation;
  readonly reply: Reply;
  /** What is not as expected; none for an exact answer. */
  readonly faults: readonly string[];
  /** Figures that need a source, and those that have none. */
  readonly said: number;
  readonly unsupported: readonly string[];
  readonly misquoted: readonly string[];
  readonly lines: { readonly wanted: number; readonly cited: number };
  /** Null where no passage is expected. */
  readonly passage: boolean | null;
  /** Milliseconds, in process. */
  readonly took: number;
}

/** A question or a conversation, with the replies to the turns that expect something. */
export interface QuestionResult {
  readonly question: GoldQuestion;
  readonly turns: readonly TurnResult[];
}

/** Compares replies of one product with gold questions. */
export interface Examiner {
  /** Asks each question, conversations turn by turn. */
  examine(questions: readonly GoldQuestion[]): Promise<QuestionResult[]>;
  /** Compares one reply. */
  judge(turns: readonly string[], expected: Expectation, reply: Reply, took: number): TurnResult;
}

export function examinerOf(product: Product, assistant: Assistant, dataDir: string): Examiner {
  const compare: Judge = { evidence: evidenceOf(product.context.plan), gazetteer: product.context.gazetteer };
  // Ways to get help are cited from this file, not from a plan.
  const contacts = readFileSync(join(dataDir, 'contatti.json'), 'utf8');

  const judge: Examiner['judge'] = (turns, expected, reply, took) => ({
    turns,
    expected,
    reply,
    faults: faultsOf(expected, reply, turns.join('\n'), compare),
    ...supportOf(reply, compare.evidence, { turns, texts: [contacts] }),
    lines: citedLines(expected, reply),
    passage: rightPassage(expected, reply),
    took,
  });
  return {
    judge,
    examine: async (questions) => {
      const results: QuestionResult[] = [];
      for (const question of questions) {
        const turns: TurnResult[] = [];
        for (const [index, { expect }] of question.turns.entries()) {
          if (!expect) continue;
          const asked = question.turns.slice(0, index + 1).map(({ ask }) => ask);
          const started = performance.now();
          const reply = await assistant.reply(asked, { voice: question.voice });
          turns.push(judge(asked, expect, reply, performance.now() - started));
        }
        results.push({ question, turns });
      }
      return results;
    },
  };
}
