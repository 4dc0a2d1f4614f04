// SPDX-License-Identifier: EUPL-1.2

/** What the page needs of the stream; other parts are passed over. */
export type ChatEvent =
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'html'; readonly html: string };

/** The service answered, and said in words why it cannot go on. */
export class Refusal extends Error {
  /** Whether asking the same again may work. */
  readonly retriable: boolean;

  constructor(message: string, retriable: boolean) {
    super(message);
    this.retriable = retriable;
  }
}

const LONGEST_WAIT_MS = 120_000;

/**
 * Asks the service and yields the reply as it comes. Throws a `Refusal` with a message for the reader when the service
 * gives one, any other error when the connection fails or ends before the reply is whole.
 */
export async function* ask(
  address: string,
  request: { readonly turns: readonly string[]; readonly voice: string; readonly lingua: string },
): AsyncGenerator<ChatEvent> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
  });
  if (!response.ok || response.body === null) throw await refusal(response);
  let finished = false;
  for await (const data of serverSentData(response.body)) {
    if (data === '[DONE]') break;
    const part: unknown = JSON.parse(data);
    switch (field(part, 'type')) {
      case 'text-delta':
        yield { type: 'text', delta: field(part, 'delta') };
        break;
      case 'data-html':
        yield { type: 'html', html: field(part, 'data') };
        break;
      case 'error':
        throw new Refusal(field(part, 'errorText'), true);
      case 'finish':
        finished = true;
    }
  }
  if (!finished) throw new Error('The stream ended before the reply did.');
}

async function refusal(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => undefined);
  const message = field(body, 'errore');
  return message === ''
    ? new Error(`Status ${response.status}`)
    : new Refusal(message, response.status >= 500 || response.status === 429);
}

async function* serverSentData(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const events = rest.split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('data: ')) yield event.slice(6);
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A text field of something received; empty when there is none. */
function field(from: unknown, name: string): string {
  if (typeof from !== 'object' || from === null) return '';
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'string' ? value : '';
}
