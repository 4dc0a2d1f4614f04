// SPDX-License-Identifier: EUPL-1.2

/** Counts requests by client. Replicas that must share their counts put another implementation here. */
export interface RateLimiter {
  /** Takes one request of a client: 0 where it may go on, else the seconds after which it may. */
  take(client: string): number;
}

/** Clients that are remembered; the one not seen for the longest goes first. */
const MOST_CLIENTS = 20_000;
/** After this time a bucket is full again, whatever was taken: there is nothing to remember. */
const REMEMBERED_MS = 60_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * A bucket for each client that holds a minute's requests and fills evenly: bursts pass, floods do not. Kept in memory
 * only, and no longer than a minute after a client was last seen, as soon as another comes: addresses are never written.
 */
export function createRateLimiter(
  perMinute: number,
  now: () => number = Date.now,
): RateLimiter & { readonly clients: () => number } {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  return {
    clients: () => buckets.size,
    take(client) {
      if (perMinute === 0) return 0;
      const time = now();
      const known = buckets.get(client);
      buckets.delete(client);
      const left = known ? Math.min(perMinute, known.left + (time - known.at) * perMs) : perMinute;
      const allowed = left >= 1;
      buckets.set(client, { left: allowed ? left - 1 : left, at: time });
      // In the order in which they were last seen.
      for (const [other, { at }] of buckets) {
        if (buckets.size <= MOST_CLIENTS && time - at < REMEMBERED_MS) break;
        buckets.delete(other);
      }
      return allowed ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
    },
  };
}
