// SPDX-License-Identifier: EUPL-1.2

import { alloggiAssegnati } from './alloggi-assegnati.ts';
import { alloggiDisponibili } from './alloggi-disponibili.ts';
import { calcola } from './calcola.ts';
import { cercaNeiDocumenti } from './cerca-nei-documenti.ts';
import { confrontaMisure } from './confronta-misure.ts';
import { contributoSolidarieta } from './contributo-solidarieta.ts';
import { datiDelPiano } from './dati-del-piano.ts';
import { elencaAlloggi } from './elenca-alloggi.ts';
import { elencaPiani } from './elenca-piani.ts';
import { leggiDocumento } from './leggi-documento.ts';
import { patrimonioAbitativo } from './patrimonio-abitativo.ts';
import { popolazione } from './popolazione.ts';
import { quoteRiservate } from './quote-riservate.ts';
import { quoteSat } from './quote-sat.ts';
import type { Tool } from './tool.ts';
import { trovaTerritorio } from './trova-territorio.ts';
import { verificaDati } from './verifica-dati.ts';

/** Every tool, in the order in which a client sees them. */
export const TOOLS: readonly Tool[] = [
  elencaPiani,
  trovaTerritorio,
  alloggiDisponibili,
  elencaAlloggi,
  patrimonioAbitativo,
  quoteSat,
  quoteRiservate,
  alloggiAssegnati,
  contributoSolidarieta,
  popolazione,
  datiDelPiano,
  confrontaMisure,
  calcola,
  verificaDati,
  cercaNeiDocumenti,
  leggiDocumento,
];
