// SPDX-License-Identifier: EUPL-1.2

/** What of a model was used: tokens sent and received, and what they cost in the currency of the configured prices. */
export interface Usage {
  readonly tokens: number;
  readonly cost: number;
}

/** How much may be used; null where there is no limit. */
export interface Limit {
  readonly tokens: number | null;
  readonly cost: number | null;
}

/** What a million tokens cost, sent and received; zero where nothing is paid, or no price is configured. */
export interface Prices {
  readonly input: number;
  readonly output: number;
}

const MILLION = 1_000_000;

export function usageOf(input: number, output: number, prices: Prices): Usage {
  return {
    tokens: input + output,
    cost: (input * prices.input + output * prices.output) / MILLION,
  };
}

/** Whether what is used has come to a limit, with `more` on top of it. */
export function isSpent(used: Usage, limit: Limit, more: Usage = NOTHING): boolean {
  return (
    (limit.tokens !== null && used.tokens + more.tokens >= limit.tokens) ||
    (limit.cost !== null && used.cost + more.cost >= limit.cost)
  );
}

/** The limits of a day (UTC). Replicas that must share what is spent put another implementation here. */
export interface DailyBudget {
  /**
   * Begins an answer to a person, known by a key that tells nothing of them, or to nobody in particular. Null where the day's
   * or the person's limit is reached, or would be by the answers that are already being written.
   */
  begin(person: string | undefined): OpenAnswer | null;
}

export interface OpenAnswer {
  /** Ends the answer, and notes down what it used. */
  end(used: Usage): void;
}

export interface DailyLimits {
  readonly answer: Limit;
  readonly person: Limit;
  readonly day: Limit;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const NOTHING: Usage = { tokens: 0, cost: 0 };

interface Account {
  used: Usage;
  /** Answers that are being written. */
  open: number;
}

/** Counts in memory only: who asked is never written, and is forgotten when the day ends. */
export function createDailyBudget(limits: DailyLimits, now: () => number): DailyBudget {
  let today = -1;
  let all: Account = { used: NOTHING, open: 0 };
  let people = new Map<string, Account>();

  const account = (person: string | undefined): Account | undefined => {
    const date = Math.floor(now() / DAY_MS);
    if (date !== today) {
      today = date;
      all = { used: NOTHING, open: 0 };
      people = new Map();
    }
    if (person === undefined) return undefined;
    const known = people.get(person) ?? { used: NOTHING, open: 0 };
    people.set(person, known);
    return known;
  };
  /** The first answer may begin as long as anything is left; one beside it only if all could be whole. */
  const hasRoom = ({ used, open }: Account, limit: Limit) =>
    !isSpent(used, limit, {
      tokens: open * (limits.answer.tokens ?? 0),
      cost: open * (limits.answer.cost ?? 0),
    });

  return {
    begin(person) {
      const own = account(person);
      const accounts = own ? [all, own] : [all];
      if (!hasRoom(all, limits.day) || (own && !hasRoom(own, limits.person))) return null;
      for (const each of accounts) each.open += 1;
      return {
        end(used) {
          for (const each of accounts) {
            each.open -= 1;
            each.used = { tokens: each.used.tokens + used.tokens, cost: each.used.cost + used.cost };
          }
        },
      };
    },
  };
}
