// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { measureCalled } from './measure-called.ts';
import { measuresOfPlace } from './measures-of-place.ts';
import { misureOutput } from './rows.ts';
import { pageInput, resolveScope, scopeInput } from './scope.ts';
import { defineTool } from './tool.ts';

export const datiDelPiano = defineTool({
  name: 'dati_del_piano',
  title: 'Qualunque misura del piano',
  description:
    'Una misura del catalogo per un comune, un ambito o un’area: famiglie, risposte, deleghe, domande, importi… Es. {"misura":"comuni_rispondenti","ambito":"Cremonese"}',
  input: z.strictObject({
    misura: z.string().max(60).describe('Identificativo. Es. "famiglie"'),
    ...scopeInput,
    ...pageInput,
  }),
  output: misureOutput,
  run(input, context) {
    const measure = measureCalled(input.misura, context);
    const scope = resolveScope(input, context, [measure.id]);
    const question = { ...input, measures: [measure.id], ente: input.ente, counts: [] };
    return { ...measuresOfPlace(context.plan, scope, question), note: [measure.definition] };
  },
});
