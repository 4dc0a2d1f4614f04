// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const quoteRiservate = definePlaceTool({
  name: 'quote_riservate',
  title: 'Quote riservate',
  description: 'Quote per indigenti, forze di polizia e altri. Es. {"comune":"Volongo"}',
  measures: [
    'soglia_indigenti',
    'quota_forze_ordine',
    'quota_categorie',
    'categoria_riservata',
    'categoria_rilevanza_sociale',
  ],
  notes: () => ['Le percentuali sono riportate come le scrive il piano, senza interpretarle.'],
});
