// SPDX-License-Identifier: EUPL-1.2
// What is asked of databases of different sizes.
import { cases } from './tool-cases.mjs';

/** Questions of the Cremonese 2026 alone: what they answer is the same however many other plans there are. */
export function oneCase(comuni) {
  const within = { cerca_nei_documenti: { documento: 'cremonese-2026' } };
  return cases.map(({ tool, calls }) => ({
    tool,
    calls: calls(comuni).map(({ args }) => ({ ...args, ...within[tool] })),
  }));
}

/** Questions whose answer grows with the plans, or is looked for in all of them. */
export const acrossCases = [
  { name: 'elenca_piani, all', tool: 'elenca_piani', calls: [{}] },
  {
    name: 'trova_territorio, mistyped',
    tool: 'trova_territorio',
    calls: [{ nome: 'Vescovatto' }, { nome: 'Sorresina' }],
  },
  { name: 'elenca_alloggi, by code', tool: 'elenca_alloggi', calls: [{ codice: '3157676' }] },
  {
    name: 'confronta_misure, by ambito',
    tool: 'confronta_misure',
    calls: [{ misura: 'patrimonio_totale', per: 'ambito', limite: 5 }],
  },
  {
    name: 'verifica_dati, one verdict',
    tool: 'verifica_dati',
    calls: [{ esito: 'scope_differs', limite: 5 }],
  },
  ...[
    ['rare words', 'tutor condominiale'],
    ['common words', 'alloggi disponibili'],
    ['a question', 'quali categorie hanno una quota di alloggi riservata?'],
  ].map(([name, testo]) => ({
    name: `cerca_nei_documenti, ${name}`,
    tool: 'cerca_nei_documenti',
    calls: [{ testo }],
  })),
];
