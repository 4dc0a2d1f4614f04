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

/** A tool's own words on why it cannot answer: they name years, plans or names, and are quoted as they are. */
export function refusal(message: string): Draft {
  return draft('not_available', { paragraphs: [[{ quoted: message, from: { kind: 'note' } }]] });
}
