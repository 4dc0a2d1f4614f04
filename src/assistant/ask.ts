// SPDX-License-Identifier: EUPL-1.2
import type { CallOutcome } from '../mcp/in-process.ts';
import { type Draft, draft } from './draft.ts';

/** A call that was made, as the reply reports it. */
export interface ToolCall {
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
}

/** Calls a tool and keeps note of it. */
export type Ask = (tool: string, args: Record<string, unknown>) => Promise<CallOutcome>;

/** The same, where a call made before with the same arguments is not made again: tools only read, and say the same each time. */
export function askOnce(ask: Ask): Ask {
  const made = new Map<string, Promise<CallOutcome>>();
  return (tool, args) => {
    const key = JSON.stringify([tool, args]);
    const outcome = made.get(key) ?? ask(tool, args);
    made.set(key, outcome);
    return outcome;
  };
}

/** Rows of each page after the first. */
const FURTHER = 200;

/** A list whole: what the first call gives, and in its `key` the items of all its pages. */
export async function everyPage(
  ask: Ask,
  tool: string,
  args: Record<string, unknown>,
  key: string,
): Promise<CallOutcome> {
  const first = await ask(tool, args);
  if (!first.ok) return first;
  const items: unknown[] = [];
  for (let { output } = first; ; ) {
    const own = output[key];
    if (Array.isArray(own)) items.push(...own);
    const { cursore } = output;
    if (typeof cursore !== 'string') return { ok: true, output: { ...first.output, [key]: items } };
    const next = await ask(tool, { ...args, limite: FURTHER, cursore });
    if (!next.ok) return next;
    output = next.output;
  }
}

/** A tool's own words on why it cannot answer: they name years, plans or names, and are quoted as they are. */
export function refusal(message: string): Draft {
  return draft('not_available', { paragraphs: [[{ quoted: message, from: { kind: 'note' } }]] });
}
