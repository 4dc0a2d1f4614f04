// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../../places/model.ts';
import type { ReaderKnowledge } from './find-places.ts';
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

/** "Quanti comuni hanno risposto a Crema?": how many comuni there are of something is said of the ambito of a comune. */
export function ofTheirAmbito(
  places: readonly AskedPlace[],
  topics: readonly string[],
  { lexicon, gazetteer }: ReaderKnowledge,
): readonly AskedPlace[] {
  const measures = topics.flatMap((id) => lexicon.topics.get(id)?.measures ?? []);
  if (measures.length === 0 || measures.some((measure) => lexicon.units.get(measure) !== 'comuni'))
    return places;
  const moved = places.map((place): AskedPlace => {
    const ambito =
      place.kind === 'comune' && place.comune.ambito ? gazetteer.ambito(place.comune.ambito) : null;
    return ambito ? { kind: 'ambito', ambito } : place;
  });
  return moved.filter(
    (place, index) =>
      place.kind !== 'ambito' ||
      moved.findIndex((other) => other.kind === 'ambito' && other.ambito.id === place.ambito.id) === index,
  );
}

/** Where its dwellings stand, asked of a comune: no plan gives their address. */
export function whereabouts(
  question: string,
  places: readonly AskedPlace[],
  aspect: string | null,
): readonly string[] {
  const ofComune = places.length > 0 && places.every(({ kind }) => kind === 'comune');
  return ofComune && aspect === null && WHERE.test(question) ? ['l’indirizzo degli alloggi elencati'] : [];
}

const WHERE =
  /\bdove\s+(?:sono|stanno|si trovano|sarebbero)\s+(?:(?:gli|le|i|tutte|tutti)\s+)*(?:case|alloggi|appartamenti|abitazioni|palazz\w+)\b/i;
