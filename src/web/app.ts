// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Assistant, Reply } from '../assistant/reply.ts';
import { type AssetPaths, loadAssets, sendAsset } from './assets.ts';
import { renderChat } from './chat/chat-page.ts';
import { renderExchange } from './chat/exchange.ts';
import {
  type Asked,
  MOST_ASK_BYTES,
  MOST_CHAT_BYTES,
  readAddress,
  readAsked,
  readChat,
} from './chat/turns.ts';
import { streamReply } from './chat/ui-message-stream.ts';
import { renderDocument, renderDocumentList } from './documents/document-pages.ts';
import { nameRanges, readRanges } from './documents/line-ranges.ts';
import type { PlanReading } from './documents/plan-reading.ts';
import { renderFailure, type WayOn } from './failure-page.ts';
import { type PageContent, type PageFrame, renderPage } from './page.ts';
import { securityHeaders } from './security.ts';

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
  const frame: PageFrame = { assets, version, mode: options.mode ?? 'deterministic' };
  const app = new Hono();

  const page = (c: Context, content: PageContent, status: 200 | 400 | 404 | 500 = 200) =>
    c.html(renderPage(frame, content).text, status);
  const notFound = (c: Context, title: string, explanation: string, ways?: readonly WayOn[]) =>
    page(c, { title, main: renderFailure(title, explanation, ways) }, 404);

  app.use(securityHeaders());
  app.use('/', compress());
  app.use('/documenti/*', compress());

  app.get('/', async (c) => {
    const question = c.req.query('q');
    const asked = readAddress(c.req.queries('t') ?? [], question);
    if (asked === undefined) {
      c.header('cache-control', 'no-cache');
      return page(c, { main: renderChat({ turns: [], replies: [] }, plan), listed: true });
    }
    c.header('cache-control', 'private, no-cache');
    if (!asked.ok) {
      const chat = { turns: [], replies: [], problem: asked.message, draft: question ?? '' };
      return page(c, { title: 'Domanda non accolta', main: renderChat(chat, plan) }, 400);
    }
    const replies: Reply[] = [];
    for (const [index] of asked.turns.entries()) {
      replies.push(await assistant.reply(asked.turns.slice(0, index + 1)));
    }
    return page(c, {
      title: asked.turns.at(-1) ?? '',
      main: renderChat({ turns: asked.turns, replies }, plan),
    });
  });

  app.post('/api/ask', limitBody(MOST_ASK_BYTES), async (c) => {
    const asked = await readJson(c, readAsked);
    if (asked instanceof Response) return asked;
    return c.json(await assistant.reply(asked.turns, voiceOf(asked)));
  });

  app.post('/api/chat', limitBody(MOST_CHAT_BYTES), async (c) => {
    const asked = await readJson(c, readChat);
    if (asked instanceof Response) return asked;
    return streamReply(
      randomUUID(),
      async () => {
        const reply = await assistant.reply(asked.turns, voiceOf(asked));
        return { reply, html: renderExchange(asked.turns, reply, plan).text };
      },
      (error) => {
        report(error);
        return UNEXPECTED;
      },
    );
  });

  app.get('/documenti', (c) => page(c, { title: 'Documenti', main: renderDocumentList(plan), listed: true }));

  app.get('/documenti/:id', (c) => {
    const document = plan.document(c.req.param('id'));
    if (document === undefined) return unknownDocument(c);
    return page(c, { title: document.title, main: renderDocument(plan, document), listed: true });
  });

  app.get('/documenti/:id/righe/:range', (c) => {
    const document = plan.document(c.req.param('id'));
    if (document === undefined) return unknownDocument(c);
    const whole = {
      address: `/documenti/${encodeURIComponent(document.id)}`,
      name: 'Leggere tutto il documento',
    };
    const length = `Il documento «${document.title}» ha ${document.lineCount.toLocaleString('it-IT')} righe, numerate da 1.`;
    const ranges = readRanges(c.req.param('range'));
    const last = ranges?.at(-1)?.[1];
    if (ranges === undefined || last === undefined || last > document.lineCount) {
      return notFound(
        c,
        'Righe non trovate',
        ranges === undefined
          ? `Le righe si indicano con un numero, come 367, o con due, come 340-368. ${length}`
          : `Le righe chieste non ci sono. ${length}`,
        [whole],
      );
    }
    const name = nameRanges(ranges);
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${document.title}`;
    return page(c, { title, main: renderDocument(plan, document, ranges) });
  });

  const unknownDocument = (c: Context) =>
    notFound(
      c,
      'Documento non trovato',
      'Questo documento non è tra quelli caricati. L’elenco dice quali ci sono.',
    );

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
      : notFound(c, 'Pagina non trovata', 'A questo indirizzo non c’è nessuna pagina.'),
  );
  app.onError((error, c) => {
    report(error);
    if (wantsJson(c)) return c.json({ errore: UNEXPECTED }, 500);
    const title = 'Servizio non disponibile';
    return page(c, { title, main: renderFailure(title, UNEXPECTED) }, 500);
  });
  return app;
}

type Accepted = Extract<Asked, { readonly ok: true }>;

/** The body, read and checked; or the response that says, in Italian, what is wrong with it. */
async function readJson(c: Context, read: (body: unknown) => Asked): Promise<Accepted | Response> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return c.json({ errore: 'La richiesta deve essere in JSON: Content-Type: application/json.' }, 415);
  }
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    return c.json({ errore: 'Il corpo della richiesta non è JSON leggibile.' }, 400);
  }
  const asked = read(body);
  return asked.ok ? asked : c.json({ errore: asked.message }, 400);
}

function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (c) =>
      c.json({ errore: `La richiesta è troppo grande: il massimo è ${maxSize / 1024} kB.` }, 413),
  });
}

function voiceOf(asked: Accepted) {
  return asked.voice === undefined ? {} : { voice: asked.voice };
}

function wantsJson(c: Context): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/mcp';
}
