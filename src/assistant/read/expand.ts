// SPDX-License-Identifier: EUPL-1.2

/** "cas{a,e} popolar{e,i}" as its four phrases. */
export function expand(phrase: string): string[] {
  const open = phrase.indexOf('{');
  const close = phrase.indexOf('}', open);
  if (open < 0 || close < 0) return [phrase];
  const endings = phrase.slice(open + 1, close).split(',');
  return endings.flatMap((ending) => expand(phrase.slice(0, open) + ending + phrase.slice(close + 1)));
}
