// SPDX-License-Identifier: EUPL-1.2
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { ServerFactory } from './server.ts';
import { RepeatingStdioTransport } from './stdio-transport.ts';

export interface StdioOptions {
  readonly onError?: (error: Error) => void;
  /** Whether the same request has the same answer as long as the process lives: then it is made once. */
  readonly unchanging?: boolean;
}

export interface StdioConnection {
  /** Settles when the client has gone (its end of stdin closed) or after `close`. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves one client on this process's stdin and stdout. From here on stdout belongs to the protocol: whatever else
 * there is to say goes to stderr.
 */
export function serveOverStdio(
  factory: ServerFactory,
  { onError, unchanging = false }: StdioOptions = {},
): StdioConnection {
  const connection = serveStdio(factory, {
    ...(onError && { onerror: onError }),
    ...(unchanging && { transport: new RepeatingStdioTransport(process.stdin, process.stdout) }),
  });
  const { promise: closed, resolve } = settleable();
  process.stdin.once('end', resolve).once('close', resolve);
  return {
    closed,
    async close() {
      await connection.close();
      resolve();
    },
  };
}

function settleable(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
