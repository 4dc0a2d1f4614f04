// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { measuresOfPlace } from './measures-of-place.ts';
import { misureOutput } from './rows.ts';
import { pageInput, resolveScope, scopeInput } from './scope.ts';
import { defineTool } from './tool.ts';

const MEASURES = ['alloggi_sat'];

export const quoteSat = defineTool({
  name: 'quote_sat',
  title: 'Alloggi per i servizi transitori (SAT)',
  description:
    'Alloggi destinati ai servizi abitativi transitori (emergenze), per ente e comune. Es. {"comune":"Bordolano"}',
  input: z.strictObject({ ...scopeInput, ...pageInput }),
  output: misureOutput,
  run(input, context) {
    const scope = resolveScope(input, context, MEASURES);
    const output = measuresOfPlace(context.plan, scope, {
      ...input,
      measures: MEASURES,
      ente: input.ente,
      counts: [{ service: 'SAT' }],
      wholeAmbito: true,
    });
    output.note.push(
      'Gli alloggi SAT sono da individuare tra quelli previsti come disponibili: non si aggiungono a essi.',
    );
    if (scope.comune && output.dati.some((row) => row.luogo?.tipo === 'ambito')) {
      output.note.push("ALER indica un numero per tutto l'ambito, senza dire in quali comuni.");
    }
    return output;
  },
});
