// SPDX-License-Identifier: EUPL-1.2
import type { Context, MiddlewareHandler } from 'hono';
import type { Reply } from '../../assistant/reply.ts';
import { maskPersonalData } from '../../italian/personal-data.ts';

/** A line of the log, in JSON: neither who asked, nor, unless that is switched on, what. */
export type LogLine =
  | {
      readonly ora: string;
      readonly metodo: string;
      /** The path without query: questions of pages without script stand there. */
      readonly percorso: string;
      readonly stato: number;
      readonly ms: number;
    }
  | {
      readonly ora: string;
      readonly esito: Reply['outcome'];
      readonly modalita: Reply['mode'];
      readonly ms: number;
      /** Masked; only where the log of questions is switched on. */
      readonly domanda?: string;
    };

export interface RequestLog {
  readonly middleware: MiddlewareHandler;
  reply(question: string, reply: Reply): void;
}

/** Logs requests and replies to `write`, one JSON line each. `questions` adds the text of questions, masked. */
export function createRequestLog(
  write: (line: LogLine) => void,
  questions: boolean,
  now: () => Date = () => new Date(),
): RequestLog {
  return {
    middleware: async (c: Context, next) => {
      const started = performance.now();
      await next();
      write({
        ora: now().toISOString(),
        metodo: c.req.method,
        percorso: c.req.path,
        stato: c.res.status,
        ms: Math.round(performance.now() - started),
      });
    },
    reply: (question, { outcome, mode, took_ms }) => {
      write({
        ora: now().toISOString(),
        esito: outcome,
        modalita: mode,
        ms: Math.round(took_ms),
        ...(questions && { domanda: maskPersonalData(question) }),
      });
    },
  };
}
