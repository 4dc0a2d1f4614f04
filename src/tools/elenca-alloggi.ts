// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold } from '../italian/fold.ts';
import type { DwellingFilter } from '../plan/plan.ts';
import { alloggio, conteggiOf, fontiSopra, toAlloggio, toConteggio } from './dwelling-rows.ts';
import { dato, elenco, fonte, luogo, note, piano, toPiano } from './rows.ts';
import { page, pageInput, resolveComune, resolveScope, type Scope, scopeInput } from './scope.ts';
import { defineTool, type ToolContext, ToolError, UNLISTED } from './tool.ts';

export const elencaAlloggi = defineTool({
  name: 'elenca_alloggi',
  title: 'Alloggi elencati',
  description: 'Alloggi uno per uno, con codice, U.I., uso e stato. Es. {"comune":"Isola Dovarese"}',
  input: z.strictObject({
    ...scopeInput,
    area: scopeInput.area.meta(UNLISTED),
    uso: z.enum(['SAP', 'SAS', 'SAT']).optional().describe('Es. SAT'),
    stato: z.enum(['libero', 'ristrutturazione', 'carenza manutentiva']).optional().describe('Es. libero'),
    sfittanza: z.string().max(40).optional().describe('Es. 1007').meta(UNLISTED),
    elenco: z.string().max(40).optional().describe('Uno solo degli elenchi. Es. Allegato B').meta(UNLISTED),
    escludi: z.array(z.string().max(100)).max(20).optional().describe('Comuni da non contare').meta(UNLISTED),
    codice: z
      .string()
      .regex(/^[\w./-]{3,40}$/, { error: 'è un ID alloggio o un numero di U.I., per esempio 3157676' })
      .optional()
      .describe('Es. 3157676'),
    ...pageInput,
  }),
  output: z.object({
    piano: piano.nullable(),
    piano_piu_recente: piano.nullable().describe('Che non ne elenca'),
    luogo: luogo.nullable(),
    alloggi: z.array(alloggio),
    /** Lines above the rows that print a comune, a state or a vacancy once for several of them. */
    fonti_sopra: z.array(fonte).optional().meta(UNLISTED),
    conteggio: dato.nullable().describe('Quanti sono in tutto'),
    conteggi: z.array(dato).describe('Per uso e stato'),
    /** Of an ambito or a part of it, on the first page. */
    per_comune: z.array(dato).meta(UNLISTED),
    note,
    ...elenco,
  }),
  run(input, context) {
    const { plan } = context;
    const byCode = input.codice !== undefined && input.comune === undefined && input.ambito === undefined;
    const newest = byCode ? null : resolveScope(input, context, []);
    const filterOf = (scope: Scope | null): DwellingFilter => ({
      document: scope?.document.id,
      istat: scope?.comune?.istat,
      area: scope?.area ?? undefined,
      exclude: input.escludi?.map((name) => resolveComune(name, context).istat),
      ownerKind: input.ente,
      service: input.uso,
      state: input.stato,
      table: input.elenco && fold(input.elenco).replaceAll(' ', '-'),
      vacancy: input.sfittanza,
      code: input.codice,
    });
    const scope = newest && listing(newest, input, filterOf, context);
    const filter = filterOf(scope);
    const { limit, offset, list } = page(input, plan.countDwellings(filter));
    const rows = plan.dwellings({ ...filter, limit, offset });
    const alloggi = rows.map((row) => toAlloggio(plan, row));
    const fonti_sopra = fontiSopra(plan, alloggi);
    if (input.codice !== undefined && alloggi.length === 0) {
      throw new ToolError(
        `Nessun alloggio elencato ha il codice ${input.codice}: controllare il codice (ID alloggio o U.I.).`,
      );
    }
    const [only] = alloggi;
    const document = scope?.document ?? (only && plan.document(only.fonte.documento));
    return {
      piano: document ? toPiano(document) : null,
      piano_piu_recente: newest && scope !== newest ? toPiano(newest.document) : null,
      luogo: scope?.place ?? null,
      alloggi,
      conteggio:
        scope &&
        toConteggio(plan, scope.document, plan.dwellingTotal(filter), {
          etichetta: 'alloggi elencati',
          ente: input.ente ?? null,
          luogo: scope.place,
          key: [
            scope.key,
            'elenco',
            input.ente,
            input.uso,
            input.stato?.replaceAll(' ', '-'),
            input.sfittanza && fold(input.sfittanza),
            ...(input.escludi ?? []).map((name) => `senza-${fold(name).replaceAll(/[^a-z0-9]+/g, '-')}`),
            input.elenco && fold(input.elenco).replaceAll(' ', '-'),
          ]
            .filter(Boolean)
            .join('-'),
        }),
      conteggi: scope ? conteggiOf(plan, scope.document, filter, { luogo: scope.place, key: scope.key }) : [],
      ...(fonti_sopra.length > 0 && { fonti_sopra }),
      per_comune:
        scope && !scope.comune && input.cursore === undefined ? byComune(scope, filter, context) : [],
      note: [
        'Sono gli alloggi che il documento elenca uno per uno: non tutto il patrimonio.',
        ...(alloggi.some((row) => row.id_alloggio === null)
          ? ['Di alcuni alloggi il codice non è stato comunicato.']
          : []),
      ],
      ...list,
    };
  },
});

/** The dwellings of an ambito, counted for each comune that has any. */
function byComune({ document, key }: Scope, filter: DwellingFilter, { plan }: ToolContext) {
  return plan.dwellingsByComune(filter).map(({ name, istat, ...count }) =>
    toConteggio(plan, document, count, {
      etichetta: `alloggi elencati a ${name}`,
      ente: null,
      luogo: { tipo: 'comune', nome: name, istat },
      key: `${key}/${istat ?? fold(name)}-${count.operands.length}-${count.lines.join('-')}`,
    }),
  );
}

/** Of no year asked, the most recent plan that lists such dwellings; the newest where none does. */
function listing(
  newest: Scope,
  input: Parameters<typeof resolveScope>[0],
  filterOf: (scope: Scope) => DwellingFilter,
  context: ToolContext,
): Scope {
  const { plan } = context;
  if (input.anno !== undefined || plan.countDwellings(filterOf(newest)) > 0) return newest;
  for (const { year } of plan.plansOf(newest.ambito.id)) {
    const older = resolveScope({ ...input, anno: year }, context, []);
    if (plan.countDwellings(filterOf(older)) > 0) return older;
  }
  return newest;
}
