// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  /** Where to reach the service: "http://127.0.0.1:8080". */
  readonly url: string;
  /** Takes no new request, lets those under way finish for a few seconds, then closes. */
  close(): Promise<void>;
}

/** A long conversation travels in the page's address: more than Node's 16 kB, and still bounded. */
const MOST_HEADER_BYTES = 128 * 1024;
const GRACE_MS = 5_000;
/** A request arrives whole within these, or its connection ends: nobody holds one open byte by byte. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** Longer than proxies keep a connection open: one that the service closes first may be closing under a request. */
const KEPT_OPEN_MS = 75_000;

/**
 * Serves the app on one port; port 0 takes any free one.
 * Rejects with an error for the person at the keyboard, in Italian, when the port cannot be used.
 */
export async function listen(
  app: Hono,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEPT_OPEN_MS,
    },
  });
  server.on('clientError', answerUnreadable);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(explainPort(error, port, host), { cause: error });
  }
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${hostInUrl(host)}:${taken}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const impatience = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, GRACE_MS);
      await closed;
      clearTimeout(impatience);
    },
  };
}

function explainPort(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const other = 'Per sceglierne un’altra, impostare PORT: per esempio PORT=8081.';
  if (code === 'EADDRINUSE') return `La porta ${port} è già usata da un altro programma. ${other}`;
  if (code === 'EACCES') return `Il sistema non permette di usare la porta ${port}. ${other}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `L’indirizzo ${host} non è di questa macchina.`;
  return `Il servizio non riesce ad ascoltare su ${host}, porta ${port}. ${other}`;
}

/** What Node cannot parse never reaches the app: it is answered here. */
function answerUnreadable(error: Error, socket: Duplex): void {
  if (!socket.writable) return;
  const tooLong = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const text = tooLong
    ? 'La conversazione è troppo lunga per stare in un indirizzo. Iniziare una nuova conversazione dalla prima pagina.'
    : 'Richiesta non leggibile.';
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
