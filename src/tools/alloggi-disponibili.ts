// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { measuresOfPlace } from './measures-of-place.ts';
import { misureOutput } from './rows.ts';
import { pageInput, resolveScope, scopeInput } from './scope.ts';
import { defineTool } from './tool.ts';

const MEASURES = [
  'alloggi_liberi',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
  'alloggi_previsti',
];

export const alloggiDisponibili = defineTool({
  name: 'alloggi_disponibili',
  title: 'Alloggi liberi e in previsione',
  description:
    'Alloggi SAP liberi, da ristrutturazioni, in carenza manutentiva e totale in previsione, per ente e comune. Es. {"comune":"Vescovato"}',
  input: z.strictObject({ ...scopeInput, ...pageInput }),
  output: misureOutput,
  run(input, context) {
    const scope = resolveScope(input, context, MEASURES);
    const output = measuresOfPlace(context.plan, scope, {
      ...input,
      measures: MEASURES,
      ente: input.ente,
      counts: [{ state: 'LIBERO' }],
      wholeAmbito: false,
    });
    const sat = output.conteggi.filter((count) => count.etichetta.includes('uso SAT'));
    output.note.push('Il piano è una ricognizione a una data: non dice la disponibilità di oggi.');
    if (sat.length > 0) {
      output.note.push(
        'Il titolo della tabella dice SAP, ma tra gli alloggi liberi elencati alcuni sono destinati a SAT: vedi i conteggi.',
      );
    }
    if (output.dati.some((row) => row.stato === 'inconsistent')) {
      output.note.push(
        'Per almeno un ente il piano non inserisce il dato perché quelli in piattaforma non sono coerenti: non è uno zero.',
      );
    }
    return output;
  },
});
