// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { Area } from '../../places/model.ts';
import type { AskedPlace } from './reading.ts';

/** A part of an ambito, so called: "sub-ambito". */
export const SUB_AMBITO = /(?<!\bnon (?:(?:il|del|nel|al|i|dei|nei) )?)\bsub[\s-]?ambit/i;

/** "Crema subambito, abitanti": a comune that gives its name to a part of its ambito is that part, where parts are spoken of. */
export function asAreas(
  places: readonly AskedPlace[],
  ofParts: boolean,
  aree: readonly Area[],
): readonly AskedPlace[] {
  if (!ofParts) return places;
  const areas = places.flatMap((place) => {
    if (place.kind === 'area') return [place];
    if (place.kind !== 'comune') return [];
    const name = ` ${fold(place.comune.nome)}`;
    const area = aree.find(
      ({ ambito, alias }) =>
        ambito === place.comune.ambito && alias.some((known) => fold(known).endsWith(name)),
    );
    return area ? [{ kind: 'area' as const, area }] : [];
  });
  return areas.length > 0 && areas.length === places.length ? areas : places;
}
