// SPDX-License-Identifier: EUPL-1.2
import type { Reply, Voice } from '../../assistant/reply.ts';
import { nameRanges } from '../documents/line-ranges.ts';

/** A conversation to take away. */
export interface Conversation {
  readonly turns: readonly string[];
  /** One reply for each turn. */
  readonly replies: readonly Reply[];
  readonly voice: Voice;
}

/** The conversation as plain text: questions, answers, tables with tabs, sources. */
export function conversationText({ turns, replies }: Conversation, origin: string): string {
  const parts = turns.map((turn, index) => {
    const reply = replies[index];
    return [`DOMANDA: ${turn}`, ...(reply ? replyText(reply, origin) : [])].join('\n\n');
  });
  return `${[
    'ChiediCasa: conversazione',
    'Risposte automatiche. Le cifre sono quelle dei piani, alla loro data: non dicono che cosa è libero oggi.',
    ...parts,
  ].join('\n\n')}\n`;
}

/** The conversation as data: each question with its whole reply. */
export function conversationData({ turns, replies, voice }: Conversation): unknown {
  return {
    servizio: 'ChiediCasa',
    voce: voice,
    scambi: turns.map((domanda, index) => ({ domanda, risposta: replies[index] })),
  };
}

function replyText(reply: Reply, origin: string): string[] {
  const tables = reply.tables.map((table) =>
    [table.title, table.columns.join('\t'), ...table.rows.map((row) => row.join('\t'))].join('\n'),
  );
  const sources = reply.citations.map(
    (citation) => `- ${citation.title}, ${nameRanges([citation.lines])}: ${origin}${citation.url}`,
  );
  return [
    reply.text.replaceAll('**', ''),
    ...tables,
    ...(sources.length > 0 ? [`Fonti:\n${sources.join('\n')}`] : []),
  ];
}
