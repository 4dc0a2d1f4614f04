// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../italian/distance.ts';
import { fold } from '../italian/fold.ts';

/** Names in one message: enough to choose from, few enough to read. */
const MOST_OFFERED = 20;
/** Names this far from what was written are all equally far. */
const FAR = 30;

/**
 * The names that there are, as an error lists them: all where they are few, else those nearest to what was `written`, and how
 * many there are.
 */
export function offered(names: readonly string[], written?: string): string {
  if (names.length <= MOST_OFFERED) return names.join(', ');
  const shown = (written === undefined ? names : byNearness(names, written)).slice(0, MOST_OFFERED);
  return `${shown.join(', ')} (in tutto ${names.length})`;
}

function byNearness(names: readonly string[], written: string): readonly string[] {
  const wanted = fold(written);
  const slips = new Map(names.map((name) => [name, distance(fold(name), wanted, FAR)]));
  return [...names].sort((a, b) => (slips.get(a) ?? FAR) - (slips.get(b) ?? FAR));
}
