// SPDX-License-Identifier: EUPL-1.2
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Assistant } from '../../assistant/reply.ts';
import { csvLine } from '../../plan/csv.ts';
import { PLAIN_SETTINGS } from '../chat/settings.ts';
import { conversationAddress, readForm } from '../chat/turns.ts';
import { html } from '../html.ts';
import { limitBody } from '../request-body.ts';
import type { Site } from '../site.ts';
import {
  type FeedbackStore,
  feedbackFormSchema,
  feedbackToKeep,
  type KeptFeedback,
  subjectOf,
} from './feedback.ts';

const MOST_FORM_BYTES = 64 * 1024;

export interface FeedbackParts {
  readonly site: Site;
  readonly assistant: Assistant;
  readonly store: FeedbackStore;
  readonly version: string;
  readonly now: () => Date;
}

/** Takes a judgement from the form of an answer: a page of thanks, or its text alone for the client. */
export function mountFeedback(app: Hono, { site, assistant, store, version, now }: FeedbackParts): void {
  const { words, plan } = site.view;
  app.post('/riscontro', limitBody(MOST_FORM_BYTES), async (c) => {
    if (isFromElsewhere(c)) return c.json({ errore: words.feedback.failed }, 403);
    const data = await c.req.formData();
    const texts = [...data].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    const form = feedbackFormSchema.safeParse(Object.fromEntries(texts));
    const turns = readForm(
      texts.flatMap(([name, value]) => (name === 't' ? [value] : [])),
      undefined,
    );
    if (!form.success || !turns?.ok) {
      return site.failure(c, 400, words.feedback.failed, words.failure.unexpected);
    }
    store.add(
      feedbackToKeep(form.data, {
        question: turns.turns.at(-1) ?? '',
        subject: subjectOf(await assistant.explain(turns.turns)),
        knownFact: isFactId(form.data.cifra, (id) => plan.document(id) !== undefined),
        version,
        now: now(),
      }),
    );
    store.deleteBefore(oldestKept(now(), site.view.body.protezione_dati.giorni_riscontri));
    if (c.req.header('accept')?.includes('application/json')) {
      return c.json({ registrato: true, testo: words.feedback.thanks });
    }
    const back = conversationAddress(turns.turns, { ...PLAIN_SETTINGS, voice: form.data.voce });
    return site.page(c, {
      title: words.feedback.thanks,
      main: html`<div class="container pagina"><h1>${words.feedback.thanks}</h1>
<p class="introduzione">${words.feedback.thanksText}</p>
<ul class="strade"><li><a href="${back}">${words.feedback.back}</a></li>
<li><a href="/contatti">${words.frame.contacts}</a></li></ul></div>`,
    });
  });
}

const exportSchema = z.object({
  formato: z.enum(['json', 'csv']).default('json'),
  dal: z.iso.date().default('0001-01-01'),
});

const COLUMNS = [
  ...([
    'id',
    'date',
    'verdict',
    'outcome',
    'mode',
    'voice',
    'fact',
    'subject',
    'comment',
    'question',
  ] as const),
  'version',
] as const satisfies readonly (keyof KeptFeedback)[];

/** The judgements, for the operator who holds the token: to read them, and to delete those before a date. */
export function mountFeedbackExport(app: Hono, store: FeedbackStore, token: string | null): void {
  const refuse = (c: Context): Response | undefined => {
    if (token === null) {
      return c.json({ errore: 'Nessun gettone è configurato: impostare CHIEDICASA_GETTONE.' }, 404);
    }
    const given = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    if (given !== undefined && sameText(given, token)) return undefined;
    c.header('www-authenticate', 'Bearer');
    return c.json({ errore: 'Serve il gettone dell’operatore: Authorization: Bearer …' }, 401);
  };
  app.get('/api/riscontri', (c) => {
    const refusal = refuse(c);
    if (refusal) return refusal;
    const asked = exportSchema.safeParse(c.req.query());
    if (!asked.success) return c.json({ errore: 'Parametri: formato=json o csv, dal=AAAA-MM-GG.' }, 400);
    const rows = store.since(asked.data.dal);
    c.header('cache-control', 'no-store');
    if (asked.data.formato === 'json') return c.json({ riscontri: rows });
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="riscontri-chiedicasa.csv"');
    const lines = rows.map((row) => csvLine(COLUMNS.map((column) => row[column])));
    return c.body(`${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`);
  });
  app.delete('/api/riscontri', (c) => {
    const refusal = refuse(c);
    if (refusal) return refusal;
    const before = z.iso.date().safeParse(c.req.query('prima'));
    if (!before.success) return c.json({ errore: 'Manca la data: prima=AAAA-MM-GG.' }, 400);
    return c.json({ eliminati: store.deleteBefore(before.data) });
  });
}

/** The first day that is kept. */
export function oldestKept(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

/** A page of another site that sends a form here; browsers say where a form comes from. */
function isFromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Ids of facts, read or computed, start with a document and hold no text of a person. */
function isFactId(id: string, isDocument: (id: string) => boolean): boolean {
  return /^[\w./’'-]{3,300}$/u.test(id) && isDocument(id.split('/')[0] ?? '');
}

function sameText(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
