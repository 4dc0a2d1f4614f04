// SPDX-License-Identifier: EUPL-1.2
import type { ListToolsResult } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Tool } from '../tools/tool.ts';

type ListedTool = ListToolsResult['tools'][number];

/**
 * A tool as `tools/list` shows it. The JSON Schemas are 2020-12, the protocol's default dialect, so they carry no
 * `$schema`: clients whose validator knows only draft-07 then read them too.
 */
export function listTool(tool: Tool): ListedTool {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: objectSchema(tool.input, 'input'),
    outputSchema: objectSchema(tool.output, 'output'),
    annotations: {
      title: tool.title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}

function objectSchema(schema: z.ZodObject, io: 'input' | 'output'): ListedTool['inputSchema'] {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, override: plainer });
  return { ...jsonObject.parse(json), type: 'object' };
}

/** JSON only: what `z.toJSONSchema` returns also carries a hidden `~standard` property. */
const jsonObject = z.looseObject({
  properties: z.record(z.string(), z.json()).optional(),
  required: z.array(z.string()).optional(),
});

/** Says the same in words that more clients understand. */
function plainer({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  // `z.int()` bounds its numbers by what JavaScript can hold: of no use to a reader of the schema.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // A tuple's `items: false` means "no more than these" in 2020-12 and "none at all" to a draft-07 validator, such
  // as the one in MCP SDK v1: it would refuse every pair of lines.
  if (jsonSchema.prefixItems !== undefined && jsonSchema.items === false) {
    delete jsonSchema.items;
    jsonSchema.minItems = jsonSchema.prefixItems.length;
    jsonSchema.maxItems = jsonSchema.prefixItems.length;
  }
}
