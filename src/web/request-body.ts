// SPDX-License-Identifier: EUPL-1.2
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** What was read of a body, or the reason, in Italian, why it cannot be taken. */
export type ReadBody<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** The JSON body, read and checked; or the response that says, in Italian, what is wrong with it. */
export async function readJson<T>(
  c: Context,
  read: (body: unknown) => ReadBody<T>,
): Promise<({ readonly ok: true } & T) | Response> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return c.json({ errore: 'La richiesta deve essere in JSON: Content-Type: application/json.' }, 415);
  }
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    return c.json({ errore: 'Il corpo della richiesta non è JSON leggibile.' }, 400);
  }
  const outcome = read(body);
  return outcome.ok ? outcome : c.json({ errore: outcome.message }, 400);
}

export function limitBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: (c) =>
      c.json({ errore: `La richiesta è troppo grande: il massimo è ${maxSize / 1024} kB.` }, 413),
  });
}
