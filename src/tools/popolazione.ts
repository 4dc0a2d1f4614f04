// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const popolazione = definePlaceTool({
  name: 'popolazione',
  title: 'Popolazione',
  description: 'Abitanti, superficie e densità. Es. {"comune":"Ostiano"}',
  measures: [
    'popolazione',
    'popolazione_maschi',
    'popolazione_femmine',
    'superficie',
    'densita',
    'numero_comuni',
  ],
  notes: () => ["L'anno è quello della data a cui il piano riferisce la popolazione."],
});
