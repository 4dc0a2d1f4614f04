// SPDX-License-Identifier: EUPL-1.2
import {
  type GetPromptResult,
  type ListPromptsResult,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { offered } from '../tools/offered.ts';
import { resolveComune } from '../tools/scope.ts';
import { type ToolContext, ToolError } from '../tools/tool.ts';
import { quoted } from './argument-errors.ts';
import type { Prompt } from './prompt-file.ts';

/** A citizen's message fits; a document does not. */
export const MOST_ARGUMENT_CHARACTERS = 4000;

export function listPrompts(prompts: readonly Prompt[]): ListPromptsResult {
  return {
    prompts: prompts.map(({ name, title, description, arguments: args }) => ({
      name,
      title,
      description,
      arguments: args.map((argument) => ({ ...argument })),
    })),
  };
}

/**
 * The prompt with its arguments in place: comuni and documents by their own names, all else as one quoted line, so that no
 * value can pass for a part of the text.
 * @throws ProtocolError in Italian, naming what is missing or unknown
 */
export function getPrompt(
  prompts: readonly Prompt[],
  name: string,
  given: Readonly<Record<string, string>>,
  context: ToolContext,
): GetPromptResult {
  const prompt = prompts.find((known) => known.name === name);
  if (!prompt) {
    throw invalid(
      `Richiesta sconosciuta ${quoted(name)}: quelle disponibili sono ${prompts.map((known) => known.name).join(', ')}.`,
    );
  }
  const names = prompt.arguments.map((argument) => argument.name);
  const unknown = Object.keys(given).find((key) => !names.includes(key));
  if (unknown !== undefined) {
    throw invalid(`Argomento sconosciuto ${quoted(unknown)}: quelli di ${name} sono ${names.join(', ')}.`);
  }
  const values = new Map<string, string>();
  for (const argument of prompt.arguments) {
    const value = valueFor(argument.name, given[argument.name] ?? '', context);
    if (value !== '') values.set(argument.name, value);
    else if (argument.required) throw invalid(`Argomento «${argument.name}»: è obbligatorio e manca.`);
  }
  return {
    description: prompt.description,
    messages: [{ role: 'user', content: { type: 'text', text: filled(prompt.text, values) } }],
  };
}

function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text
    .replaceAll(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, name: string, inside: string) =>
      values.has(name) ? inside : '',
    )
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values.get(name) ?? '');
}

function valueFor(name: string, given: string, context: ToolContext): string {
  const value = given.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  if (value.length > MOST_ARGUMENT_CHARACTERS) {
    throw invalid(`Argomento «${name}»: deve avere al massimo ${MOST_ARGUMENT_CHARACTERS} caratteri.`);
  }
  if (value === '') return value;
  if (name === 'comune') return nameOfComune(value, context);
  if (name.startsWith('anno') && !/^\d{4}$/.test(value)) {
    throw invalid(`Argomento «${name}»: è un anno di quattro cifre, per esempio 2026.`);
  }
  if (name === 'documento' && !context.plan.document(value)) {
    const known = context.plan.documents().map(({ id }) => id);
    throw invalid(
      `Nessun documento ha l'identificativo ${quoted(value)}. Quelli caricati: ${offered(known, value)}.`,
    );
  }
  return value.replaceAll('«', '"').replaceAll('»', '"');
}

function nameOfComune(value: string, context: ToolContext): string {
  try {
    return resolveComune(value, context).nome;
  } catch (error) {
    throw error instanceof ToolError ? invalid(error.message) : error;
  }
}

const invalid = (message: string) => new ProtocolError(ProtocolErrorCode.InvalidParams, message);
