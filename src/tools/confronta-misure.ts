// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold } from '../italian/fold.ts';
import type { Group, MeasureInfo } from '../plan/plan.ts';
import { measureCalled } from './measure-called.ts';
import { dato, elenco, fonte, luogo, note, piano, toFonte, toPiano } from './rows.ts';
import { page, pageInput, resolveScope, type Scope, scopeInput } from './scope.ts';
import { defineTool, type ToolContext, ToolError } from './tool.ts';

export const confrontaMisure = defineTool({
  name: 'confronta_misure',
  title: 'Confronti, somme e classifiche',
  description:
    'Una misura sommata per comune, ente, aggregazione o piano, in ordine, con quota sul totale. Es. {"misura":"alloggi_liberi","per":"comune","ambito":"Cremonese","limite":5}',
  input: z.strictObject({
    misura: z.string().max(60).describe('Identificativo. Es. "alloggi_liberi"'),
    per: z.enum(['comune', 'ente', 'aggregazione', 'piano']).describe('Come raggruppare. Es. "comune"'),
    ...scopeInput,
    ordine: z.enum(['decrescente', 'crescente']).default('decrescente').describe('Es. "decrescente"'),
    minimo: z.number().optional().describe('Solo gruppi con almeno questo valore. Es. 1'),
    massimo: z.number().optional().describe('Solo gruppi con al più questo valore. Es. 10'),
    ...pageInput,
  }),
  output: z.object({
    piani: z.array(piano),
    luogo,
    misura: z.object({ id: z.string(), etichetta: z.string(), definizione: z.string(), unita: z.string() }),
    gruppi: z.array(
      z.object({
        posizione: z.int().describe('1 il più alto; a pari valore la stessa'),
        nome: z.string(),
        quota: z.number().nullable().describe('Percentuale sulla somma dei gruppi'),
        dato,
        fonti: z.array(fonte).describe('Le righe sommate'),
      }),
    ),
    conteggio: dato.describe('Quanti gruppi in tutto'),
    note,
    ...elenco,
  }),
  run(input, context) {
    const { plan } = context;
    const measure = measureCalled(input.misura, context);
    if (measure.unit === 'testo') {
      throw new ToolError(
        `La misura «${measure.id}» è un testo: non si somma né si ordina. Usare dati_del_piano.`,
      );
    }
    const scope = resolveScope(input, context, [measure.id]);
    const documents = input.per === 'piano' ? plan.plansOf(scope.ambito.id) : [scope.document];
    const query = {
      documents: documents.map(({ id }) => id),
      measure: measure.id,
      by: input.per,
      ownerKind: input.ente,
      istat: scope.comune?.istat,
      min: input.minimo,
      max: input.massimo,
      order: input.ordine,
    };
    const { total } = plan.groups({ ...query, limit: 1, offset: 0 });
    const { limit, offset, list } = page(input, total);
    const { groups } = plan.groups({ ...query, limit, offset });
    return {
      piani: documents.map(toPiano),
      luogo: scope.place,
      misura: {
        id: measure.id,
        etichetta: measure.label,
        definizione: measure.definition,
        unita: measure.unit,
      },
      gruppi: groups.map((group) => ({
        posizione: group.rank,
        nome: group.name,
        quota: group.share,
        dato: groupFigure(group, measure, input.per, context),
        fonti: group.operands.flatMap((id) => {
          const fact = plan.fact(id);
          return fact ? [toFonte(plan, fact)] : [];
        }),
      })),
      conteggio: countFigure(total, groups, measure, scope, input),
      note: [
        'Le righe senza un numero (vuote, trattini, non inserite) non entrano nelle somme.',
        ...(input.per === 'piano'
          ? ['Piani di anni diversi possono definire la stessa colonna in modo diverso.']
          : []),
      ],
      ...list,
    };
  },
});

function groupFigure(group: Group, measure: MeasureInfo, by: string, { plan }: ToolContext) {
  const first = plan.fact(group.operands[0] ?? '');
  const fonte = first
    ? toFonte(plan, first)
    : toFonte(plan, { document: group.document, lines: group.lines, raw: '' });
  return {
    id: `${group.document}/calcolo/gruppo-${by}/${fold(group.name).replaceAll(/[^a-z0-9]+/g, '-')}/${measure.id}`,
    misura: measure.id,
    etichetta: measure.label,
    valore: group.value,
    unita: measure.unit,
    stato: 'declared',
    ente: by === 'ente' ? group.name : null,
    luogo: by === 'comune' ? { tipo: 'comune', nome: group.name, istat: group.istat } : null,
    anno: first?.year ?? 0,
    operazione: 'somma',
    operandi: [...group.operands],
    fonte,
  };
}

/** How many groups there are, as a figure that rests on their rows. */
function countFigure(
  total: number,
  groups: readonly Group[],
  measure: MeasureInfo,
  scope: Scope,
  input: { per: string; minimo?: number | undefined; massimo?: number | undefined },
): z.infer<typeof dato> {
  const first = groups[0];
  const bounds = [input.minimo, input.massimo].map((bound) => bound ?? '').join('-');
  return {
    id: `${scope.document.id}/calcolo/quanti-${input.per}/${scope.key}/${measure.id}/${bounds}`,
    misura: measure.id,
    etichetta: `numero di gruppi con ${measure.label}`,
    valore: total,
    unita: input.per,
    stato: 'declared',
    ente: null,
    luogo: scope.place,
    anno: scope.document.year,
    operazione: 'conteggio',
    operandi: groups.flatMap((group) => [...group.operands]),
    fonte: {
      documento: scope.document.id,
      sezione: '',
      righe: first ? [first.lines[0], first.lines[1]] : [1, 1],
      testo: '',
    },
  };
}
