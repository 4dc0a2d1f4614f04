// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** What the model answers with: sentences that hold tokens where figures go, and the tokens of what each rests on. */
export const modelReplySchema = z.object({
  esito: z
    .enum(['risposta', 'parziale', 'non_trovato', 'chiarimento'])
    .describe(
      'risposta: tutto ciò che è chiesto; parziale: una parte; non_trovato: i documenti non lo dicono; chiarimento: serve sapere altro dalla persona',
    ),
  frasi: z
    .array(
      z.object({
        testo: z
          .string()
          .describe(
            'Una frase, senza cifre: dove va una cifra scrivi il suo segno, es. «A Vescovato risultano [F1].»',
          ),
        fonti: z.array(z.string()).describe('I segni di ciò su cui la frase si regge, es. ["F1", "P2"]'),
      }),
    )
    .max(40),
});
export type ModelReply = z.infer<typeof modelReplySchema>;
export type ModelSentence = ModelReply['frasi'][number];
