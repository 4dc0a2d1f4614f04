// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { MeasureInfo } from '../plan/plan.ts';
import { measureCalled } from './measure-called.ts';
import { measuresOfPlace } from './measures-of-place.ts';
import { type Dato, type MisureOutput, misureOutput } from './rows.ts';
import { pageInput, resolveScope, scopeInput } from './scope.ts';
import { defineTool } from './tool.ts';

export const datiDelPiano = defineTool({
  name: 'dati_del_piano',
  title: 'Qualunque misura',
  description:
    'Qualunque misura: famiglie, deleghe, domande, importi… Es. {"misura":"famiglie","comune":"Crema"}',
  input: z.strictObject({
    misura: z.string().max(60).describe('Es. famiglie'),
    ...scopeInput,
    ...pageInput,
  }),
  output: misureOutput,
  run(input, context) {
    const measure = measureCalled(input.misura, context);
    const scope = resolveScope(input, context, [measure.id]);
    const question = { ...input, measures: [measure.id], ente: input.ente, counts: [] };
    const result = measuresOfPlace(context.plan, scope, question);
    const count = measure.unit === 'testo' && !scope.comune ? countOfComuni(result, measure) : null;
    return {
      ...result,
      totali: [...result.totali, ...(count ? [count] : [])],
      note: [measure.definition],
    };
  },
});

/** How many comuni the plan says this of: words cannot be added up, those of whom they are said can be counted. */
function countOfComuni(result: MisureOutput, measure: MeasureInfo): Dato | null {
  const said = result.dati.filter((row) => row.luogo?.tipo === 'comune');
  const [first] = said;
  if (!first) return null;
  return {
    ...first,
    id: `${result.piano.documento}/calcolo/conteggio-comuni/${measure.id}/${result.luogo.nome}`,
    etichetta: `comuni: ${measure.label}`,
    valore: new Set(said.map((row) => row.luogo?.istat)).size,
    unita: 'comuni',
    stato: 'declared',
    luogo: result.luogo,
    operazione: 'conteggio',
    operandi: said.map((row) => row.id),
  };
}
