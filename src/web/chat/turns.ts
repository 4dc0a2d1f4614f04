// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { VOICES, type Voice } from '../../assistant/reply.ts';

/** What one request may hold. Generous for a conversation, small for a machine. */
export const MOST_TURNS = 20;
export const MOST_CHARACTERS = 2_000;
export const MOST_ASK_BYTES = 64 * 1024;
/** AI SDK clients send the earlier replies back with each question: larger, and still bounded. */
export const MOST_CHAT_BYTES = 512 * 1024;

/** A conversation to reply to. */
export interface Accepted {
  readonly ok: true;
  readonly turns: readonly string[];
  readonly voice: Voice | undefined;
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

const askSchema = z.object({ turns: turnsSchema, voice: voiceSchema }, { error: SHAPE });

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
    voice: voiceSchema,
  },
  { error: SHAPE },
);

/** Reads `{turns, voice?}`. */
export function readAsked(body: unknown): Asked {
  const parsed = askSchema.safeParse(body);
  if (!parsed.success) return refused(parsed.error);
  return { ok: true, turns: parsed.data.turns, voice: parsed.data.voice };
}

/** Reads `{turns, voice?}` or the `{messages}` of an AI SDK client, whose turns are the user's messages. */
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
  return readAsked({ turns, voice: parsed.data.voice });
}

/** Reads the page's address: `t` for the turns before, `q` for the question. Undefined when nothing is asked. */
export function readAddress(
  before: readonly string[],
  question: string | undefined,
  voice: Voice,
): Asked | undefined {
  const turns = [...before, question ?? ''].filter((turn) => turn.trim() !== '');
  return turns.length === 0 ? undefined : readAsked({ turns, voice });
}

/** The voice of an address: the citizen's, unless it names the other. */
export function readVoice(text: string | undefined): Voice {
  return VOICES.find((voice) => voice === text) ?? 'cittadino';
}

/** The page's address for a conversation, scrolled to its last exchange. */
export function conversationAddress(turns: readonly string[], voice: Voice): string {
  return `/?${conversationQuery(turns, voice)}#scambio-${turns.length}`;
}

/** A conversation as the query of an address; the usual voice is left out. */
export function conversationQuery(turns: readonly string[], voice: Voice): string {
  const query = new URLSearchParams();
  if (voice !== 'cittadino') query.append('voce', voice);
  for (const turn of turns.slice(0, -1)) query.append('t', turn);
  if (turns.length > 0) query.append('q', turns.at(-1) ?? '');
  return query.toString();
}

function refused(error: z.ZodError): Asked {
  return { ok: false, message: error.issues[0]?.message ?? SHAPE };
}
