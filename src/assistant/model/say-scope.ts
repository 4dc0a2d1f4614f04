// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Gazetteer } from '../../places/model.ts';
import type { Scope } from '../reply.ts';

/** What is looked at in a reading: whether places and years are known already. */
const readingSchema = z.object({ places: z.array(z.unknown()), years: z.array(z.unknown()) });

/**
 * The last turn with what of the scope it leaves room for said in words, which is what a model reads: "quanti alloggi
 * liberi (ambito Cremasco, anno 2019)?".
 */
export function sayScope(
  turns: readonly string[],
  scope: Scope | undefined,
  explained: Record<string, unknown>,
  gazetteer: Gazetteer,
): readonly string[] {
  const last = turns.at(-1);
  const reading = readingSchema.safeParse(explained).data;
  if (scope === undefined || last === undefined || reading === undefined) return turns;
  const ambito = scope.ambito === null ? undefined : gazetteer.ambito(scope.ambito);
  const added = [
    ...(ambito && reading.places.length === 0 ? [`ambito ${ambito.nome}`] : []),
    ...(scope.year !== null && reading.years.length === 0 ? [`anno ${scope.year}`] : []),
  ];
  if (added.length === 0) return turns;
  // Before the question mark: after it another question would begin.
  const [, words = last, end = ''] = /^(.*?)([\s?!.]*)$/s.exec(last) ?? [];
  return [...turns.slice(0, -1), `${words} (${added.join(', ')})${end.trim()}`];
}
