// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { Assistant, Reply } from '../assistant/reply.ts';
import type { Contacts } from '../assistant/texts.ts';
import type { Gazetteer } from '../places/model.ts';
import { type Assets, sendAsset } from './assets.ts';
import type { Body } from './body/body.ts';
import { mountCalculations } from './calculations/calculation-page.ts';
import { mountChat, mountChatApi } from './chat/chat-routes.ts';
import { mountComuni } from './comuni/comuni-pages.ts';
import { mountDocuments } from './documents/document-routes.ts';
import type { PlanReading } from './documents/plan-reading.ts';
import { mountFacts } from './facts/fact-page.ts';
import type { FeedbackStore } from './feedback/feedback.ts';
import { mountFeedback, mountFeedbackExport } from './feedback/feedback-routes.ts';
import { mountInformation } from './information/information-pages.ts';
import { mountDataFiles, mountDataPage } from './open-data/data-routes.ts';
import { mountChecks } from './plans/check-page.ts';
import { mountPlans } from './plans/plan-pages.ts';
import { mountSearch } from './search/search-page.ts';
import { securityHeaders } from './security.ts';
import { createSite, type Site } from './site.ts';
import {
  clientAddress,
  limitKey,
  readTrustedProxies,
  type TrustedProxies,
} from './traffic/client-address.ts';
import { originReader, peerOf } from './traffic/origin.ts';
import { personOf, rememberPerson } from './traffic/person.ts';
import type { RateLimiter } from './traffic/rate-limit.ts';
import type { RequestLog } from './traffic/request-log.ts';
import type { View } from './view.ts';
import { LANGUAGES, type Language, wordingIn } from './wording/wording.ts';

export interface AppOptions {
  readonly assistant: Assistant;
  readonly plan: PlanReading;
  readonly gazetteer: Gazetteer;
  readonly contacts: Contacts;
  /** Who publishes the service. */
  readonly body: Body;
  /** The MCP endpoint: it is handed every request to /mcp as it came. */
  readonly mcp: { fetch(request: Request): Promise<Response> };
  readonly assets: Assets;
  readonly version: string;
  readonly feedback: FeedbackStore;
  /** How replies are composed; absent: without a language model. */
  readonly mode?: Reply['mode'];
  /** ISO date of the data, for the metadata of the downloads; absent: today. */
  readonly dataDate?: string;
  /** What the operator shows to read the judgements; absent: nobody reads them over HTTP. */
  readonly operatorToken?: string | null;
  /** Absent: requests are not counted. */
  readonly limiter?: RateLimiter;
  readonly trustedProxies?: TrustedProxies;
  /** Absent: nothing is logged. */
  readonly log?: RequestLog;
  /** Whether questions can be answered; absent: always. */
  readonly ready?: () => boolean | Promise<boolean>;
  /** Told of failures that the person asking only sees as an apology. Never given the question. */
  readonly report?: (error: unknown) => void;
  readonly now?: () => Date;
}

