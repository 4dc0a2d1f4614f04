// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Comune } from '../places/model.ts';
import { luogo, note, piano, toPiano } from './rows.ts';
import { resolveAmbito } from './scope.ts';
import { defineTool, type ToolContext, ToolError } from './tool.ts';

const territorio = luogo.extend({
  provincia: z.string().nullable(),
  ambito: z.string().nullable(),
  piani: z.array(piano).describe('Piani annuali che lo comprendono, dal più recente'),
});

export const trovaTerritorio = defineTool({
  name: 'trova_territorio',
  title: 'Luoghi',
  description: 'Comune o ambito di un nome, anche scritto male. Es. {"nome":"gadesco p.d."}',
  input: z.strictObject({
    nome: z.string().min(1).max(100).describe('Es. gadesco p.d.'),
  }),
  output: z.object({
    esito: z.enum(['trovato', 'ambiguo', 'fuori', 'sconosciuto']),
    territori: z.array(territorio).describe('Uno se trovato; più di uno, i candidati'),
    note,
  }),
  run({ nome }, context) {
    const found = context.gazetteer.identify(nome);
    switch (found.kind) {
      case 'comune':
        return {
          esito: 'trovato' as const,
          territori: [describe(found.comune, context)],
          note: found.certainty === 'probable' ? [`Nome interpretato: ${found.reason}.`] : [],
        };
      case 'ambiguous':
        return {
          esito: 'ambiguo' as const,
          territori: found.candidates.map((comune) => describe(comune, context)),
          note: [`«${nome}» può indicare più comuni: indicare quale.`],
        };
      case 'elsewhere':
        return {
          esito: 'fuori' as const,
          territori: [],
          note: [`${found.nome} (${found.provincia}) è fuori dagli ambiti caricati.`],
        };
      case 'unknown':
        return ambito(nome, context, found.nearest);
    }
  },
});

function ambito(nome: string, context: ToolContext, nearest: readonly Comune[]) {
  try {
    const found = resolveAmbito(nome, context);
    const territorio = {
      tipo: 'ambito',
      nome: found.nome,
      istat: null,
      provincia: null,
      ambito: found.id,
      piani: context.plan.plansOf(found.id).map(toPiano),
    };
    return { esito: 'trovato' as const, territori: [territorio], note: [found.provenienza] };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return {
      esito: 'sconosciuto' as const,
      territori: nearest.map((comune) => describe(comune, context)),
      note: [`Nessun comune si chiama «${nome}»${nearest.length > 0 ? ': ecco i più vicini' : ''}.`],
    };
  }
}

function describe(comune: Comune, { plan }: ToolContext): z.infer<typeof territorio> {
  return {
    tipo: 'comune',
    nome: comune.nome,
    istat: comune.istat,
    provincia: comune.provincia,
    ambito: comune.ambito,
    piani: comune.ambito === null ? [] : plan.plansOf(comune.ambito).map(toPiano),
  };
}
