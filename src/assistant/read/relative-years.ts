// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { numberWord } from '../../italian/numbers.ts';
import type { LoadedPlan } from './find-places.ts';
import type { AskedPlace, Reading } from './reading.ts';

const OLDER =
  /\b(?:pian[oi] (?:piu )?(?:vecchi[oi]|precedent[ei]|passat[oi]|scors[oi]|prima|di prima|anterior[ei])|vecchio piano|precedente piano|(?:in|nel) (?:quello |piano )?(?:piu )?(?:vecchio|precedente)|quello (?:di prima|prima|vecchio|precedente)|(?:nell|in) edizione precedente)\b/;
const NEWER =
  /\b(?:pian[oi] (?:piu )?(?:nuov[oi]|recent[ei]|attual[ei]|success[io]v[oi]|seguent[ei]|dopo)|(?:nuovo|ultimo|attuale) piano|anno (?:che (?:hai|avete|c e)|disponibile|piu recente)|ultimo (?:anno|disponibile)|anni? che (?:hai|avete)|(?:in|nel) (?:quello |piano )?(?:piu )?(?:nuovo|recente|attuale|successivo)|quello (?:dopo|nuovo|successivo|recente))\b/;
const AFTER =
  /\b(\w+) ann[oi] (?:dopo|piu tardi|successiv[oi])\b|\b(?:l )?(anno) (?:dopo|successivo|seguente)\b/;
const BEFORE =
  /\b(\w+) ann[oi] (?:prima|precedent[ei]|scors[oi]|fa)\b|\b(?:l )?(anno) (?:prima|precedente|scorso)\b/;

/** "L'altro anno": of two that were spoken of, the one that was not last. */
const OTHER = /\baltr[oa] (?:anno|annualita|annata|piano|edizione)\b/;

/** "E dopo?", "e prima?": in the plan before or after that one, where there is one. */
const ALONE = /^(?:e |ed |ma )?((?:dopo|poi|in seguito|successivamente|prima|in precedenza)(?: ancora)?)$/;
const EARLIER = /^(?:prima|in precedenza)/;

/**
 * The year that a turn counts from what was spoken of: "due anni dopo", "nel piano vecchio", "in quello più recente". Null
 * where it counts none, or where the year spoken of is not known. A plan that is not there is asked for by the year that it
 * would have: the reply tells which there are.
 */
export function relativeYears(
  turn: Pick<Reading, 'question' | 'years' | 'places'>,
  before: Pick<Reading, 'years' | 'places' | 'topics'>,
  plans: readonly LoadedPlan[],
  others: readonly Pick<Reading, 'years'>[] = [],
): readonly number[] | null {
  if (turn.years.length > 0) return null;
  const said = words(turn.question)
    .map(({ text }) => text)
    .join(' ');
  const years = yearsOfPlans(turn.places.length > 0 ? turn.places : before.places, plans);
  const now = before.years.at(-1) ?? years.at(-1);
  if (now === undefined) return null;
  const [, alone] = ALONE.exec(said) ?? [];
  if (alone !== undefined) {
    const year = EARLIER.test(alone)
      ? years.findLast((each) => each < now)
      : years.find((each) => each > now);
    return year === undefined ? null : [year];
  }
  if (OTHER.test(said)) {
    const [spoken = now] = before.years;
    const other = [...years, ...others.flatMap((each) => each.years)].findLast((year) => year !== spoken);
    return other === undefined ? null : [other];
  }
  if (OLDER.test(said)) return [years.findLast((year) => year < now) ?? now - 1];
  if (NEWER.test(said)) return [years.at(-1) ?? now];
  // What was assigned is of the year before the plan.
  const then = before.years[0] ?? (before.topics.includes('assegnati') ? now - 1 : now);
  const after = steps(AFTER.exec(said));
  if (after !== null) return [then + after];
  const earlier = steps(BEFORE.exec(said));
  return earlier === null ? null : [then - earlier];
}

/** "Due anni": 2; "l'anno": 1. */
function steps(match: RegExpExecArray | null): number | null {
  if (!match) return null;
  const [, number, one] = match;
  if (one !== undefined || number === undefined) return 1;
  const value = /^\d$/.test(number) ? Number(number) : numberWord(number);
  return value === null ? 1 : value;
}

/** Years of the plans that the places are in, in order. */
function yearsOfPlans(places: readonly AskedPlace[], plans: readonly LoadedPlan[]): number[] {
  const ambiti = places.map((place) =>
    place.kind === 'ambito'
      ? place.ambito.id
      : place.kind === 'area'
        ? place.area.ambito
        : place.kind === 'comune'
          ? place.comune.ambito
          : null,
  );
  return [...new Set(plans.filter(({ ambito }) => ambiti.includes(ambito)).map(({ anno }) => anno))].sort(
    (a, b) => a - b,
  );
}
