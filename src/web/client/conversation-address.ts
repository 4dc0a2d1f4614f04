// SPDX-License-Identifier: EUPL-1.2

/** A conversation as the query of an address, as the form without script would make it. */
export function conversationQuery(turns: readonly string[], voice: string): string {
  const query = new URLSearchParams();
  if (voice !== 'cittadino') query.append('voce', voice);
  for (const turn of turns.slice(0, -1)) query.append('t', turn);
  if (turns.length > 0) query.append('q', turns.at(-1) ?? '');
  return query.toString();
}

/** The page's address for a conversation, scrolled to its last exchange. */
export function conversationAddress(turns: readonly string[], voice: string): string {
  return `/?${conversationQuery(turns, voice)}${turns.length > 0 ? `#scambio-${turns.length}` : ''}`;
}
