// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { elenco } from './rows.ts';
import { defineTool, ToolError } from './tool.ts';

/** Lines given at once. */
const MOST_LINES = 120;

export const leggiDocumento = defineTool({
  name: 'leggi_documento',
  title: 'Testo di un documento',
  description:
    'Le righe di un documento, numerate, per controllare una cifra alla fonte. Es. {"documento":"cremonese-2026","da":340,"a":368}',
  input: z.strictObject({
    documento: z.string().max(60).describe('Identificativo. Es. "cremonese-2026"'),
    da: z.int().min(1).default(1).describe('Prima riga. Es. 340'),
    a: z.int().min(1).optional().describe('Ultima riga. Es. 368'),
  }),
  output: z.object({
    documento: z.string(),
    titolo: z.string(),
    sezione: z.string().nullable(),
    righe: z.array(z.object({ n: z.int(), testo: z.string() })),
    ...elenco,
  }),
  run(input, { plan }) {
    const document = plan.document(input.documento);
    if (!document) {
      const known = plan.documents().map(({ id }) => id);
      throw new ToolError(
        `Nessun documento ha l'identificativo «${input.documento}». Quelli caricati: ${known.join(', ')}.`,
      );
    }
    const last = Math.min(input.a ?? document.lineCount, document.lineCount);
    if (input.da > document.lineCount || last < input.da) {
      throw new ToolError(
        `Righe da ${input.da} a ${input.a ?? last} non valide: il documento ha ${document.lineCount} righe, e la prima chiesta non può superare l'ultima.`,
      );
    }
    const end = Math.min(last, input.da + MOST_LINES - 1);
    const lines = plan.lines(document.id, input.da, end);
    return {
      documento: document.id,
      titolo: document.title,
      sezione: plan.sectionAt(document.id, input.da)?.title ?? null,
      righe: lines.map(({ number, text }) => ({ n: number, testo: text })),
      totale: last - input.da + 1,
      restituiti: lines.length,
      cursore: end < last ? String(end + 1) : null,
    };
  },
});
