// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const quoteSat = definePlaceTool({
  name: 'quote_sat',
  title: 'Alloggi SAT',
  description: 'Alloggi SAT (servizi abitativi transitori). Es. {"comune":"Bordolano"}',
  measures: ['alloggi_sat'],
  counts: [{ service: 'SAT' }],
  notes: ({ dati }, { comune }) => [
    'Gli alloggi SAT sono da individuare tra quelli previsti come disponibili: non si aggiungono a essi.',
    ...(comune && dati.some((row) => row.luogo?.tipo === 'ambito')
      ? ["ALER indica un numero per tutto l'ambito, senza dire in quali comuni."]
      : []),
  ],
});
