// SPDX-License-Identifier: EUPL-1.2
import {
  AIMessage,
  type BaseMessage,
  type InvalidToolCall,
  SystemMessage,
  type ToolCall,
} from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import {
  ChatOpenAICompletions,
  convertMessagesToCompletionsMessageParams,
  type OpenAIClient,
} from '@langchain/openai';
import { z } from 'zod';
import type { ModelSettings } from './settings.ts';

type Chunk = OpenAIClient.Chat.Completions.ChatCompletionChunk;
type CallPart = NonNullable<Chunk['choices'][number]['delta']['tool_calls']>[number];

/** Characters of a token, about: only to have a number where the service gives none. */
const TOKEN_LENGTH = 4;

/** The model of `settings`, over chat completions, streamed. */
export function chatModel(settings: ModelSettings): StreamedChatModel {
  return new StreamedChatModel({
    model: settings.model,
    apiKey: settings.apiKey,
    configuration: { baseURL: settings.baseUrl ?? 'https://api.openai.com/v1' },
    temperature: 0,
    // A line that was kept open and is gone is worth another try; what the service itself refuses is not.
    maxRetries: 1,
    onFailedAttempt: (error: unknown) => {
      if (typeof error === 'object' && error !== null && 'status' in error && error.status !== undefined)
        throw error;
    },
    streaming: true,
  });
}

/**
 * Puts a stream together piece by piece. Langchain's own way reads the JSON of a tool call anew at each piece, which takes
 * the square of the reply's length, and fetches a tokenizer's tables from a site that nobody has configured.
 */
class StreamedChatModel extends ChatOpenAICompletions {
  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    options.signal?.throwIfAborted();
    const request = {
      ...this.invocationParams(options, { streaming: true }),
      messages: convertMessagesToCompletionsMessageParams({
        messages: messages.map(asText),
        model: this.model,
      }),
      stream: true as const,
    };
    const stream = await this.completionWithRetry(request, {
      signal: options.signal,
      ...options.options,
    });
    const said = await gathered(stream);
    options.signal?.throwIfAborted();
    const input = said.usage?.prompt_tokens ?? estimated(request.messages) + estimated(request.tools);
    const output = said.usage?.completion_tokens ?? estimated([said.text, said.calls]);
    const message = new AIMessage({ content: said.text, id: said.id, ...readCalls(said.calls) });
    const usage_metadata = { input_tokens: input, output_tokens: output, total_tokens: input + output };
    return { generations: [{ text: said.text, message: Object.assign(message, { usage_metadata }) }] };
  }
}

/** A message of text parts as plain text: not every local server takes parts of the one who instructs it. */
function asText(message: BaseMessage): BaseMessage {
  return message.getType() === 'system' && typeof message.content !== 'string'
    ? new SystemMessage(message.text)
    : message;
}

const estimated = (sent: unknown) => Math.ceil((JSON.stringify(sent) ?? '').length / TOKEN_LENGTH);

/** A tool call as it came, its arguments still to be read. */
interface WrittenCall {
  readonly id: string;
  name: string;
  arguments: string;
}

interface Said {
  readonly id: string;
  readonly text: string;
  readonly calls: readonly WrittenCall[];
  readonly usage: Chunk['usage'];
}

/** What a stream's pieces make. @throws Error where it held none */
async function gathered(stream: AsyncIterable<Chunk>): Promise<Said> {
  const calls: WrittenCall[] = [];
  let id: string | undefined;
  let text = '';
  let usage: Chunk['usage'];
  for await (const chunk of stream) {
    id ??= chunk.id;
    usage = chunk.usage ?? usage;
    const delta = chunk.choices[0]?.delta;
    text += delta?.content ?? '';
    for (const part of delta?.tool_calls ?? []) addPart(calls, part);
  }
  if (id === undefined) throw new Error('The stream held nothing');
  return { id, text, calls, usage };
}

/** Some services give no index to the pieces of an only call, and the same one to several whole calls. */
function addPart(calls: WrittenCall[], { index, id, function: piece }: CallPart): void {
  const at = index ?? Math.max(0, calls.length - 1);
  const known = calls[at];
  if (known === undefined || (id && piece?.name && known.name && known.id !== id)) {
    calls.push({
      id: id || `call_${calls.length}`,
      name: piece?.name ?? '',
      arguments: piece?.arguments ?? '',
    });
    return;
  }
  known.name ||= piece?.name ?? '';
  known.arguments += piece?.arguments ?? '';
}

/** Calls whose arguments are an object, and those that cannot be read: a call cut short is not guessed. */
function readCalls(written: readonly WrittenCall[]): {
  tool_calls: ToolCall[];
  invalid_tool_calls: InvalidToolCall[];
} {
  const tool_calls: ToolCall[] = [];
  const invalid_tool_calls: InvalidToolCall[] = [];
  for (const { id, name, arguments: text } of written) {
    const args = argumentsOf(text);
    if (args !== null) tool_calls.push({ type: 'tool_call', id, name, args });
    else invalid_tool_calls.push({ type: 'invalid_tool_call', id, name, args: text, error: 'not JSON' });
  }
  return { tool_calls, invalid_tool_calls };
}

const argumentsSchema = z.record(z.string(), z.unknown());

function argumentsOf(text: string): Record<string, unknown> | null {
  try {
    return argumentsSchema.safeParse(JSON.parse(text.trim() || '{}')).data ?? null;
  } catch {
    return null;
  }
}
