// SPDX-License-Identifier: EUPL-1.2
import { definePlaceTool } from './place-tool.ts';

export const contributoSolidarieta = definePlaceTool({
  name: 'contributo_solidarieta',
  title: 'Contributo di solidarietà',
  description: 'Riparto, residuo e totale, per comune e ALER. Es. {"comune":"Bonemerse"}',
  measures: ['contributo_riparto', 'contributo_residuo', 'contributo_totale'],
  notes({ dati }, { document, comune }, { plan }) {
    const years = new Set(dati.map((row) => row.anno));
    const scopes = comune
      ? []
      : plan
          .checks(document.id)
          .filter((check) => check.verdict === 'scope_differs' && check.id.includes('contributo'));
    return [
      ...(years.size > 0 && !years.has(document.year)
        ? [`Il piano ${document.year} riporta il riparto dell'anno ${[...years].join(', ')}.`]
        : []),
      ...(dati.some((row) => row.stato === 'dash')
        ? ['Dove il documento stampa «- €» non c’è un importo dichiarato: nelle somme vale zero.']
        : []),
      ...scopes.map((check) => check.note),
    ];
  },
});