/** The web face: chat, pages, API, downloads, MCP, health. */
export function createApp(options: AppOptions): Hono {
  const { assistant, plan, gazetteer, body, contacts, mcp, version, feedback, assets } = options;
  const report = options.report ?? (() => {});
  const now = options.now ?? (() => new Date());
  const trusted = options.trustedProxies ?? readTrustedProxies('');
  const originOf = originReader(trusted);
  const mode = options.mode ?? 'deterministic';
  const sites = new Map(
    LANGUAGES.map((language) => {
      const view: View = { plan, gazetteer, body, contacts, mode, language, words: wordingIn(language) };
      return [language, createSite(view, assets, version)] as const;
    }),
  );
  const siteIn = (language: Language): Site => {
    const site = sites.get(language);
    if (site === undefined) throw new Error(`No site in ${language}.`);
    return site;
  };
  const siteOf = (c: Context) => siteIn(/^\/en(?:\/|$)/.test(c.req.path) ? 'en' : 'it');

  const app = new Hono({ strict: false });
  if (options.log) app.use(options.log.middleware);
  app.use(securityHeaders());
  app.use(compressPages());
  app.use(knowPerson(trusted));
  if (options.limiter) app.use(limitRequests(options.limiter, siteOf));

  for (const language of LANGUAGES) {
    const site = siteIn(language);
    const pages = site.base === '' ? app : app.basePath(site.base);
    mountChat(pages, site, { assistant, originOf });
    mountDocuments(pages, site);
    mountFacts(pages, site);
    mountCalculations(pages, site);
    mountChecks(pages, site);
    mountPlans(pages, site);
    mountComuni(pages, site);
    mountSearch(pages, site);
    mountDataPage(pages, site);
    mountInformation(pages, site);
    mountFeedback(pages, { site, assistant, store: feedback, version, now });
  }
  mountChatApi(app, {
    assistant,
    originOf,
    siteIn,
    onFailure: (error, site) => {
      report(error);
      return site.view.words.failure.unexpected;
    },
    onReply: (question, reply) => options.log?.reply(question, reply),
  });
  const modified = options.dataDate ?? now().toISOString().slice(0, 10);
  mountDataFiles(app, siteIn('it').view, { modified, originOf });
  mountFeedbackExport(app, feedback, options.operatorToken ?? null);

  app.all('/mcp', (c) => mcp.fetch(c.req.raw));
  app.get('/health', (c) => c.json({ stato: 'ok', versione: version }));
  app.get('/ready', async (c) => {
    const ready = (await options.ready?.()) ?? true;
    return c.json({ stato: ready ? 'pronto' : 'non pronto' }, ready ? 200 : 503);
  });
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /api/\nDisallow: /mcp\n'));
  app.get('/risorse/*', (c) => {
    const asset = assets.byAddress.get(c.req.path);
    if (asset === undefined) return c.text('File non trovato.', 404);
    return sendAsset(asset, c.req.header('accept-encoding') ?? '');
  });

  app.notFound((c) => {
    const site = siteOf(c);
    const { failure } = site.view.words;
    return wantsJson(c)
      ? c.json({ errore: 'Indirizzo non trovato.' }, 404)
      : site.failure(c, 404, failure.pageTitle, failure.page);
  });
  app.onError((error, c) => {
    report(error);
    const site = siteOf(c);
    const { failure } = site.view.words;
    if (wantsJson(c)) return c.json({ errore: failure.unexpected }, 500);
    return site.failure(c, 500, failure.unexpectedTitle, failure.unexpected);
  });
  return app;
}

/** Pages and data, not streams, which must leave piece by piece, nor the assets, which are compressed already. */
function compressPages(): MiddlewareHandler {
  const squeeze = compress();
  return (c, next) => (/^\/(?:api\/chat|mcp|risorse\/)/.test(c.req.path) ? next() : squeeze(c, next));
}

/** The key by which limits tell people apart. */
function knowPerson(trusted: TrustedProxies): MiddlewareHandler {
  return (c, next) => {
    const address = clientAddress(peerOf(c), c.req.header('x-forwarded-for'), trusted);
    rememberPerson(c, limitKey(address));
    return next();
  };
}

/** Every request but those for assets and for the service's health counts. */
function limitRequests(limiter: RateLimiter, siteOf: (c: Context) => Site): MiddlewareHandler {
  return async (c, next) => {
    if (/^\/(?:risorse\/|health$|ready$)/.test(c.req.path)) return next();
    const seconds = limiter.take(personOf(c));
    if (seconds === 0) return next();
    c.header('retry-after', String(seconds));
    const site = siteOf(c);
    const { failure } = site.view.words;
    const message = failure.tooMany(seconds);
    if (wantsJson(c)) return c.json({ errore: message }, 429);
    return site.failure(c, 429, failure.tooManyTitle, message);
  };
}

function wantsJson(c: Context): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/mcp';
}
