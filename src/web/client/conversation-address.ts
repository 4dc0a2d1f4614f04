// SPDX-License-Identifier: EUPL-1.2

/** The page's address for a conversation, as the form without script would make it. */
export function conversationAddress(turns: readonly string[]): string {
  const query = new URLSearchParams();
  for (const turn of turns.slice(0, -1)) query.append('t', turn);
  query.append('q', turns.at(-1) ?? '');
  return `/?${query}#scambio-${turns.length}`;
}
