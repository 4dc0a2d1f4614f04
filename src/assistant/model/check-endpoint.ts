// SPDX-License-Identifier: EUPL-1.2
import type OpenAI from 'openai';
import type { ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import { FAILURE_TEXTS, troubleOf } from './failure.ts';
import type { ModelSettings } from './settings.ts';

/** One thing that an endpoint must be able to do, tried. `needed` tells what an answer cannot do without. */
export interface EndpointCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly needed: boolean;
  /** One line in Italian: what was found, or what to do. */
  readonly text: string;
}

/** Milliseconds that each of the tries may take: a local model may have to be loaded first. */
const PATIENCE = 60_000;

const TOOL: ChatCompletionTool = {
  type: 'function',
  function: {
    name: 'alloggi_disponibili',
    description: 'Alloggi SAP liberi di un comune.',
    parameters: {
      type: 'object',
      properties: { comune: { type: 'string' } },
      required: ['comune'],
      additionalProperties: false,
    },
  },
};

const QUESTION: ChatCompletionMessageParam[] = [
  {
    role: 'user',
    content:
      'Quanti alloggi SAP liberi risultano a Vescovato? Chiama lo strumento, non rispondere a memoria.',
  },
];

const SHAPE = {
  type: 'object',
  properties: { esito: { type: 'string', enum: ['risposta'] } },
  required: ['esito'],
  additionalProperties: false,
} as const;

/**
 * Tries, one after the other, all that the assistant asks of a model: whether it can be reached, knows the model, streams,
 * calls tools, and keeps to a schema. Stops where going on makes no sense. Sends one made-up question and nothing else.
 */
export async function* checkEndpoint(settings: ModelSettings): AsyncGenerator<EndpointCheck> {
  const { OpenAI } = await import('openai');
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl ?? 'https://api.openai.com/v1',
    maxRetries: 0,
    timeout: PATIENCE,
  });
  const known = await modelList(client);
  yield reachable(known, client.baseURL);
  if (known.kind === 'failed' && known.failure !== 'model_unknown') return;
  const streaming = await tried('streaming', () => streams(client, settings.model));
  yield modelKnown(known, settings.model, streaming);
  yield streaming;
  if (!streaming.ok) return;
  yield await tried('strumenti', () => callsTools(client, settings.model));
  const schema = await tried('uscita strutturata', () => keepsToSchema(client, settings.model));
  yield {
    ...schema,
    needed: false,
    text: schema.ok
      ? schema.text
      : `non c'è (${schema.text}): non è necessaria, la risposta passa da uno strumento.`,
  };
}

type ModelList =
  | { readonly kind: 'listed'; readonly ids: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: ReturnType<typeof troubleOf>['failure'] };

/** Some servers do not list their models: they are reached all the same. */
async function modelList(client: OpenAI): Promise<ModelList> {
  try {
    return { kind: 'listed', ids: (await client.models.list()).data.map(({ id }) => id) };
  } catch (error) {
    return { kind: 'failed', failure: troubleOf(error).failure };
  }
}

function reachable(list: ModelList, address: string): EndpointCheck {
  const name = 'raggiungibile';
  const ok = list.kind === 'listed' || list.failure === 'model_unknown';
  const text = ok ? `${address} risponde.` : `${address}: ${FAILURE_TEXTS[list.failure]}. ${adviceOn(list)}`;
  return { name, ok, needed: true, text };
}

function adviceOn(list: Extract<ModelList, { kind: 'failed' }>): string {
  if (list.failure === 'key_refused') return 'Controllare OPENAI_API_KEY.';
  if (list.failure === 'unreachable')
    return 'Controllare OPENAI_BASE_URL, che finisce di solito con /v1, e che il servizio sia acceso.';
  return 'Riprovare tra poco.';
}

function modelKnown(list: ModelList, model: string, streaming: EndpointCheck): EndpointCheck {
  const name = 'modello';
  if (streaming.ok) return { name, ok: true, needed: true, text: `«${model}» risponde.` };
  const ids = list.kind === 'listed' ? list.ids : [];
  if (ids.includes(model))
    return { name, ok: true, needed: true, text: `«${model}» è tra i modelli del servizio.` };
  const others =
    ids.length > 0 ? ` Ci sono: ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ', …' : ''}.` : '';
  return {
    name,
    ok: false,
    needed: true,
    text: `«${model}» non risponde: controllare CHIEDICASA_MODEL.${others}`,
  };
}

/** What went wrong, for the line of a check. */
class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

async function tried(name: string, work: () => Promise<string>): Promise<EndpointCheck> {
  try {
    return { name, ok: true, needed: true, text: await work() };
  } catch (error) {
    const text = error instanceof CheckFailed ? error.message : `${FAILURE_TEXTS[troubleOf(error).failure]}.`;
    return { name, ok: false, needed: true, text };
  }
}

async function streams(client: OpenAI, model: string): Promise<string> {
  const stream = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: 'Rispondi solo: pronto' }],
    stream: true,
  });
  let pieces = 0;
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) pieces += 1;
  if (pieces === 0) throw new CheckFailed('il servizio non ha mandato alcun testo.');
  return pieces === 1 ? 'la risposta arriva, in un pezzo solo.' : 'la risposta arriva a pezzi, come deve.';
}

async function callsTools(client: OpenAI, model: string): Promise<string> {
  const { choices } = await client.chat.completions.create({ model, messages: QUESTION, tools: [TOOL] });
  const call = choices[0]?.message.tool_calls?.[0];
  if (call?.type !== 'function' || call.function.name !== 'alloggi_disponibili') {
    throw new CheckFailed(
      'il modello non chiama gli strumenti: senza, non può rispondere. Scegliere un modello che li sappia usare.',
    );
  }
  if (!/vescovato/i.test(call.function.arguments))
    throw new CheckFailed('il modello chiama lo strumento con argomenti sbagliati.');
  return 'il modello chiama lo strumento giusto con gli argomenti giusti.';
}

async function keepsToSchema(client: OpenAI, model: string): Promise<string> {
  const { choices } = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: 'Rispondi in JSON con il campo esito uguale a «risposta».' }],
    response_format: { type: 'json_schema', json_schema: { name: 'esito', strict: true, schema: SHAPE } },
  });
  let read: unknown;
  try {
    read = JSON.parse(choices[0]?.message.content ?? '');
  } catch {
    throw new CheckFailed('la risposta non è nello schema chiesto');
  }
  if (typeof read !== 'object' || read === null || Reflect.get(read, 'esito') !== 'risposta')
    throw new CheckFailed('la risposta non è nello schema chiesto');
  return 'la risposta è nello schema chiesto.';
}
