// SPDX-License-Identifier: EUPL-1.2

/** What JSON-RPC calls a request by. */
export type RequestId = string | number;

export interface KeptLimits {
  /** Bytes of all responses together. */
  readonly bytes: number;
  readonly responses: number;
  /** Bytes of one response; a larger one is made each time. */
  readonly responseBytes: number;
}

export const KEPT_LIMITS: KeptLimits = {
  bytes: 8 * 1024 * 1024,
  responses: 2_000,
  responseBytes: 64 * 1024,
};

/** A response that is given again, and how it is sent. */
export interface Repeated<Form> {
  readonly bytes: Buffer;
  readonly form: Form;
}

interface Place<Form> {
  /** In the ring: from `start` to `idAt`, then the id of whoever asks, then to `end`. */
  readonly start: number;
  readonly idAt: number;
  readonly end: number;
  readonly form: Form;
}

/** How a response that holds a result begins, as a line or as the one event of a stream: the SDK writes the id last. */
const BEGINNINGS = ['{"result":', 'event: message\ndata: {"result":'];
const BEFORE_ID = ',"jsonrpc":"2.0","id":';
const ENDINGS: ReadonlySet<string> = new Set(['}', '}\n', '}\n\n']);
/** Inside a text of JSON the quotes would be escaped. */
const FAILED = '"isError":true';

/**
 * Responses as they were sent, to be sent again under another id. Their bytes stand one after the other in a ring of fixed
 * size, where the newest take the place of the oldest: memory is bounded, and garbage collection sees none of them.
 */
export class KeptResponses<Form> {
  readonly #limits: KeptLimits;
  readonly #places = new Map<string, Place<Form>>();
  #ring: Buffer | undefined;
  #next = 0;

  constructor(limits: KeptLimits = KEPT_LIMITS) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#places.size;
  }

  /** A copy of the response kept under a key, with another id. */
  repeat(key: string, id: RequestId): Repeated<Form> | undefined {
    const place = this.#places.get(key);
    if (place === undefined || this.#ring === undefined) return undefined;
    const { start, idAt, end, form } = place;
    const idBytes = bytesOf(id);
    const bytes = Buffer.allocUnsafe(end - start + idBytes);
    this.#ring.copy(bytes, 0, start, idAt);
    bytes.write(JSON.stringify(id), idAt - start);
    this.#ring.copy(bytes, idAt - start + idBytes, idAt, end);
    return { bytes, form };
  }

  /** Keeps a response under what was asked, unless it is too large, an error, or not written as expected. */
  keep(key: string, response: Buffer, id: RequestId, form: Form): void {
    const { bytes, responses, responseBytes } = this.#limits;
    const size = response.length;
    if (size > responseBytes || size > bytes || this.#places.has(key)) return;
    const idAt = placeOfId(response, id);
    if (idAt === undefined) return;

    const tail = response.subarray(idAt + bytesOf(id));
    const start = this.#next + size > bytes ? 0 : this.#next;
    const end = start + idAt + tail.length;
    // Those that stand in its way are the oldest; where it begins again at 0, so are those left behind at the end.
    for (const [oldest, place] of this.#places) {
      const inTheWay = place.start < end && place.end > start;
      const leftBehind = start < this.#next && place.start >= this.#next;
      if (!inTheWay && !leftBehind && this.#places.size < responses) break;
      this.#places.delete(oldest);
    }
    this.#ring ??= Buffer.allocUnsafeSlow(bytes);
    response.copy(this.#ring, start, 0, idAt);
    tail.copy(this.#ring, start + idAt);
    this.#places.set(key, { start, idAt: start + idAt, end, form });
    this.#next = end;
  }

  /** Forgets all. */
  clear(): void {
    this.#places.clear();
    this.#next = 0;
  }
}

/** Where the id stands in a response that is one result and no error; undefined in any other. */
function placeOfId(response: Buffer, id: RequestId): number | undefined {
  const idAt = response.lastIndexOf(BEFORE_ID) + BEFORE_ID.length;
  if (idAt < BEFORE_ID.length || response.includes(FAILED)) return undefined;
  const written = JSON.stringify(id);
  const after = response.toString('utf8', idAt);
  if (!after.startsWith(written) || !ENDINGS.has(after.slice(written.length))) return undefined;
  const begun = BEGINNINGS.find((text) => response.toString('latin1', 0, text.length) === text)?.length;
  // A second message would begin on a line of its own.
  return begun === undefined || response.subarray(begun, idAt).includes('\n') ? undefined : idAt;
}

const bytesOf = (id: RequestId) => Buffer.byteLength(JSON.stringify(id));
