// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../../places/model.ts';
import type { AskedPlace } from './reading.ts';

/** The ambito that a place is, or is in; null for a place of none. */
export function ambitoOf(place: AskedPlace | undefined): string | null {
  switch (place?.kind) {
    case 'comune':
      return place.comune.ambito;
    case 'ambito':
      return place.ambito.id;
    case 'area':
      return place.area.ambito;
    default:
      return null;
  }
}

/** "E in tutto l'ambito?": that of the places before. */
export function ambitiOf(places: readonly AskedPlace[], gazetteer: Gazetteer): AskedPlace[] {
  const ids = places.flatMap((place) => ambitoOf(place) ?? []);
  return [...new Set(ids)].flatMap((id) => {
    const ambito = gazetteer.ambito(id);
    return ambito ? [{ kind: 'ambito' as const, ambito }] : [];
  });
}
