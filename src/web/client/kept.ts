// SPDX-License-Identifier: EUPL-1.2

/** An exchange as the page showed it. */
export interface KeptExchange {
  readonly turn: string;
  readonly html: string;
}

/** What the tab remembers. Nothing leaves it, and closing it forgets all. */
export interface KeptConversation {
  readonly voice: string;
  readonly language: string;
  readonly exchanges: readonly KeptExchange[];
  /** A question whose answer has not come. */
  readonly pending: string | null;
}

const NAME = 'conversazione';

export function recall(): KeptConversation | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
    return isConversation(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Storage may be off or full: the page does without. */
export function keep(conversation: KeptConversation | null): void {
  try {
    if (conversation === null) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, JSON.stringify(conversation));
  } catch {}
}

function isConversation(kept: unknown): kept is KeptConversation {
  if (typeof kept !== 'object' || kept === null) return false;
  if (!('voice' in kept && 'language' in kept && 'exchanges' in kept && 'pending' in kept)) return false;
  return (
    Array.isArray(kept.exchanges) &&
    kept.exchanges.every(
      (one: unknown) => typeof one === 'object' && one !== null && 'turn' in one && 'html' in one,
    )
  );
}
