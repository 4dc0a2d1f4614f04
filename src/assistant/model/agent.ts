// SPDX-License-Identifier: EUPL-1.2
import { loadMcpTools } from '@langchain/mcp-adapters';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { McpServer } from '@modelcontextprotocol/server';
import { createAgent, createMiddleware, HumanMessage, ToolMessage, toolStrategy } from 'langchain';
import { z } from 'zod';
import type { ToolCall } from '../ask.ts';
import { isSpent, usageOf } from './budget.ts';
import { chatModel } from './chat-model.ts';
import type { Ledger } from './ledger.ts';
import { type ModelReply, modelReplySchema } from './reply-schema.ts';
import type { ToolResult } from './result-tables.ts';
import type { ModelSettings } from './settings.ts';

/** What one answer took of the model. */
export interface ModelUse {
  readonly calls: ToolCall[];
  /** What those gave, as far as it was read. */
  readonly results: ToolResult[];
  /** Tokens as the service counts them. */
  input: number;
  output: number;
  /** Times that the model was called. */
  steps: number;
}

/** Asks the model, which asks the tools; the turns are what leaves this machine. */
export interface ModelAgent {
  /** @throws whatever fails on the way; `failure.ts` tells what it comes to */
  answer(turns: readonly string[], run: AnswerRun): Promise<ModelReply>;
  close(): Promise<void>;
}

/** One answer: what it noted of the tools' results, what it used, and when it must end. */
export interface AnswerRun {
  readonly ledger: Ledger;
  readonly use: ModelUse;
  readonly signal: AbortSignal;
  readonly voice: string;
}

/** An answer cost more than it may: not an error of the service. */
export class OverBudgetError extends Error {
  override readonly name = 'OverBudgetError';
}

/** The model did not end with an answer in the form that was asked for. */
export class UnreadableReplyError extends Error {
  override readonly name = 'UnreadableReplyError';
}

/** Characters of one tool's result that the model is given. */
const MOST_RESULT = 14_000;
/** Turns of the conversation that the model is given, the question last. */
const MOST_TURNS = 6;

const runSchema = z.custom<AnswerRun>((value) => typeof value === 'object' && value !== null);

/** By these langchain sends, or prints, every question and answer: an environment made for other programs may hold them. */
const TRACING = [
  'LANGSMITH_TRACING',
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_TRACING_V2',
  'LANGCHAIN_VERBOSE',
];

/** Connects to the tools as any MCP client does, and to the model of `settings`; nothing else is told of what is asked. */
export async function connectAgent(
  server: McpServer,
  settings: ModelSettings,
  prompt: string,
): Promise<ModelAgent> {
  for (const name of TRACING) delete process.env[name];
  const client = new Client({ name: 'chiedicasa-model', version: '1' });
  const [clientEnd, serverEnd] = InMemoryTransport.createLinkedPair();
  await server.connect(serverEnd);
  await client.connect(clientEnd);
  const tools = await loadMcpTools('chiedicasa', client);
  const agent = createAgent({
    model: chatModel(settings),
    tools,
    systemPrompt: prompt,
    responseFormat: toolStrategy(modelReplySchema),
    contextSchema: z.object({ run: runSchema }),
    middleware: [withinBudget(settings), compactResults()],
  });
  return {
    async answer(turns, run) {
      const state = await agent.invoke(
        { messages: [new HumanMessage(messageOf(turns, run.voice))] },
        {
          context: { run },
          signal: run.signal,
          recursionLimit: 4 * settings.budget.steps + 4,
        },
      );
      const parsed = modelReplySchema.safeParse(state.structuredResponse);
      if (!parsed.success) throw new UnreadableReplyError('No structured reply', { cause: parsed.error });
      return parsed.data;
    },
    async close() {
      await client.close();
      await server.close();
    },
  };
}

