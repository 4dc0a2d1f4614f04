// SPDX-License-Identifier: EUPL-1.2
import type { z } from 'zod';
import type { Gazetteer } from '../places/model.ts';
import type { Plan } from '../plan/plan.ts';

/** A failure that the caller can mend: the message, in Italian, says what was wrong and what to send instead. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

/**
 * Mark, with `.meta(UNLISTED)`, of an argument or a field that a program may use and a model need not know of before its
 * first call: it is accepted, or given, and left out of what `tools/list` says.
 */
export const UNLISTED = { unlisted: true } as const;

/** What a tool reads: the plan database, and the gazetteer to know a comune however it is written. */
export interface ToolContext {
  readonly plan: Plan;
  readonly gazetteer: Gazetteer;
}

/** One thing that the plan database can answer. `run` is pure but for reading the plan; it throws `ToolError` only. */
export interface ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject> {
  /** The field's own Italian term, snake_case. */
  readonly name: string;
  readonly title: string;
  /** Short, in Italian, with one example. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  run(input: z.output<Input>, context: ToolContext): z.output<Output>;
}

/** What a tool makes of the arguments of a call: the call ready to run, or what is wrong with them. */
export type ReadCall =
  | {
      readonly ok: true;
      /** The arguments, defaults filled in. */
      readonly input: Record<string, unknown>;
      run(context: ToolContext): Record<string, unknown>;
    }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] };

/** A tool whose types were checked at its definition, as the server and the registry hold it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** Reads the arguments of a call; `explain` words what is wrong with one. */
  read(input: unknown, explain?: z.core.$ZodErrorMap): ReadCall;
  /** Runs on arguments that are right; throws where they are not. */
  run(input: Record<string, unknown>, context: ToolContext): Record<string, unknown>;
}

export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: ToolDefinition<Input, Output>,
): Tool {
  const { run, ...described } = definition;
  return {
    ...described,
    run: (input, context) => run(definition.input.parse(input), context),
    read: (input, explain) => {
      const parsed = definition.input.safeParse(input, explain ? { error: explain } : undefined);
      return parsed.success
        ? { ok: true, input: parsed.data, run: (context) => run(parsed.data, context) }
        : { ok: false, issues: parsed.error.issues };
    },
  };
}
