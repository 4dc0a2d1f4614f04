// SPDX-License-Identifier: EUPL-1.2
import type { ListToolsResult } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { isRecord } from '../tools/text.ts';
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
    // What a tool that only reads would destroy or repeat is not worth saying.
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
}

function objectSchema(schema: z.ZodObject, io: 'input' | 'output'): ListedTool['inputSchema'] {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: io === 'input' ? brief : open,
  });
  return { ...jsonObject.parse(listed(json)), type: 'object' };
}

/** Arguments of a tool that its listing names. */
export const listedArguments = (input: z.ZodObject) =>
  Object.keys(input.shape).filter((name) => !isUnlisted(input.shape[name]?.meta()));

/** The schema without what is marked as unlisted. */
function listed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(listed);
  if (!isRecord(schema)) return schema;
  const { properties, required } = schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, listed(value)]));
  if (!isRecord(properties)) return copy;
  const left = Object.entries(properties).filter(([, property]) => !isUnlisted(property));
  return {
    ...copy,
    properties: Object.fromEntries(left.map(([name, property]) => [name, listed(property)])),
    ...(Array.isArray(required) && {
      required: required.filter((name) => left.some(([other]) => other === name)),
    }),
  };
}

const isUnlisted = (meta: unknown) => isRecord(meta) && meta.unlisted === true;

/** JSON only: what `z.toJSONSchema` returns also carries a hidden `~standard` property. */
const jsonObject = z.looseObject({
  properties: z.record(z.string(), z.json()).optional(),
  required: z.array(z.string()).optional(),
});

interface Visited {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/**
 * An answer may gain a field in a later release: only arguments are closed. What has a `$defs` entry keeps no
 * second name, and the keys of a record that are all required need no second list.
 */
function open(visited: Visited): void {
  plainer(visited);
  delete visited.jsonSchema.additionalProperties;
  delete visited.jsonSchema.id;
  delete visited.jsonSchema.propertyNames;
}

/** How long a text may be, how many rows a page has, how a cursor is written: who gets it wrong is told in words. */
function brief(visited: Visited): void {
  plainer(visited);
  delete visited.jsonSchema.maxLength;
  delete visited.jsonSchema.maximum;
  delete visited.jsonSchema.pattern;
  if (visited.jsonSchema.minimum === 1) delete visited.jsonSchema.minimum;
  if (visited.jsonSchema.minLength === 1) delete visited.jsonSchema.minLength;
  delete visited.jsonSchema.default;
  delete visited.jsonSchema.minItems;
  delete visited.jsonSchema.maxItems;
}

/** Says the same in words that more clients understand. */
function plainer({ jsonSchema }: Visited): void {
  // `z.int()` bounds its numbers by what JavaScript can hold: of no use to a reader of the schema.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // A tuple's `items: false` means "no more than these" in 2020-12 and "none at all" to a draft-07 validator, such
  // as the one in MCP SDK v1: it would refuse every pair of lines.
  if (jsonSchema.prefixItems !== undefined && jsonSchema.items === false) {
    const [first, ...others] = jsonSchema.prefixItems;
    delete jsonSchema.items;
    if (first !== undefined && others.every((item) => JSON.stringify(item) === JSON.stringify(first))) {
      jsonSchema.items = first;
      delete jsonSchema.prefixItems;
    }
  }
}
