// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { Area, Comune } from '../../places/model.ts';
import type { AskedPlace } from './reading.ts';

/** A part of an ambito, so called: "sub-ambito". */
export const SUB_AMBITO = /(?<!\bnon (?:(?:il|del|nel|al|i|dei|nei) )?)\bsub[\s-]?ambit/i;

/** The part of its ambito that bears a comune's name. */
export function areaNamedAfter({ nome, ambito }: Comune, aree: readonly Area[]): Area | undefined {
  const name = ` ${fold(nome)}`;
  return aree.find(
    (area) => area.ambito === ambito && area.alias.some((known) => fold(known).endsWith(name)),
  );
}

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
    const area = areaNamedAfter(place.comune, aree);
    return area ? [{ kind: 'area' as const, area }] : [];
  });
  return areas.length > 0 && areas.length === places.length ? areas : places;
}
