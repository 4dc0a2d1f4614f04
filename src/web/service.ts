// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Assistant, Reply } from '../assistant/reply.ts';
import { loadContacts } from '../assistant/texts.ts';
import type { Gazetteer } from '../places/model.ts';
import type { Plan } from '../plan/plan.ts';
import { createApp } from './app.ts';
import { findAssets, loadAssets } from './assets.ts';
import { loadBody } from './body/body.ts';
import { oldestKept } from './feedback/feedback-routes.ts';
import { openSqliteFeedback } from './feedback/sqlite-feedback.ts';
import { readTrustedProxies } from './traffic/client-address.ts';
import { createRateLimiter } from './traffic/rate-limit.ts';
import { createRequestLog } from './traffic/request-log.ts';

export interface ServiceParts {
  readonly assistant: Assistant;
  readonly plan: Plan;
  readonly gazetteer: Gazetteer;
  readonly mcp: { fetch(request: Request): Promise<Response> };
  readonly version: string;
  /** Whether a language model may write replies. */
  readonly mode: Reply['mode'];
  readonly dataDir: string;
  /** Where what is written is kept. */
  readonly varDir: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether questions can be answered; it may wait until they can. */
  readonly ready: () => Promise<boolean>;
  readonly report: (error: unknown) => void;
}

/** Requests that one client may make in a minute, unless the environment says otherwise. */
const REQUESTS_PER_MINUTE = 120;

/**
 * The web face with its settings, read from the environment: `CHIEDICASA_ENTE` (file of the body's configuration),
 * `CHIEDICASA_GETTONE` (the operator's token), `CHIEDICASA_RICHIESTE_AL_MINUTO` (0: no limit), `CHIEDICASA_PROXY`
 * (trusted proxies), `CHIEDICASA_LOG` ("richieste" or "domande").
 * @throws Error in Italian, naming the setting that cannot be used
 */
export function createService(parts: ServiceParts): { readonly app: Hono; close(): void } {
  const { environment, dataDir, varDir } = parts;
  const { body, logo } = loadBody(environment.CHIEDICASA_ENTE ?? join(dataDir, 'ente.json'));
  const feedback = openSqliteFeedback(join(varDir, 'riscontri.sqlite'));
  feedback.deleteBefore(oldestKept(new Date(), body.protezione_dati.giorni_riscontri));
  const log = readLog(environment.CHIEDICASA_LOG);
  const app = createApp({
    assistant: parts.assistant,
    plan: parts.plan,
    gazetteer: parts.gazetteer,
    contacts: loadContacts(dataDir),
    body,
    mcp: parts.mcp,
    assets: loadAssets({ ...findAssets(), logo }),
    version: parts.version,
    feedback,
    mode: parts.mode,
    dataDate: dateOfData(varDir),
    operatorToken: readToken(environment.CHIEDICASA_GETTONE),
    limiter: createRateLimiter(readLimit(environment.CHIEDICASA_RICHIESTE_AL_MINUTO)),
    trustedProxies: readTrustedProxies(environment.CHIEDICASA_PROXY ?? ''),
    ...(log && { log }),
    ready: parts.ready,
    report: parts.report,
  });
  return { app, close: () => feedback.close() };
}

/** The day on which the database of the plans was made. */
function dateOfData(varDir: string): string {
  const times = readdirSync(varDir)
    .filter((name) => /^piani-.*\.sqlite$/.test(name))
    .map((name) => statSync(join(varDir, name)).mtime);
  const latest = new Date(Math.max(...times.map((time) => time.getTime())));
  return (times.length > 0 ? latest : new Date()).toISOString().slice(0, 10);
}

function readLimit(text: string | undefined): number {
  const limit = Number(text || REQUESTS_PER_MINUTE);
  if (!Number.isInteger(limit) || limit < 0) {
    throw new Error(`CHIEDICASA_RICHIESTE_AL_MINUTO deve essere un numero da 0 in su, non «${text}».`);
  }
  return limit;
}

/** A token that can be guessed is worse than none. */
function readToken(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (!/^\S{16,}$/.test(text)) {
    throw new Error('CHIEDICASA_GETTONE deve avere almeno 16 caratteri, senza spazi.');
  }
  return text;
}

function readLog(text: string | undefined): ReturnType<typeof createRequestLog> | undefined {
  if (text === undefined || text === '') return undefined;
  if (text !== 'richieste' && text !== 'domande') {
    throw new Error(`CHIEDICASA_LOG può essere «richieste» oppure «domande», non «${text}».`);
  }
  return createRequestLog((line) => process.stdout.write(`${JSON.stringify(line)}\n`), text === 'domande');
}
