// SPDX-License-Identifier: EUPL-1.2
import { createHash, timingSafeEqual } from 'node:crypto';
import {
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';

export interface GuardOptions {
  /** Names that the service answers to, without port, besides localhost: "casa.example.it". */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Names of the sites whose pages may call it, besides localhost; without this option, its own hosts. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** If given, every request must carry it: `Authorization: Bearer …`. */
  readonly token?: string | undefined;
}

/** The response that turns a request away; undefined where it may pass. */
export type Guard = (request: Request) => Response | undefined;

/**
 * Checks Host and Origin first, so that a page that resolves its own name to this machine (DNS rebinding) gets 403 and
 * learns nothing more, then the token.
 */
export function createGuard(options: GuardOptions): Guard {
  const { allowedHosts = [], allowedOrigins = allowedHosts, token } = options;
  const hosts = [...localhostAllowedHostnames(), ...allowedHosts];
  const origins = [...localhostAllowedOrigins(), ...allowedOrigins];
  const expected = token === undefined ? undefined : digest(`Bearer ${token}`);

  return (request) => {
    // A `Request` built in this process has no Host header; one that came over HTTP always has.
    const host = request.headers.get('host') ?? new URL(request.url).host;
    if (!validateHostHeader(host, hosts).ok) {
      return refusal(403, `Host «${host}» non ammesso: aggiungilo agli host del servizio.`);
    }
    const origin = request.headers.get('origin');
    if (!validateOriginHeader(origin, origins).ok) {
      return refusal(403, `Origine «${origin}» non ammessa: aggiungila alle origini del servizio.`);
    }
    if (expected && !timingSafeEqual(digest(withScheme(request.headers.get('authorization'))), expected)) {
      return refusal(401, 'Serve il token del servizio: Authorization: Bearer, spazio, il token.', {
        'www-authenticate': 'Bearer realm="chiedicasa"',
      });
    }
    return undefined;
  };
}

/** A refusal that a client of the protocol can read. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status, headers });
}

/** The scheme's name is written with or without capitals (RFC 9110, 11.1). */
const withScheme = (header: string | null) => (header ?? '').replace(/^bearer +/i, 'Bearer ');

/** Digests are of one length, so that comparing them tells nothing of the token's. */
const digest = (text: string) => createHash('sha256').update(text).digest();
