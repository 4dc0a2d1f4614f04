// SPDX-License-Identifier: EUPL-1.2
import { createHttpHandler } from '../mcp/http.ts';
import { listen } from '../web/listen.ts';
import { createService } from '../web/service.ts';
import { UsageError } from './command-line.ts';
import { type LateAssistant, lateAssistant } from './late-assistant.ts';
import { type Product, productPaths } from './product.ts';

/** Where and for whom the service answers. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Names of the service behind a proxy, without port. */
  readonly allowedHosts: readonly string[];
  /** Names of the sites whose pages may call MCP; undefined: the service's own. */
  readonly allowedOrigins: readonly string[] | undefined;
  /** What a client of MCP must send; undefined: nothing. */
  readonly token: string | undefined;
  readonly report: (error: unknown) => void;
}

/**
 * Reads `PORT`, `HOST`, `CHIEDICASA_HOSTS` and `CHIEDICASA_ORIGINS` (names separated by commas), `CHIEDICASA_MCP_TOKEN`.
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
  const token = environment.CHIEDICASA_MCP_TOKEN || undefined;
  if (token !== undefined && !/^[\w.~+/=-]{24,}$/.test(token)) {
    throw new UsageError(
      'CHIEDICASA_MCP_TOKEN deve avere almeno 24 caratteri tra lettere, cifre e -._~+/=, per esempio da «openssl rand -hex 32».',
    );
  }
  return {
    port,
    host: host ?? environment.HOST ?? '127.0.0.1',
    allowedHosts: names(environment.CHIEDICASA_HOSTS) ?? [],
    allowedOrigins: names(environment.CHIEDICASA_ORIGINS),
    token,
    report,
  };
}

/** "a, b" as a list; undefined where nothing is given. */
function names(list: string | undefined): readonly string[] | undefined {
  const found = (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return found.length > 0 ? found : undefined;
}

/** `serve`: the chat page, its API and MCP over HTTP on one port, until the process is told to stop. */
export async function serve(
  product: Product,
  options: ServeOptions,
  print: (text: string) => void,
): Promise<void> {
  const assistant = lateAssistant(() => product.assistant(), options.report);
  const mcp = createHttpHandler(product.serverFactory, {
    allowedHosts: options.allowedHosts,
    allowedOrigins: options.allowedOrigins,
    token: options.token,
    unchanging: true,
    // A request that is not of the protocol is the caller's fault: nothing that this side must know of.
  });
  const { dataDir, databaseDir } = productPaths(process.env);
  const service = createService({
    assistant,
    ...product.context,
    mcp,
    version: product.version,
    mode: product.mode,
    dataDir,
    varDir: databaseDir,
    environment: process.env,
    ready: async () => {
      await assistant.prepare();
      return true;
    },
    report: options.report,
  });
  const listening = await listen(service.app, options);
  print(`ChiediCasa risponde su ${listening.url} (pagina) e ${listening.url}/mcp (MCP). Ctrl+C per fermare.`);
  try {
    await Promise.race([stopSignal(), preparedSoon(assistant)]);
  } finally {
    await listening.close();
    service.close();
    await mcp.close();
    await assistant.close();
  }
}

/** A client of the tools that waited for the port is answered before the assistant of the page is loaded. */
const LOAD_AFTER_MS = 1_000;

/** Rejects where the assistant cannot be loaded, which ends the service; never resolves. */
function preparedSoon(assistant: LateAssistant): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => assistant.prepare().catch(reject), LOAD_AFTER_MS).unref();
  });
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
