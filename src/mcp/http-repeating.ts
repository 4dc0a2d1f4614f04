// SPDX-License-Identifier: EUPL-1.2
import { refusal } from './http-guard.ts';
import { KeptResponses } from './kept-responses.ts';
import { repeatable } from './repeatable-request.ts';

/** Answers a request whose body may be read already. */
type Fetch = (request: Request, read?: { readonly parsedBody: unknown }) => Promise<Response>;

/** The headers that the SDK reads: with the body, all that its response depends on. */
const HEADERS_READ = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-method', 'mcp-name'];

/**
 * Gives again what the SDK answered once: the same status, headers and framing, under the id of whoever asks now. The body is
 * read here, whole and once, if its length is told and at most `bodyBytes`; any other request goes to the SDK as it came.
 */
export function repeating(answer: Fetch, bodyBytes: number): (request: Request) => Promise<Response> {
  const kept = new KeptResponses<Record<string, string>>();

  return async (request) => {
    if (request.method !== 'POST' || !within(bodyBytes, request.headers.get('content-length'))) {
      return answer(request);
    }
    const text = await request.text().catch(() => undefined);
    if (text === undefined) return refusal(400, 'Il corpo della richiesta non si è potuto leggere.');
    const parsedBody = parsed(text);
    // What is no JSON is for the SDK to refuse.
    if (parsedBody === undefined) return answer(withBody(request, text));

    const asked = repeatable(parsedBody);
    if (asked === undefined) return answer(request, { parsedBody });
    const key = JSON.stringify([asked.key, ...HEADERS_READ.map((name) => request.headers.get(name))]);
    const known = kept.repeat(key, asked.id);
    if (known) return new Response(known.bytes, { headers: known.form });

    const response = await answer(request, { parsedBody });
    if (response.status !== 200) return response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const headers = Object.fromEntries(response.headers);
    kept.keep(key, bytes, asked.id, headers);
    return new Response(bytes, { headers });
  };
}

const within = (most: number, length: string | null) =>
  length !== null && /^\d+$/.test(length) && Number(length) <= most;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const withBody = ({ url, method, headers }: Request, body: string) =>
  new Request(url, { method, headers, body });
