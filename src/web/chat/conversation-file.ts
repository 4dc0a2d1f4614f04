// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../../assistant/reply.ts';
import { nameRanges } from '../documents/line-ranges.ts';
import type { View } from '../view.ts';
import type { Exchange } from './exchange.ts';

/** The conversation as plain text: questions, answers, tables with tabs, sources with their whole address. */
export function conversationText(exchanges: readonly Exchange[], origin: string, view: View): string {
  const { chat } = view.words;
  const parts = exchanges.map(({ turns, reply }) =>
    [`${chat.question.toUpperCase()}: ${turns.at(-1) ?? ''}`, ...replyText(reply, origin, view)].join('\n\n'),
  );
  return `${[`${view.body.servizio.nome}: ${chat.fileTitle}`, chat.fileNote, ...parts].join('\n\n')}\n`;
}

/** The conversation as data: each question with its whole reply. */
export function conversationData(exchanges: readonly Exchange[], view: View): unknown {
  return {
    servizio: view.body.servizio.nome,
    voce: exchanges[0]?.settings.voice ?? 'cittadino',
    scambi: exchanges.map(({ turns, reply }) => ({ domanda: turns.at(-1), risposta: reply })),
  };
}

function replyText(reply: Reply, origin: string, { words }: View): string[] {
  const tables = reply.tables.map((table) =>
    [table.title, table.columns.join('\t'), ...table.rows.map((row) => row.join('\t'))].join('\n'),
  );
  const sources = reply.citations.map(
    (citation) =>
      `- ${citation.title}, ${nameRanges([citation.lines], words.lines)}: ${origin}${citation.url}`,
  );
  return [
    reply.text.replaceAll('**', ''),
    ...tables,
    ...(sources.length > 0 ? [`${words.answer.sources}:\n${sources.join('\n')}`] : []),
    reply.mode === 'llm' ? words.answer.withModel : words.answer.withoutModel,
  ];
}
