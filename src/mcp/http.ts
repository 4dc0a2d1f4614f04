// SPDX-License-Identifier: EUPL-1.2
import { createMcpHandler } from '@modelcontextprotocol/server';
import { createGuard, type GuardOptions, refusal } from './http-guard.ts';
import { repeating } from './http-repeating.ts';
import type { ServerFactory } from './server.ts';

export interface HttpOptions extends GuardOptions {
  /** Told of requests that were malformed and of errors below the tools. */
  readonly onError?: (error: Error) => void;
  readonly limits?: Partial<HttpLimits>;
  /** Whether the same request has the same answer as long as the process lives: then it is made once. */
  readonly unchanging?: boolean;
}

export interface HttpLimits {
  /** Arguments of a call are a few words; a larger body is a mistake or an attack. */
  readonly bodyBytes: number;
  /** From a request's headers to its response's. */
  readonly milliseconds: number;
  /** Requests answered at the same time; one more is told to come back. */
  readonly concurrent: number;
  /** Open streams that wait for changes, of which there are none while a process lives. */
  readonly subscriptions: number;
}

export const HTTP_LIMITS: HttpLimits = {
  bodyBytes: 1024 * 1024,
  milliseconds: 30_000,
  concurrent: 64,
  subscriptions: 32,
};

export interface HttpHandler {
  fetch(request: Request): Promise<Response>;
  /** Ends the exchanges in flight; `fetch` refuses every request after it. */
  close(): Promise<void>;
}

/**
 * Streamable HTTP without sessions, for clients of 2026-07-28 and of the 2025 revisions alike. It keeps nothing of a
 * client between requests, so that any replica can answer any of them.
 */
export function createHttpHandler(factory: ServerFactory, options: HttpOptions = {}): HttpHandler {
  const limits = { ...HTTP_LIMITS, ...options.limits };
  const guard = createGuard(options);
  const handler = createMcpHandler(factory, {
    maxRequestBodySize: limits.bodyBytes,
    maxSubscriptions: limits.subscriptions,
    ...(options.onError && { onerror: options.onError }),
  });
  let answer = options.unchanging ? repeating(handler.fetch, limits.bodyBytes) : handler.fetch;
  let underWay = 0;

  return {
    async fetch(request) {
      const refused = guard(request);
      if (refused) return refused;
      if (underWay >= limits.concurrent) {
        return refusal(503, 'Troppe richieste insieme: riprova tra un secondo.', { 'retry-after': '1' });
      }
      underWay += 1;
      try {
        return await within(limits.milliseconds, answer(request));
      } finally {
        underWay -= 1;
      }
    },
    close() {
      answer = handler.fetch;
      return handler.close();
    },
  };
}

/** The response, or after `milliseconds` one that says that there was none. */
async function within(milliseconds: number, response: Promise<Response>): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Response>((resolve) => {
    timer = setTimeout(() => {
      resolve(
        refusal(504, `Nessuna risposta entro ${milliseconds / 1000} secondi: riprova.`, {
          connection: 'close',
        }),
      );
    }, milliseconds);
  });
  try {
    return await Promise.race([response, late]);
  } finally {
    clearTimeout(timer);
  }
}
