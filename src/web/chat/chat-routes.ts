// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { Assistant, Reply } from '../../assistant/reply.ts';
import { nameRanges } from '../documents/line-ranges.ts';
import { limitBody, readJson } from '../request-body.ts';
import type { Site } from '../site.ts';
import type { OriginOf } from '../traffic/origin.ts';
import { personOf } from '../traffic/person.ts';
import type { View } from '../view.ts';
import type { Language } from '../wording/wording.ts';
import { renderChat } from './chat-page.ts';
import { conversationData, conversationText } from './conversation-file.ts';
import { type Exchange, renderExchange } from './exchange.ts';
import {
  filtersUsed,
  NO_FILTERS,
  PLAIN_SETTINGS,
  readFilters,
  readTurnFilters,
  type Settings,
  writeTurnFilters,
} from './settings.ts';
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
export function mountChat(
  app: Hono,
  site: Site,
  { assistant, originOf }: { readonly assistant: Assistant; readonly originOf: OriginOf },
): void {
  const { view } = site;
  const { chat } = view.words;

  app.get('/', async (c) => {
    const asked = readForm(c.req.queries('t') ?? [], c.req.query('q'));
    // The body's own ambito is where a conversation starts; the address of one that has says which it is.
    const start = asked === undefined ? (view.body.ambito ?? undefined) : undefined;
    const settings: Settings = {
      voice: readVoice(c.req.query('voce')),
      ...readFilters(view, c.req.query('ambito') ?? start, c.req.query('anno')),
      earlier: c.req.queries('f') ?? [],
    };
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
    const isNew = (c.req.query('q') ?? '').trim() !== '';
    const exchanges = await replay(asked, settings, isNew, personOf(c));
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
      const earlier = form.getAll('f').filter((filters) => typeof filters === 'string');
      const settings = { ...PLAIN_SETTINGS, voice, earlier };
      const exchanges = await replay(asked, settings, false, personOf(c));
      c.header('cache-control', 'private, no-store');
      c.header('content-disposition', `attachment; filename="conversazione-chiedicasa.${kind}"`);
      return kind === 'json'
        ? c.json(conversationData(exchanges, view))
        : c.text(conversationText(exchanges, originOf(c), view));
    });
  }

  /**
   * Every turn answered in the light of those before it, each with the filters that it was asked with; those of `settings`
   * are the last turn's where it `isNew`.
   */
  async function replay(
    asked: Accepted,
    settings: Settings,
    isNew: boolean,
    person: string,
  ): Promise<readonly Exchange[]> {
    const { turns, masked } = asked;
    const filtersAt = readTurnFilters(view, settings.earlier);
    const exchanges: Exchange[] = [];
    let earlier: readonly string[] = [];
    for (const [index] of turns.entries()) {
      const isLast = index === turns.length - 1;
      const chosen: Settings = {
        ...settings,
        ...(isLast && isNew ? {} : filtersAt(index)),
        earlier,
      };
      const exchange = await answer(assistant, turns.slice(0, index + 1), chosen, view, person);
      earlier = [...earlier, ...writeTurnFilters(index, exchange.used ?? NO_FILTERS)];
      exchanges.push({ ...exchange, masked: masked && isLast });
    }
    return exchanges;
  }
}

/** The last turn's exchange, within the filters that it leaves room for. */
async function answer(
  assistant: Assistant,
  turns: readonly string[],
  settings: Settings,
  { words }: View,
  person: string,
): Promise<Exchange> {
  const used = await filtersUsed(turns, settings, assistant);
  const reply = await inTime(
    assistant.reply(turns, { voice: settings.voice, scope: used, ...(person !== '' && { person }) }),
    words.failure.tooSlow,
  );
  return { turns, reply, settings, used };
}

export interface ChatApiParts {
  readonly assistant: Assistant;
  readonly originOf: OriginOf;
  readonly siteIn: (language: Language) => Site;
  /** Told of a failure in the middle of a stream; gives the words for the person. */
  readonly onFailure: (error: unknown, site: Site) => string;
  /** Told of each question with its outcome, to be logged where that is switched on. */
  readonly onReply: (question: string, reply: Reply) => void;
}

/** The chat's API: the reply whole, or streamed as the parts of an AI SDK UI message. */
export function mountChatApi(
  app: Hono,
  { assistant, originOf, siteIn, onFailure, onReply }: ChatApiParts,
): void {
  app.post('/api/ask', limitBody(MOST_ASK_BYTES), async (c) => {
    const asked = await readJson(c, readAsked);
    if (asked instanceof Response) return asked;
    const { turns } = asked;
    const { view } = siteIn('it');
    const { reply } = await answer(assistant, turns, settingsOf(asked, view), view, personOf(c));
    onReply(turns.at(-1) ?? '', reply);
    return c.json(reply);
  });

  app.post('/api/chat', limitBody(MOST_CHAT_BYTES), async (c) => {
    const asked = await readJson(c, readChat);
    if (asked instanceof Response) return asked;
    const { turns, masked } = asked;
    const site = siteIn(asked.language);
    return streamReply(
      randomUUID(),
      async () => {
        const exchange = await answer(assistant, turns, settingsOf(asked, site.view), site.view, personOf(c));
        onReply(turns.at(-1) ?? '', exchange.reply);
        const rendered = renderExchange({ ...exchange, masked }, site.view);
        const { words } = site.view;
        return {
          reply: exchange.reply,
          origin: originOf(c),
          sources: exchange.reply.citations.map(
            ({ title, lines }) => `${title}, ${nameRanges([lines], words.lines)}`,
          ),
          html: site.piece(rendered).text,
        };
      },
      (error) => (error instanceof TooSlow ? error.message : onFailure(error, site)),
    );
  });
}

function settingsOf({ voice, ambito, year, earlier }: Accepted, view: View): Settings {
  return { voice: voice ?? 'cittadino', ...readFilters(view, ambito, year), earlier };
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
