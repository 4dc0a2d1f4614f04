// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const alloggiDisponibili = definePlaceTool({
  name: 'alloggi_disponibili',
  title: 'Alloggi liberi',
  description: 'Alloggi SAP liberi e in previsione. Es. {"comune":"Vescovato"}',
  measures: [
    'alloggi_liberi',
    'alloggi_liberi_e_turnover',
    'alloggi_turnover',
    'alloggi_da_ristrutturazione',
    'alloggi_nuova_edificazione',
    'alloggi_nuova_edificazione_e_ristrutturazione',
    'alloggi_carenza_manutentiva',
    'alloggi_conferiti_privati',
    'alloggi_previsti',
  ],
  counts: [{}],
  notes: ({ conteggi, dati }) => [
    'Il piano è una ricognizione a una data: non dice la disponibilità di oggi.',
    ...(conteggi.some((count) => count.gruppo?.uso === 'SAT' && count.gruppo.stato === 'libero')
      ? [
          'Il titolo della tabella dice SAP, ma tra gli alloggi liberi elencati alcuni sono destinati a SAT: vedi i conteggi.',
        ]
      : []),
    ...(dati.some((row) => row.misura === 'alloggi_liberi_e_turnover')
      ? [
          'Questo piano non distingue gli alloggi già liberi da quelli che si libereranno per avvicendamento: non vanno confrontati con i «liberi» di altri piani.',
        ]
      : []),
    ...(dati.some((row) => row.stato === 'inconsistent')
      ? [
          'Per almeno un ente il piano non inserisce il dato perché quelli in piattaforma non sono coerenti: non è uno zero.',
        ]
      : []),
  ],
});
