// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { among } from './filtered-groups.ts';
import { pageInput, scopeInput } from './scope.ts';
import { UNLISTED } from './tool.ts';

const comuni = z.array(z.string().max(100));

/** What is compared, by which groups, and what narrows it. */
export const comparison = z.strictObject({
  misura: z.string().max(60).describe('Es. alloggi_liberi'),
  per: z.enum(['comune', 'ente', 'aggregazione', 'piano', 'ambito']).describe('Es. comune'),
  ...scopeInput,
  area: scopeInput.area.meta(UNLISTED),
  ordine: z.enum(['decrescente', 'crescente']).default('decrescente').describe('Es. crescente'),
  minimo: z.number().optional().describe('Es. 1'),
  massimo: z.number().optional().describe('Es. 10'),
  maggiore_di: z.number().optional().describe('Es. 0').meta(UNLISTED),
  minore_di: z.number().optional().describe('Es. 10').meta(UNLISTED),
  escludi: comuni.max(20).optional().describe('Comuni da non contare. Es. ["Cremona"]').meta(UNLISTED),
  solo: comuni.max(60).optional().describe('Comuni tra cui cercare. Es. ["Soresina"]').meta(UNLISTED),
  di: z.string().max(100).optional().describe('Di quale gruppo dare il posto. Es. Soresina').meta(UNLISTED),
  tra: among
    .optional()
    .describe('Solo i comuni con un’altra misura. Es. {"misura":"alloggi_sat"}')
    .meta(UNLISTED),
  rispetto_a: z
    .strictObject({
      come: z.enum(['differenza', 'quota', 'rapporto', 'insieme']),
      misura: z.string().max(60).optional(),
      ente: scopeInput.ente,
      anno: scopeInput.anno,
      ogni: z.number().min(1).max(1_000_000).default(1),
    })
    .optional()
    .describe('Di ogni gruppo, la misura meno un’altra, o divisa per un’altra. Es. {"come":"rapporto"}')
    .meta(UNLISTED),
  ...pageInput,
});
export type Comparison = z.infer<typeof comparison>;
