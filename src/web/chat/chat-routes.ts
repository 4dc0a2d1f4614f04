// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { Assistant, Reply } from '../../assistant/reply.ts';
import { limitBody, readJson } from '../request-body.ts';
import type { Site } from '../site.ts';
import type { Language } from '../wording/wording.ts';
import { renderChat } from './chat-page.ts';
import { conversationData, conversationText } from './conversation-file.ts';
import { type Exchange, renderExchange } from './exchange.ts';
import { applyFilters, readFilters, type Settings } from './settings.ts';
import {
  type Accepted,
  MOST_ASK_BYTES,
  MOST_CHAT_BYTES,
  readAsked,
  readChat,
  readForm,
  readVoice,
} from './turns.ts';
import { streamReply } from './ui-message-stream.ts';

/** The time that a reply may take before the person is told to try again. */
const LONGEST_REPLY_MS = 90_000;

/** The chat page in one language, and a conversation as a file. */
export function mountChat(app: Hono, site: Site, assistant: Assistant): void {
  const { view } = site;
  const { chat } = view.words;

  app.get('/', async (c) => {
    const settings: Settings = {
      voice: readVoice(c.req.query('voce')),
      ...readFilters(view, c.req.query('ambito') ?? view.body.ambito ?? undefined, c.req.query('anno')),
    };
    const asked = readForm(c.req.queries('t') ?? [], c.req.query('q'));
    if (asked === undefined) {
      c.header('cache-control', 'no-cache');
      return site.page(c, { main: renderChat({ exchanges: [], settings }, view), listed: true });
    }
    c.header('cache-control', 'private, no-store');
    if (!asked.ok) {
      const draft = c.req.query('q') ?? '';
      const page = renderChat({ exchanges: [], settings, problem: asked.message, draft }, view);
      return site.page(c, { title: chat.refusedTitle, main: page }, 400);
    }
    const question = c.req.query('q')?.trim();
    const exchanges = await replay(asked, question ? settings : { ...settings, ambito: null, year: null });
    return site.page(c, {
      title: exchanges.at(-1)?.turns.at(-1) ?? '',
      main: renderChat({ exchanges, settings }, view),
    });
  });

  for (const kind of ['txt', 'json'] as const) {
    app.post(`/conversazione.${kind}`, limitBody(MOST_ASK_BYTES), async (c) => {
      const form = await c.req.formData();
      const asked = readForm(
        form.getAll('t').filter((turn) => typeof turn === 'string'),
        undefined,
      );
      if (!asked?.ok) return site.failure(c, 400, chat.emptyTitle, asked?.message ?? chat.empty);
      const voice = readVoice(String(form.get('voce') ?? ''));
      const exchanges = await replay(asked, { voice, ambito: null, year: null });
      c.header('cache-control', 'private, no-store');
      c.header('content-disposition', `attachment; filename="conversazione-chiedicasa.${kind}"`);
      return kind === 'json'
        ? c.json(conversationData(exchanges, view))
        : c.text(conversationText(exchanges, new URL(c.req.url).origin, view));
    });
  }

  /** Every turn answered in the light of those before it; the filters are the last one's. */
  async function replay(asked: Accepted, settings: Settings): Promise<readonly Exchange[]> {
    const turns = await applyFilters(asked.turns, settings, assistant, view);
    const exchanges: Exchange[] = [];
    for (const [index] of turns.entries()) {
      const until = turns.slice(0, index + 1);
      const reply = await inTime(
        assistant.reply(until, { voice: settings.voice }),
        view.words.failure.tooSlow,
      );
      exchanges.push({
        turns: until,
        reply,
        settings,
        masked: asked.masked && index === turns.length - 1,
      });
    }
    return exchanges;
  }
}

export interface ChatApiParts {
  readonly assistant: Assistant;
  readonly siteIn: (language: Language) => Site;
  /** Told of a failure in the middle of a stream; gives the words for the person. */
  readonly onFailure: (error: unknown, site: Site) => string;
  /** Told of each question with its outcome, to be logged where that is switched on. */
  readonly onReply: (question: string, reply: Reply) => void;
}

/** The chat's API: the reply whole, or streamed as the parts of an AI SDK UI message. */
export function mountChatApi(app: Hono, { assistant, siteIn, onFailure, onReply }: ChatApiParts): void {
  app.post('/api/ask', limitBody(MOST_ASK_BYTES), async (c) => {
    const asked = await readJson(c, readAsked);
    if (asked instanceof Response) return asked;
    const { turns, settings } = await read(asked, siteIn('it'));
    const reply = await assistant.reply(turns, { voice: settings.voice });
    onReply(turns.at(-1) ?? '', reply);
    return c.json(reply);
  });

  app.post('/api/chat', limitBody(MOST_CHAT_BYTES), async (c) => {
    const asked = await readJson(c, readChat);
    if (asked instanceof Response) return asked;
    const site = siteIn(asked.language);
    return streamReply(
      randomUUID(),
      async () => {
        const { turns, settings } = await read(asked, site);
        const { masked } = asked;
        const reply = await inTime(
          assistant.reply(turns, { voice: settings.voice }),
          site.view.words.failure.tooSlow,
        );
        onReply(turns.at(-1) ?? '', reply);
        const rendered = renderExchange({ turns, reply, settings, masked }, site.view);
        return { reply, html: site.piece(rendered).text };
      },
      (error) => (error instanceof TooSlow ? error.message : onFailure(error, site)),
    );
  });

  async function read(
    asked: Accepted,
    { view }: Site,
  ): Promise<{ turns: readonly string[]; settings: Settings }> {
    const settings: Settings = {
      voice: asked.voice ?? 'cittadino',
      ...readFilters(view, asked.ambito, asked.year),
    };
    return { turns: await applyFilters(asked.turns, settings, assistant, view), settings };
  }
}

class TooSlow extends Error {}

async function inTime<T>(work: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(message)), LONGEST_REPLY_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
