// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const alloggiDisponibili = definePlaceTool({
  name: 'alloggi_disponibili',
  title: 'Alloggi liberi e in previsione',
  description:
    'Alloggi SAP liberi e in previsione con le loro parti, per ente e comune. Es. {"comune":"Vescovato"}',
  measures: [
    'alloggi_liberi',
    'alloggi_da_ristrutturazione',
    'alloggi_carenza_manutentiva',
    'alloggi_previsti',
  ],
  counts: [{ state: 'LIBERO' }],
  notes: ({ conteggi, dati }) => [
    'Il piano è una ricognizione a una data: non dice la disponibilità di oggi.',
    ...(conteggi.some((count) => count.etichetta.includes('uso SAT'))
      ? [
          'Il titolo della tabella dice SAP, ma tra gli alloggi liberi elencati alcuni sono destinati a SAT: vedi i conteggi.',
        ]
      : []),
    ...(dati.some((row) => row.stato === 'inconsistent')
      ? [
          'Per almeno un ente il piano non inserisce il dato perché quelli in piattaforma non sono coerenti: non è uno zero.',
        ]
      : []),
  ],
});
