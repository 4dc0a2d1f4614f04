// SPDX-License-Identifier: EUPL-1.2

/** Keys beside each other on an Italian keyboard. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const BESIDE = new Set(
  ROWS.flatMap((row) =>
    [...row].slice(1).flatMap((key, index) => [`${row[index]}${key}`, `${key}${row[index]}`]),
  ),
);

/** How unlikely each slip is: people double and swap letters more easily than they take one for any other. */
const COST = { swapped: 0.7, doubled: 0.7, neighbour: 0.8, missing: 0.9, extra: 1, other: 1.2 };
/** The first letter is the one that people get right. */
const FIRST_LETTER = 0.4;

/**
 * How unlikely it is that `written` was typed for `meant` (both folded) by one slip: two letters swapped, one typed twice or
 * once for twice, a neighbouring key, one missing, one too many, any other for it. Null where one slip does not explain it.
 */
export function slipCost(written: string, meant: string): number | null {
  const longer = written.length - meant.length;
  if (written === meant || longer > 1 || longer < -1) return null;
  let at = 0;
  while (at < written.length && at < meant.length && written[at] === meant[at]) at++;
  const cost = costAt(written, meant, at);
  return cost === null ? null : cost + (at === 0 ? FIRST_LETTER : 0);
}

/** The cost of a slip at the first letter that differs, where the rest is the same. */
function costAt(written: string, meant: string, at: number): number | null {
  const left = written.slice(at);
  const right = meant.slice(at);
  if (left.length > right.length) {
    if (left.slice(1) !== right) return null;
    return left[0] === written[at - 1] || left[0] === left[1] ? COST.doubled : COST.extra;
  }
  if (left.length < right.length) {
    if (right.slice(1) !== left) return null;
    return right[0] === meant[at - 1] || right[0] === right[1] ? COST.doubled : COST.missing;
  }
  if (left.slice(1) === right.slice(1))
    return BESIDE.has(`${left[0]}${right[0]}`) ? COST.neighbour : COST.other;
  const swapped = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return swapped ? COST.swapped : null;
}
