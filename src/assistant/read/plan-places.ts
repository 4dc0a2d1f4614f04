// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer, PlaceMention } from '../../places/model.ts';

/** What stands before the town that a plan is called after: "nel piano 2019 di", "il piano annuale del comune di". */
const OF_PLAN =
  /\bpian[oi](?:\s+annual[ei])?(?:\s+(?:del(?:l['’]anno)?\s+)?20\d\d)?\s+(?:di|del\s+comune\s+di|del\s+capofila)\s*$/i;

/** "Il piano di Crema": the plan of the ambito that Crema leads, and no figure of the comune. */
export function asPlans(
  text: string,
  mentions: readonly PlaceMention[],
  gazetteer: Gazetteer,
): readonly PlaceMention[] {
  return mentions.map((mention): PlaceMention => {
    if (mention.kind !== 'comune' || !OF_PLAN.test(text.slice(0, mention.start))) return mention;
    const { start, end, written } = mention;
    const ambito = gazetteer.ambiti.find(({ capofila }) => capofila === mention.comune.istat);
    return ambito ? { kind: 'ambito', ambito, start, end, written } : mention;
  });
}
