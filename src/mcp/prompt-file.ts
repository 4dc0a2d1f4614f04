// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A text that a person picks in a client to have its model do a piece of work. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /** Markdown with `{{argument}}` where a value goes; what stands in `{{#argument}}…{{/argument}}` only where it is given. */
  readonly text: string;
}

export interface PromptArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

const header = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  arguments: z.record(z.string().regex(/^[a-z]+(_[a-z]+)*\??$/), z.string().min(1)),
});

/**
 * Reads the prompts of a folder, one Markdown file each: `scheda_comune.md` is the prompt `scheda_comune`. Its front matter
 * gives title, description and the arguments, those that may be left out with a `?` after the name.
 * @throws Error naming the file that is not as it should be
 */
export function loadPrompts(folder: string): readonly Prompt[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => parsePrompt(file.slice(0, -'.md'.length), readFileSync(join(folder, file), 'utf8')));
}

/** @throws Error naming the prompt */
export function parsePrompt(name: string, source: string): Prompt {
  const [, front, text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.replaceAll('\r\n', '\n')) ?? [];
  const parsed = header.safeParse(front === undefined ? undefined : readFront(front));
  if (!parsed.success || text === undefined) {
    throw new Error(`The prompt ${name} has no front matter with title, description and arguments`);
  }
  const { title, description } = parsed.data;
  const args = Object.entries(parsed.data.arguments).map(([key, value]) => ({
    name: key.replace('?', ''),
    description: value,
    required: !key.endsWith('?'),
  }));
  const names = new Set(args.map((argument) => argument.name));
  const unknown = [...text.matchAll(/\{\{[#/]?(.*?)\}\}/g)].map(([, used = '']) => used);
  for (const used of unknown) {
    if (!names.has(used))
      throw new Error(`The prompt ${name} uses «${used}», which is none of its arguments`);
  }
  return { name, title, description, arguments: args, text: text.trim() };
}

/** `key: value` lines, and under a key without a value, indented ones: the part of YAML that the prompts need. */
function readFront(front: string): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  let inner: Record<string, string> = {};
  for (const line of front.split('\n')) {
    const [, indent, key = '', value = ''] = /^(\s*)([^:\s]+):\s*(.*)$/.exec(line) ?? [];
    if (indent === undefined) throw new Error(`Front matter line not understood: ${line}`);
    if (indent !== '') inner[key] = value;
    else if (value !== '') read[key] = value;
    else {
      inner = {};
      read[key] = inner;
    }
  }
  return read;
}
