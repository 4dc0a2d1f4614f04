// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { VOICES, type Voice } from '../../assistant/reply.ts';
import { maskPersonalData } from '../../italian/personal-data.ts';
import { LANGUAGES, type Language } from '../wording/wording.ts';
import type { Settings } from './settings.ts';

/** What one request may hold. Generous for a conversation, small for a machine. */
export const MOST_TURNS = 20;
export const MOST_CHARACTERS = 2_000;
export const MOST_ASK_BYTES = 64 * 1024;
/** AI SDK clients send the earlier replies back with each question: larger, and still bounded. */
export const MOST_CHAT_BYTES = 512 * 1024;

/** A conversation to reply to. */
export interface Accepted {
  readonly ok: true;
  /** Without the personal data that were typed: a mark stands in their place. */
  readonly turns: readonly string[];
  /** Whether the last of them held any. */
  readonly masked: boolean;
  readonly voice: Voice | undefined;
  /** Filters as they were asked for, still to be read. */
  readonly ambito: string | undefined;
  readonly year: string | undefined;
  /** Filters of the turns before the last, still to be read. */
  readonly earlier: readonly string[];
  readonly language: Language;
}

/** A conversation, or the reason, in Italian, why it cannot be replied to. */
export type Asked = Accepted | { readonly ok: false; readonly message: string };

const SHAPE =
  'La richiesta deve essere un oggetto JSON come {"turns": ["Quanti alloggi SAP liberi a Vescovato?"], "voice": "cittadino"}.';

const turnsSchema = z
  .array(
    z
      .string({ error: SHAPE })
      .trim()
      .min(1, 'La domanda è vuota: scrivere almeno una parola.')
      .max(
        MOST_CHARACTERS,
        `La domanda è troppo lunga: il massimo è ${MOST_CHARACTERS.toLocaleString('it-IT')} caratteri. Provare con una domanda più breve.`,
      ),
    { error: SHAPE },
  )
  .min(1, 'Manca la domanda: scrivere almeno una parola.')
  .max(
    MOST_TURNS,
    `Questa conversazione è arrivata al massimo di ${MOST_TURNS} domande. Per continuare, iniziare una nuova conversazione.`,
  );

const voiceSchema = z
  .enum(VOICES, { error: 'Il campo "voice" può essere "cittadino" oppure "operatore".' })
  .optional();

/** What goes with the turns; the page sends it, others may. */
const withTurns = {
  voice: voiceSchema,
  ambito: z.string({ error: 'Il campo "ambito" è un testo, come "cremonese".' }).max(60).optional(),
  anno: z.coerce.string().max(4, 'Il campo "anno" è un anno, come 2026.').optional(),
  filtri: z.array(z.string().max(80)).max(MOST_TURNS).default([]),
  lingua: z.enum(LANGUAGES, { error: 'Il campo "lingua" può essere "it" oppure "en".' }).default('it'),
};

const askSchema = z.object({ turns: turnsSchema, ...withTurns }, { error: SHAPE });

const messagesSchema = z.object(
  {
    messages: z.array(
      z.object(
        {
          role: z.string({ error: SHAPE }),
          parts: z.array(
            z.object({ type: z.string({ error: SHAPE }), text: z.unknown().optional() }, { error: SHAPE }),
            {
              error: SHAPE,
            },
          ),
        },
        { error: SHAPE },
      ),
      { error: SHAPE },
    ),
    ...withTurns,
  },
  { error: SHAPE },
);

/** Reads `{turns, voice?, ambito?, anno?, lingua?}`. */
export function readAsked(body: unknown): Asked {
  const parsed = askSchema.safeParse(body);
  if (!parsed.success) return refused(parsed.error);
  const { turns, voice, ambito, anno, filtri, lingua } = parsed.data;
  const masked = turns.map(maskPersonalData);
  return {
    ok: true,
    turns: masked,
    masked: masked.at(-1) !== turns.at(-1),
    voice,
    ambito,
    year: anno,
    earlier: filtri,
    language: lingua,
  };
}

/** Reads `{turns, …}` or the `{messages, …}` of an AI SDK client, whose turns are the user's messages. */
export function readChat(body: unknown): Asked {
  if (typeof body !== 'object' || body === null || !('messages' in body)) return readAsked(body);
  const parsed = messagesSchema.safeParse(body);
  if (!parsed.success) return refused(parsed.error);
  const turns = parsed.data.messages
    .filter((message) => message.role === 'user')
    .map((message) =>
      message.parts.flatMap((part) =>
        part.type === 'text' && typeof part.text === 'string' ? [part.text] : [],
      ),
    )
    .map((texts) => texts.join('\n'));
  return readAsked({ ...parsed.data, turns });
}

/** Reads turns that came by a form: those before and the question. Undefined when nothing is asked. */
export function readForm(before: readonly string[], question: string | undefined): Asked | undefined {
  const turns = [...before, question ?? ''].filter((turn) => turn.trim() !== '');
  return turns.length === 0 ? undefined : readAsked({ turns });
}

/** The voice of an address: the citizen's, unless it names the other. */
export function readVoice(text: string | undefined): Voice {
  return VOICES.find((voice) => voice === text) ?? 'cittadino';
}

/** The page's address for a conversation, scrolled to its last exchange. */
export function conversationAddress(turns: readonly string[], settings: Settings): string {
  return `/?${conversationQuery(turns, settings)}#scambio-${turns.length}`;
}

/** A conversation as the query of an address; settings that are the usual ones are left out. */
export function conversationQuery(
  turns: readonly string[],
  { voice, ambito, year, earlier }: Settings,
): string {
  const query = new URLSearchParams();
  if (voice !== 'cittadino') query.append('voce', voice);
  if (ambito !== null) query.append('ambito', ambito);
  if (year !== null) query.append('anno', String(year));
  for (const turn of turns.slice(0, -1)) query.append('t', turn);
  if (turns.length > 1) for (const filters of earlier) query.append('f', filters);
  if (turns.length > 0) query.append('q', turns.at(-1) ?? '');
  return query.toString();
}

function refused(error: z.ZodError): Asked {
  return { ok: false, message: error.issues[0]?.message ?? SHAPE };
}
