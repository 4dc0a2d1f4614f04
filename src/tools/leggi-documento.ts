// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { DocumentLine } from '../plan/plan.ts';
import { elenco } from './rows.ts';
import { noDocument } from './scope.ts';
import { defineTool, ToolError } from './tool.ts';

/** Lines given at once, and characters: a paragraph can be one line of a thousand. */
const MOST_LINES = 120;
const MOST_CHARACTERS = 9_000;

export const leggiDocumento = defineTool({
  name: 'leggi_documento',
  title: 'Testo',
  description:
    'Righe di un documento, per controllare una cifra. Es. {"documento":"cremonese-2026","da":340,"a":368}',
  input: z.strictObject({
    documento: z.string().max(60).describe('Es. cremonese-2026'),
    da: z.int().min(1).default(1).describe('Es. 340'),
    a: z.int().min(1).optional().describe('Es. 368'),
  }),
  output: z.object({
    documento: z.string(),
    titolo: z.string(),
    sezione: z.string().nullable(),
    righe: z.array(z.object({ n: z.int(), testo: z.string() })),
    ...elenco,
  }),
  run(input, context) {
    const { plan } = context;
    const document = plan.document(input.documento);
    if (!document) throw noDocument(input.documento, context);
    const last = Math.min(input.a ?? document.lineCount, document.lineCount);
    if (input.da > document.lineCount || last < input.da) {
      throw new ToolError(
        `Righe da ${input.da} a ${input.a ?? last} non valide: il documento ha ${document.lineCount} righe, e la prima chiesta non può superare l'ultima.`,
      );
    }
    const end = Math.min(last, input.da + MOST_LINES - 1);
    const lines = fitting(plan.lines(document.id, input.da, end));
    const next = input.da + lines.length;
    return {
      documento: document.id,
      titolo: document.title,
      sezione: plan.sectionAt(document.id, input.da)?.title ?? null,
      righe: lines.map(({ number, text }) => ({ n: number, testo: text })),
      totale: last - input.da + 1,
      restituiti: lines.length,
      cursore: next <= last ? String(next) : null,
    };
  },
});

/** As many lines as there is room for, one at least. */
function fitting(lines: readonly DocumentLine[]): readonly DocumentLine[] {
  let characters = 0;
  const tooMany = lines.findIndex(({ text }) => {
    characters += text.length;
    return characters > MOST_CHARACTERS;
  });
  return tooMany === -1 ? lines : lines.slice(0, Math.max(tooMany, 1));
}
