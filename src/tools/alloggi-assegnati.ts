// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const alloggiAssegnati = definePlaceTool({
  name: 'alloggi_assegnati',
  title: 'Alloggi assegnati',
  description: 'Alloggi SAP assegnati l’anno prima del piano. Es. {"comune":"Cremona"}',
  measures: [
    'alloggi_assegnati',
    'alloggi_assegnati_deroga',
    'alloggi_assegnati_totale',
    'alloggi_assegnati_mobilita',
  ],
  notes: () => ["«Anno precedente» nel piano dell'anno N è l'anno N-1."],
});
