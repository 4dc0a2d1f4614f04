// SPDX-License-Identifier: EUPL-1.2
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(
    z.looseObject({
      role: z.string(),
      content: z.union([z.string(), z.array(z.unknown()), z.null()]).optional(),
    }),
  ),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).optional(),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
});
export type ChatRequest = z.infer<typeof requestSchema>;

/** What the model does when it is called. `arguments` as text is sent as it is, well formed or not. */
export type ModelStep =
  | { readonly say: string }
  | {
      readonly call: readonly {
        readonly name: string;
        readonly arguments: string | Record<string, unknown>;
      }[];
    }
  | { readonly status: number; readonly headers?: Record<string, string> }
  /** Headers and nothing more. */
  | { readonly stall: true }
  /** The line is cut after the first piece. */
  | { readonly drop: true };

/** Given each request, and how many came before it, what the model does. */
export type Script = (request: ChatRequest, index: number) => ModelStep;

export interface ScriptedModel {
  readonly baseUrl: string;
  readonly requests: ChatRequest[];
  /** What plays from the next request on; requests are counted anew. */
  play(script: Script): void;
  close(): Promise<void>;
}

/** A server on the loopback that speaks chat completions as the real ones do, and plays a scripted model. */
export async function scriptedModel(
  script: Script,
  models: readonly string[] = ['prova'],
): Promise<ScriptedModel> {
  let playing = script;
  let count = 0;
  const requests: ChatRequest[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url?.endsWith('/models')) {
      sendJson(response, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
      return;
    }
    void bodyOf(request).then((body) => {
      const parsed = requestSchema.parse(JSON.parse(body));
      if (!models.includes(parsed.model)) {
        sendJson(response, 404, {
          error: { message: `The model ${parsed.model} does not exist`, code: 'model_not_found' },
        });
        return;
      }
      requests.push(parsed);
      perform(playing(parsed, count), parsed, response);
      count += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    play(next) {
      playing = next;
      count = 0;
      requests.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const USAGE = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 };

function perform(step: ModelStep, request: ChatRequest, response: ServerResponse): void {
  if ('status' in step) {
    sendJson(response, step.status, { error: { message: 'scripted', type: 'scripted' } }, step.headers);
  } else if (request.stream) stream(step, request, response);
  else if ('stall' in step) response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  else if ('drop' in step) response.destroy();
  else sendJson(response, 200, whole(step, request));
}

const head = (request: ChatRequest) => ({
  id: `chatcmpl-${request.messages.length}`,
  created: 1,
  model: request.model,
});

function toolCalls(step: Extract<ModelStep, { call: unknown }>) {
  return step.call.map(({ name, arguments: args }, index) => ({
    id: `call_${index}_${Math.random().toString(36).slice(2, 8)}`,
    type: 'function',
    function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
  }));
}

function whole(step: Extract<ModelStep, { say: string } | { call: unknown }>, request: ChatRequest) {
  const message =
    'say' in step
      ? { role: 'assistant', content: step.say }
      : { role: 'assistant', content: null, tool_calls: toolCalls(step) };
  const reason = 'say' in step ? 'stop' : 'tool_calls';
  return {
    ...head(request),
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: reason }],
    usage: USAGE,
  };
}

/** Text and arguments arrive cut in small pieces, as they do from real servers. */
function stream(
  step: Exclude<ModelStep, { status: number }>,
  request: ChatRequest,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if ('stall' in step) return;
  const send = (delta: object, finish: string | null = null) => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    response.write(
      `data: ${JSON.stringify({ ...head(request), object: 'chat.completion.chunk', choices })}\n\n`,
    );
  };
  send({ role: 'assistant', content: '' });
  if ('drop' in step) {
    send({ content: 'Secondo il pia' });
    setImmediate(() => response.destroy());
    return;
  }
  if ('say' in step) {
    for (const piece of piecesOf(step.say)) send({ content: piece });
    send({}, 'stop');
  } else {
    for (const [index, call] of toolCalls(step).entries()) {
      const { name, arguments: args } = call.function;
      send({ tool_calls: [{ index, id: call.id, type: 'function', function: { name, arguments: '' } }] });
      for (const piece of piecesOf(args)) send({ tool_calls: [{ index, function: { arguments: piece } }] });
    }
    send({}, 'tool_calls');
  }
  if (request.stream_options?.include_usage) {
    const last = { ...head(request), object: 'chat.completion.chunk', choices: [], usage: USAGE };
    response.write(`data: ${JSON.stringify(last)}\n\n`);
  }
  response.end('data: [DONE]\n\n');
}

const PIECE = 7;

function piecesOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) =>
    text.slice(at * PIECE, (at + 1) * PIECE),
  );
}

/** What a message says, as text. */
export function textOf(message: ChatRequest['messages'][number]): string {
  return typeof message.content === 'string' ? message.content : JSON.stringify(message.content ?? '');
}
