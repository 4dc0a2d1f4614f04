// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Assistant, Reply } from '../assistant/reply.ts';
import { type AssetPaths, loadAssets, sendAsset } from './assets.ts';
import { mountChat } from './chat/chat-routes.ts';
import { mountDocuments } from './documents/document-routes.ts';
import type { PlanReading } from './documents/plan-reading.ts';
import { securityHeaders } from './security.ts';
import { createSite } from './site.ts';

export interface AppOptions {
  readonly assistant: Assistant;
  readonly plan: PlanReading;
  /** The MCP endpoint: it is handed every request to /mcp as it came. */
  readonly mcp: { fetch(request: Request): Promise<Response> };
  readonly assets: AssetPaths;
  readonly version: string;
  /** How replies are composed, for the footer; absent: without a language model. */
  readonly mode?: Reply['mode'];
  /** Whether questions can be answered now; absent: always. */
  readonly ready?: () => boolean;
  /** Told of failures that the person asking only sees as an apology. Never given the question. */
  readonly report?: (error: unknown) => void;
}

const UNEXPECTED = 'Qualcosa non ha funzionato. Riprovare tra poco.';

/** The web face: chat page, API, document viewer, MCP, health. Reads and compresses the assets once. */
export function createApp(options: AppOptions): Hono {
  const { assistant, plan, mcp, version } = options;
  const report = options.report ?? (() => {});
  const assets = loadAssets(options.assets);
  const site = createSite({ assets, version, mode: options.mode ?? 'deterministic' });
  const app = new Hono();

  app.use(securityHeaders());
  app.use('/', compress());
  app.use('/documenti/*', compress());

  mountChat(app, {
    site,
    assistant,
    plan,
    onFailure: (error) => {
      report(error);
      return UNEXPECTED;
    },
  });
  mountDocuments(app, site, plan);

  app.all('/mcp', (c) => mcp.fetch(c.req.raw));
  app.get('/health', (c) => c.json({ stato: 'ok', versione: version }));
  app.get('/ready', (c) => {
    const ready = options.ready?.() ?? true;
    return c.json({ stato: ready ? 'pronto' : 'non pronto' }, ready ? 200 : 503);
  });

  app.get('/risorse/*', (c) => {
    const asset = assets.byAddress.get(c.req.path);
    if (asset === undefined) return c.text('File non trovato.', 404);
    return sendAsset(asset, c.req.header('accept-encoding') ?? '');
  });

  app.notFound((c) =>
    wantsJson(c)
      ? c.json({ errore: 'Indirizzo non trovato.' }, 404)
      : site.failure(c, 404, 'Pagina non trovata', 'A questo indirizzo non c’è nessuna pagina.'),
  );
  app.onError((error, c) => {
    report(error);
    if (wantsJson(c)) return c.json({ errore: UNEXPECTED }, 500);
    return site.failure(c, 500, 'Servizio non disponibile', UNEXPECTED);
  });
  return app;
}

function wantsJson(c: Context): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/mcp';
}
