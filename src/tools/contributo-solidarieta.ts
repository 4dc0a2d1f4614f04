// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { measuresOfPlace } from './measures-of-place.ts';
import { misureOutput } from './rows.ts';
import { pageInput, resolveScope, scopeInput } from './scope.ts';
import { defineTool } from './tool.ts';

const MEASURES = ['contributo_riparto', 'contributo_residuo', 'contributo_totale'];

export const contributoSolidarieta = defineTool({
  name: 'contributo_solidarieta',
  title: 'Contributo regionale di solidarietà',
  description:
    'Riparto dell’anno, residuo degli anni precedenti e totale disponibile, in euro, per comune e ALER. Es. {"comune":"Bonemerse"}',
  input: z.strictObject({ ...scopeInput, ...pageInput }),
  output: misureOutput,
  run(input, context) {
    const scope = resolveScope(input, context, MEASURES);
    const output = measuresOfPlace(context.plan, scope, {
      ...input,
      measures: MEASURES,
      ente: input.ente,
      counts: [],
      wholeAmbito: true,
    });
    const years = new Set(output.dati.map((row) => row.anno));
    if (years.size > 0 && !years.has(scope.document.year)) {
      output.note.push(
        `Il piano ${scope.document.year} riporta il riparto dell'anno ${[...years].join(', ')}.`,
      );
    }
    if (output.dati.some((row) => row.stato === 'dash')) {
      output.note.push(
        'Dove il documento stampa «- €» non c’è un importo dichiarato: nelle somme vale zero.',
      );
    }
    if (!scope.comune) {
      const scopes = context.plan
        .checks(scope.document.id)
        .filter((check) => check.verdict === 'scope_differs' && check.id.includes('contributo'));
      output.note.push(...scopes.map((check) => check.note));
    }
    return output;
  },
});
