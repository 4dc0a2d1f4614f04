// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const quoteRiservate = definePlaceTool({
  name: 'quote_riservate',
  title: 'Quote e categorie riservate',
  description:
    'Soglia indigenti oltre il 20%, quota per forze di polizia e vigili del fuoco, categorie aggiuntive. Es. {"comune":"Volongo"}',
  measures: [
    'soglia_indigenti',
    'quota_forze_ordine',
    'quota_categorie',
    'categoria_riservata',
    'categoria_rilevanza_sociale',
  ],
  notes: () => ['Le percentuali sono riportate come le scrive il piano, senza interpretarle.'],
});
