// SPDX-License-Identifier: EUPL-1.2

import type { Comune } from '../places/model.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import type { Standing } from './turn.ts';

/** The places asked about; without any, every ambito that has a plan, or once for all where ambiti are compared. */
export function placesOf(
  reading: Reading,
  { gazetteer, ambiti }: Pick<Standing, 'gazetteer' | 'ambiti'>,
): readonly AskedPlace[] {
  const among = comuniAmong(reading);
  const [one] = among;
  const ambito = one?.ambito == null ? undefined : gazetteer.ambito(one.ambito);
  if (ambito) return [{ kind: 'ambito', ambito }];
  if (reading.places.length > 0) return withinAmbito(reading);
  const left = reading.excluded.flatMap(({ ambito }) => (ambito === null ? [] : [ambito]));
  const all = (left.length > 0 ? [...new Set(left)] : ambiti)
    .map((id) => gazetteer.ambito(id))
    .filter((ambito) => ambito !== undefined)
    .map((ambito) => ({ kind: 'ambito' as const, ambito }));
  return reading.by === 'ambito' ? all.slice(0, 1) : all;
}

/** Operations that look among comuni. */
const AMONG: ReadonlySet<Reading['operation']> = new Set([
  'elenco_comuni',
  'conteggio_comuni',
  'senza',
  'classifica',
  'massimo',
  'minimo',
]);

/** The comuni of one ambito that are looked among: "quali tra Bordolano e Soresina hanno SAT?"; none where all of it is. */
export function comuniAmong({ places, operation, by }: Reading): readonly Comune[] {
  const comuni = places.flatMap((place) => (place.kind === 'comune' ? [place.comune] : []));
  const [first] = comuni;
  const same = comuni.length === places.length && comuni.every(({ ambito }) => ambito === first?.ambito);
  const looks = AMONG.has(operation) && (by === null || by === 'comune');
  return comuni.length > 1 && first?.ambito !== null && same && looks ? comuni : [];
}

/**
 * "Nel piano cremasco il comune di Cremona": a comune looked up in the plan of another ambito; beside its own ambito, the
 * comune alone is meant.
 */
function withinAmbito({ places, operation }: Reading): readonly AskedPlace[] {
  const ambiti = places.flatMap((place) => (place.kind === 'ambito' ? [place.ambito] : []));
  const [ambito, other] = ambiti;
  const alone = operation === null || operation === 'posizione';
  if (!ambito || other || !alone || !places.some(({ kind }) => kind === 'comune')) return places;
  return places
    .filter(({ kind }) => kind !== 'ambito')
    .map((place) =>
      place.kind === 'comune' && place.comune.ambito !== ambito.id ? { ...place, within: ambito.id } : place,
    );
}
