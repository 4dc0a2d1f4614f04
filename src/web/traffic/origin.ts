// SPDX-License-Identifier: EUPL-1.2
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isTrusted, plainAddress, type TrustedProxies } from './client-address.ts';

/** Where a client finds the service, for addresses that are read elsewhere: "https://casa.example.it". */
export type OriginOf = (c: Context) => string;

/** Believes a trusted proxy that says, in `X-Forwarded-Proto`, that it ends TLS; without one the request's own origin. */
export function originReader(trusted: TrustedProxies): OriginOf {
  return (c) => {
    const url = new URL(c.req.url);
    const secure = c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim().toLowerCase() === 'https';
    if (secure && isTrusted(plainAddress(peerOf(c) ?? ''), trusted)) url.protocol = 'https:';
    return url.origin;
  };
}

/** Absent where the request did not come over a socket. */
export function peerOf(c: Context): string | undefined {
  return typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
    ? getConnInfo(c).remote.address
    : undefined;
}
