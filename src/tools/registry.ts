// SPDX-License-Identifier: EUPL-1.2
import { alloggiDisponibili } from './alloggi-disponibili.ts';
import { cercaNeiDocumenti } from './cerca-nei-documenti.ts';
import { contributoSolidarieta } from './contributo-solidarieta.ts';
import { elencaAlloggi } from './elenca-alloggi.ts';
import { leggiDocumento } from './leggi-documento.ts';
import { quoteSat } from './quote-sat.ts';
import type { Tool } from './tool.ts';
import { trovaTerritorio } from './trova-territorio.ts';

/** Every tool, in the order in which a client sees them. */
export const TOOLS: readonly Tool[] = [
  trovaTerritorio,
  alloggiDisponibili,
  elencaAlloggi,
  quoteSat,
  contributoSolidarieta,
  cercaNeiDocumenti,
  leggiDocumento,
];
