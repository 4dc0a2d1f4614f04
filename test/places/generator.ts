// SPDX-License-Identifier: EUPL-1.2

/** A seeded source of integers below a bound. */
export function generator(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * bound);
  };
}
