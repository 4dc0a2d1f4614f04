// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** The measures of `data/misure.json`. */
export const catalogueSchema = z.array(z.object({ id: z.string(), label: z.string(), unit: z.string() }));

/** Measures of the catalogue that no topic has words for are asked by their label. */
export function catalogueTopics(
  catalogue: z.infer<typeof catalogueSchema>,
  known: readonly { readonly misure?: readonly string[] | undefined }[],
) {
  const held = new Set(known.flatMap((topic) => topic.misure ?? []));
  return catalogue
    .filter((measure) => !held.has(measure.id))
    .map(({ id, label }) => ({
      id: `misura:${id}`,
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
