// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Assistant, Reply } from '../../assistant/reply.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { limitBody, readJson } from '../request-body.ts';
import type { Site } from '../site.ts';
import { renderChat } from './chat-page.ts';
import { type Conversation, conversationData, conversationText } from './conversation-file.ts';
import { renderExchange } from './exchange.ts';
import {
  type Accepted,
  MOST_ASK_BYTES,
  MOST_CHAT_BYTES,
  readAddress,
  readAsked,
  readChat,
  readVoice,
} from './turns.ts';
import { streamReply } from './ui-message-stream.ts';

export interface ChatParts {
  readonly site: Site;
  readonly assistant: Assistant;
  readonly plan: PlanReading;
  /** Told of a failure in the middle of a stream; gives the words for the person. */
  readonly onFailure: (error: unknown) => string;
}

/** The chat page, its API, and a conversation as a file. */
export function mountChat(app: Hono, { site, assistant, plan, onFailure }: ChatParts): void {
  const addressed = (c: Context) =>
    readAddress(c.req.queries('t') ?? [], c.req.query('q'), readVoice(c.req.query('voce')));

  app.get('/', async (c) => {
    const voice = readVoice(c.req.query('voce'));
    const asked = addressed(c);
    if (asked === undefined) {
      c.header('cache-control', 'no-cache');
      return site.page(c, { main: renderChat({ turns: [], replies: [], voice }, plan), listed: true });
    }
    c.header('cache-control', 'private, no-cache');
    if (!asked.ok) {
      const draft = c.req.query('q') ?? '';
      const chat = { turns: [], replies: [], voice, problem: asked.message, draft };
      return site.page(c, { title: 'Domanda non accolta', main: renderChat(chat, plan) }, 400);
    }
    const conversation = await replay(assistant, asked);
    const title = asked.turns.at(-1) ?? '';
    return site.page(c, { title, main: renderChat(conversation, plan) });
  });

  for (const kind of ['txt', 'json'] as const) {
    app.get(`/conversazione.${kind}`, async (c) => {
      const asked = addressed(c);
      if (!asked?.ok) {
        return site.failure(c, 400, 'Conversazione vuota', asked?.message ?? 'Non c’è niente da scaricare.');
      }
      const conversation = await replay(assistant, asked);
      c.header('cache-control', 'private, no-store');
      c.header('content-disposition', `attachment; filename="conversazione-chiedicasa.${kind}"`);
      return kind === 'json'
        ? c.json(conversationData(conversation))
        : c.text(conversationText(conversation, new URL(c.req.url).origin));
    });
  }

  app.post('/api/ask', limitBody(MOST_ASK_BYTES), async (c) => {
    const asked = await readJson(c, readAsked);
    if (asked instanceof Response) return asked;
    return c.json(await assistant.reply(asked.turns, { voice: asked.voice ?? 'cittadino' }));
  });

  app.post('/api/chat', limitBody(MOST_CHAT_BYTES), async (c) => {
    const asked = await readJson(c, readChat);
    if (asked instanceof Response) return asked;
    const voice = asked.voice ?? 'cittadino';
    return streamReply(
      randomUUID(),
      async () => {
        const reply = await assistant.reply(asked.turns, { voice });
        return { reply, html: renderExchange(asked.turns, reply, plan, voice).text };
      },
      onFailure,
    );
  });
}

/** Every turn answered in the light of those before it. */
async function replay(assistant: Assistant, asked: Accepted): Promise<Conversation> {
  const voice = asked.voice ?? 'cittadino';
  const replies: Reply[] = [];
  for (const [index] of asked.turns.entries()) {
    replies.push(await assistant.reply(asked.turns.slice(0, index + 1), { voice }));
  }
  return { turns: asked.turns, replies, voice };
}
