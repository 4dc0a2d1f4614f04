// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { measuresOfPlace } from './measures-of-place.ts';
import { type MisureOutput, misureOutput } from './rows.ts';
import { pageInput, resolveScope, type Scope, scopeInput } from './scope.ts';
import { defineTool, type Tool, type ToolContext, UNLISTED } from './tool.ts';

/** A tool that gives some measures of a comune or an ambito. */
export interface PlaceTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly measures: readonly string[];
  /** Uses and states of the dwellings listed one by one that belong beside the figures. */
  readonly counts?: readonly { service?: string; state?: string }[];
  /** What the figures include and what is missing, for this answer. */
  notes(output: MisureOutput, scope: Scope, context: ToolContext): readonly string[];
}

export function definePlaceTool(definition: PlaceTool): Tool {
  const { name, title, description, measures, counts = [] } = definition;
  return defineTool({
    name,
    title,
    description,
    input: z.strictObject({ ...scopeInput, area: scopeInput.area.meta(UNLISTED), ...pageInput }),
    output: misureOutput,
    run(input, context) {
      const scope = resolveScope(input, context, measures);
      const output = measuresOfPlace(context.plan, scope, { ...input, measures, ente: input.ente, counts });
      return { ...output, note: [...definition.notes(output, scope, context)] };
    },
  });
}
