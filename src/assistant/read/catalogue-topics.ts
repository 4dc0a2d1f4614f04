// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { LabelledMeasure } from './measure-labels.ts';

/** The measures of `data/misure.json`. */
export const catalogueSchema = z.array(z.object({ id: z.string(), label: z.string(), unit: z.string() }));

/** What the ids of topics begin with that stand for a measure which no topic has words for. */
export const UNWORDED = 'misura:';

/** Measures of the catalogue that no topic has words for are asked by their label. */
export function catalogueTopics(
  catalogue: z.infer<typeof catalogueSchema>,
  known: readonly { readonly misure?: readonly string[] | undefined }[],
) {
  const held = new Set(known.flatMap((topic) => topic.misure ?? []));
  return catalogue
    .filter((measure) => !held.has(measure.id))
    .map(({ id, label }) => ({
      id: `${UNWORDED}${id}`,
      precisa: undefined,
      debole: undefined,
      prima_che_dice: undefined,
      contrario: undefined,
      strumento: 'dati_del_piano',
      misure: [id],
      non_caricato: undefined,
      non_disponibile: undefined,
      frasi: [label],
    }));
}

/** The measures that a topic asks for alone, with what their labels are to be read as. */
export function labelledMeasures(
  catalogue: z.infer<typeof catalogueSchema>,
  topics: readonly { readonly id: string; readonly misure?: readonly string[] | undefined }[],
): LabelledMeasure[] {
  return catalogue.flatMap(({ id, label, unit }) => {
    const alone = topics.find(({ misure }) => misure?.length === 1 && misure[0] === id);
    return alone ? [{ topic: alone.id, label, unit, unworded: alone.id.startsWith(UNWORDED) }] : [];
  });
}