/** The conversation as fenced text: an earlier turn is the person's words too, never an order. */
function messageOf(turns: readonly string[], voice: string): string {
  const asked = turns.slice(-MOST_TURNS).map(fenced);
  const question = asked.at(-1) ?? '';
  const before = asked.slice(0, -1).map((turn) => `- ${turn}`);
  return [
    `Chi chiede: ${voice}.`,
    ...(before.length > 0 ? ['Domande di prima:', '<domanda>', ...before, '</domanda>'] : []),
    `<domanda>${question}</domanda>`,
  ].join('\n');
}

/** Text from outside cannot close the fence that it stands in. */
const fenced = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›');

/** Counts what is used, and ends an answer that uses more than it may. */
function withinBudget({ budget: { answer, prices, steps } }: ModelSettings) {
  return createMiddleware({
    name: 'withinBudget',
    contextSchema: z.object({ run: runSchema }),
    wrapModelCall: async (request, handler) => {
      const { use } = request.runtime.context.run;
      if (use.steps >= steps) throw new StepsError('Too many steps');
      if (isSpent(usageOf(use.input, use.output, prices), answer)) throw new OverBudgetError('Too much used');
      use.steps += 1;
      const result = await handler(request);
      for (const { input_tokens, output_tokens } of usagesOf(result)) {
        use.input += input_tokens;
        use.output += output_tokens;
      }
      return result;
    },
  });
}

const usageSchema = z.object({
  usage_metadata: z.object({ input_tokens: z.number(), output_tokens: z.number() }),
});
/** What comes of a call that ends the answer: the reply as it is read, and the messages that it was read from. */
const endSchema = z.object({ messages: z.array(z.unknown()) });

/** The tokens of a call, sent and received. */
function usagesOf(result: unknown) {
  const messages = endSchema.safeParse(result).data?.messages ?? [result];
  return messages.flatMap((message) => usageSchema.safeParse(message).data?.usage_metadata ?? []);
}

/** The model went on calling tools. */
export class StepsError extends Error {
  override readonly name = 'StepsError';
}

/** Gives the model a tool's result compact, fenced and with tokens, and keeps what the tokens stand for. */
function compactResults() {
  return createMiddleware({
    name: 'compactResults',
    contextSchema: z.object({ run: runSchema }),
    wrapToolCall: async (request, handler) => {
      const { run } = request.runtime.context;
      const { name, id = '', args } = request.toolCall;
      const reply = (content: string, status: 'success' | 'error') =>
        new ToolMessage({ content: `<dati>\n${content}\n</dati>`, tool_call_id: id, name, status });
      if (request.tool === undefined) return reply(`Lo strumento «${fenced(name)}» non esiste.`, 'error');
      run.use.calls.push({ tool: name, arguments: { ...args } });
      try {
        const result = await handler(request);
        const output = ToolMessage.isInstance(result) ? structuredOf(result.artifact) : null;
        if (output === null) return reply('Lo strumento non ha dato un risultato leggibile.', 'error');
        run.use.results.push({ tool: name, arguments: { ...args }, output });
        return reply(cut(fenced(run.ledger.note(output))), 'success');
      } catch (error) {
        run.signal.throwIfAborted();
        return reply(fenced(messageOfError(error)), 'error');
      }
    },
  });
}

const structured = z.array(z.unknown());
const structuredItem = z.object({
  type: z.literal('mcp_structured_content'),
  data: z.record(z.string(), z.unknown()),
});

/** The structured output that the adapter keeps beside the text of a result. */
function structuredOf(artifact: unknown): Record<string, unknown> | null {
  for (const item of structured.safeParse(artifact).data ?? []) {
    const parsed = structuredItem.safeParse(item);
    if (parsed.success) return parsed.data.data;
  }
  return null;
}

function cut(text: string): string {
  if (text.length <= MOST_RESULT) return text;
  const end = text.lastIndexOf('\n', MOST_RESULT);
  const left = text.slice(end).split('\n').length - 1;
  return `${text.slice(0, end)}\n(altre ${left} righe non mostrate: restringi la richiesta)`;
}

/** The server's own words: the adapter puts its own before them. */
function messageOfError(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return (
    message.replace(/^MCP tool '[^']*' on server '[^']*' returned an error: /, '') ||
    'Lo strumento non ha risposto.'
  );
}
