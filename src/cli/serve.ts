// SPDX-License-Identifier: EUPL-1.2
import { createHttpHandler } from '../mcp/http.ts';
import { listen } from '../web/listen.ts';
import { createService } from '../web/service.ts';
import { UsageError } from './command-line.ts';
import { type Product, productPaths } from './product.ts';

/** Where and for whom the service answers. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Names of the service behind a proxy, without port. */
  readonly allowedHosts: readonly string[];
  readonly report: (error: unknown) => void;
}

/**
 * Reads `PORT`, `HOST` and `CHIEDICASA_HOSTS` (names separated by commas).
 * @throws UsageError
 */
export function serveOptions(
  environment: NodeJS.ProcessEnv,
  host: string | undefined,
  report: (error: unknown) => void,
): ServeOptions {
  const port = Number(environment.PORT || '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`PORT deve essere un numero da 0 a 65535, non «${environment.PORT}».`);
  }
  const names = (environment.CHIEDICASA_HOSTS ?? '').split(',').map((name) => name.trim());
  return {
    port,
    host: host ?? environment.HOST ?? '127.0.0.1',
    allowedHosts: names.filter((name) => name !== ''),
    report,
  };
}

/** `serve`: the chat page, its API and MCP over HTTP on one port, until the process is told to stop. */
export async function serve(
  product: Product,
  options: ServeOptions,
  print: (text: string) => void,
): Promise<void> {
  const assistant = await product.assistant();
  const mcp = createHttpHandler(product.serverFactory, {
    allowedHosts: options.allowedHosts,
    onError: options.report,
  });
  const { dataDir, databaseDir } = productPaths(process.env);
  const service = createService({
    assistant,
    ...product.context,
    mcp,
    version: product.version,
    dataDir,
    varDir: databaseDir,
    environment: process.env,
    report: options.report,
  });
  const listening = await listen(service.app, options);
  print(`ChiediCasa risponde su ${listening.url} (pagina) e ${listening.url}/mcp (MCP). Ctrl+C per fermare.`);
  await stopSignal();
  await listening.close();
  service.close();
  await mcp.close();
  await assistant.close();
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
