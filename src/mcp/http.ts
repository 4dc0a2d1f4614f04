// SPDX-License-Identifier: EUPL-1.2
import {
  createMcpHandler,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import type { ServerFactory } from './server.ts';

export interface HttpOptions {
  /** Names that the service answers to, without port, besides localhost: "casa.example.it". */
  readonly allowedHosts?: readonly string[];
  /** Names of the sites whose pages may call it, besides localhost; without this option, its own hosts. */
  readonly allowedOrigins?: readonly string[];
  /** Told of requests that were malformed and of errors below the tools. */
  readonly onError?: (error: Error) => void;
}

export interface HttpHandler {
  fetch(request: Request): Promise<Response>;
  /** Ends the exchanges in flight; `fetch` refuses every request after it. */
  close(): Promise<void>;
}

/** Arguments of a call are a few words; a larger body is a mistake or an attack. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Streamable HTTP without sessions, for clients of 2026-07-28 and of the 2025 revisions alike. It keeps nothing
 * between requests. Host and Origin are checked first: a page that resolves its own name to this machine (DNS
 * rebinding) gets 403.
 */
export function createHttpHandler(factory: ServerFactory, options: HttpOptions = {}): HttpHandler {
  const { allowedHosts = [], allowedOrigins = allowedHosts, onError } = options;
  const hosts = [...localhostAllowedHostnames(), ...allowedHosts];
  const origins = [...localhostAllowedOrigins(), ...allowedOrigins];
  const handler = createMcpHandler(factory, {
    maxRequestBodySize: MAX_BODY_BYTES,
    ...(onError && { onerror: onError }),
  });

  return {
    async fetch(request) {
      // A `Request` built in this process has no Host header; one that came over HTTP always has.
      const host = request.headers.get('host') ?? new URL(request.url).host;
      if (!validateHostHeader(host, hosts).ok) {
        return forbidden(`Host «${host}» non ammesso: aggiungilo agli host del servizio.`);
      }
      const origin = request.headers.get('origin');
      if (!validateOriginHeader(origin, origins).ok) {
        return forbidden(`Origine «${origin}» non ammessa: aggiungila alle origini del servizio.`);
      }
      return handler.fetch(request);
    },
    close: () => handler.close(),
  };
}

function forbidden(message: string): Response {
  return Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status: 403 });
}
