// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';

const PERSON = 'chiedicasa.persona';

/** Notes on a request the key of who makes it. It lives as long as the request does. */
export function rememberPerson(c: Context, key: string): void {
  c.set(PERSON, key);
}

/** The key of who makes a request; empty where it is not known. */
export function personOf(c: Context): string {
  const key: unknown = c.get(PERSON);
  return typeof key === 'string' ? key : '';
}
