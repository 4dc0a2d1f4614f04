// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold } from '../italian/fold.ts';
import type { Group, MeasureInfo } from '../plan/plan.ts';
import { measureCalled } from './measure-called.ts';
import { tableOf } from './measures-of-place.ts';
import { planGroups } from './plan-groups.ts';
import { ADDABLE, dato, elenco, fonte, luogo, note, piano, toFonte, toPiano } from './rows.ts';
import { page, pageInput, resolveComune, resolveScope, scopeInput } from './scope.ts';
import { defineTool, type ToolContext, ToolError, UNLISTED } from './tool.ts';

const input = z.strictObject({
  misura: z.string().max(60).describe('Es. alloggi_liberi'),
  per: z.enum(['comune', 'ente', 'aggregazione', 'piano', 'ambito']).describe('Es. comune'),
  ...scopeInput,
  area: scopeInput.area.meta(UNLISTED),
  ordine: z.enum(['decrescente', 'crescente']).default('decrescente').describe('Es. crescente'),
  minimo: z.number().optional().describe('Es. 1'),
  massimo: z.number().optional().describe('Es. 10'),
  maggiore_di: z.number().optional().describe('Es. 0').meta(UNLISTED),
  minore_di: z.number().optional().describe('Es. 10').meta(UNLISTED),
  escludi: z
    .array(z.string().max(100))
    .max(20)
    .optional()
    .describe('Comuni da non contare. Es. ["Cremona"]')
    .meta(UNLISTED),
  ...pageInput,
});
type Input = z.infer<typeof input>;

export const confrontaMisure = defineTool({
  name: 'confronta_misure',
  title: 'Confronti e classifiche',
  description:
    'Una misura per gruppi, in ordine, con somma e quote. Es. {"misura":"alloggi_liberi","per":"comune","ambito":"Cremonese"}',
  input,
  output: z.object({
    piani: z.array(piano),
    luogo,
    misura: z.object({ id: z.string(), etichetta: z.string(), definizione: z.string(), unita: z.string() }),
    gruppi: z.array(
      z.object({
        posizione: z.int().describe('1 il più alto; a pari valore la stessa'),
        nome: z.string(),
        quota: z.number().nullable(),
        dato,
        fonti: z.array(fonte).describe('Le righe sommate'),
      }),
    ),
    conteggio: dato.describe('Quanti gruppi'),
    somma: dato.nullable().describe('Di tutti i gruppi'),
    media: dato.nullable(),
    senza_cifra: z
      .array(
        z.object({
          nome: z.string(),
          istat: z.string(),
          stato: z.string().nullable(),
          scritto: z.string().nullable(),
          fonte: fonte.nullable(),
        }),
      )
      .describe('Comuni senza un numero'),
    tabelle: z.array(fonte),
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
    const { documents, scope, place } = documentsOf(input, measure, context);
    const query = {
      documents: documents.map(({ id }) => id),
      measure: measure.id,
      by: input.per,
      printedAreas: input.per === 'aggregazione' && documents.every(({ id }) => !plan.hasMembers(id)),
      ownerKind: input.ente,
      istat: scope?.comune?.istat,
      area: scope?.area ?? undefined,
      min: input.minimo,
      max: input.massimo,
      over: input.maggiore_di,
      under: input.minore_di,
      exclude: input.escludi?.map((name) => resolveComune(name, context).istat),
      order: input.ordine,
    };
    const own =
      input.per === 'piano' || input.per === 'ambito'
        ? planGroups(
            documents,
            { by: input.per, measure, ente: input.ente, scope, order: input.ordine },
            context,
          )
        : null;
    const inside = (own?.groups ?? []).filter((group) => within(group.value, input));
    const { groups: all, sum, mean } = own ? { groups: inside, sum: 0, mean: null } : plan.groups(query);
    const { limit, offset, list } = page(input, all.length);
    const groups = all.slice(offset, offset + limit);
    const silent =
      input.per === 'comune' && scope && !scope.comune
        ? plan.silentComuni({ ...query, document: scope.document.id })
        : [];
    const addable = ADDABLE.includes(measure.unit);
    const computed = (operazione: string, etichetta: string, valore: number, unita: string) =>
      computedFigure({ operazione, etichetta, valore, unita }, all, measure, {
        document: documents[0]?.id ?? '',
        year: documents[0]?.year ?? 0,
        place,
        key: `${scope?.key ?? 'ambiti'}/${input.per}/${bounds(input)}`,
      });
    return {
      piani: documents.map(toPiano),
      luogo: place,
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
        dato: own?.figures.get(group) ?? groupFigure(group, measure, input.per, context),
        fonti: rowsOf(group, measure, input.per, context).map((fact) => toFonte(plan, fact)),
      })),
      conteggio: computed('conteggio', `numero di gruppi con ${measure.label}`, all.length, input.per),
      // Plans of other years and ambiti are compared, not added up.
      somma: addable && !own ? computed('somma', measure.label, sum, measure.unit) : null,
      media:
        addable && mean !== null ? computed('media', `media di ${measure.label}`, mean, measure.unit) : null,
      senza_cifra: silent.map(({ name, istat, status, fact: id }) => {
        const fact = id === null ? undefined : plan.fact(id);
        return {
          nome: name,
          istat,
          stato: status,
          scritto: typeof fact?.value === 'string' ? fact.value : null,
          fonte: fact ? toFonte(plan, fact) : null,
        };
      }),
      tabelle: documents.flatMap((document) => {
        const table = tableOf(plan, document.id, measure.id);
        return table ? [table] : [];
      }),
      note: [
        'Le righe senza un numero (vuote, trattini, non inserite) non entrano nelle somme.',
        ...(input.per === 'piano' || input.per === 'ambito'
          ? ['Piani di anni diversi possono definire la stessa colonna in modo diverso.']
          : []),
      ],
      ...list,
    };
  },
});

function groupFigure(group: Group, measure: MeasureInfo, by: string, { plan }: ToolContext) {
  const printed = by === 'aggregazione' ? printedTotal(group, measure, plan) : undefined;
  const first = printed ?? plan.fact(group.operands[0] ?? '');
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
    ...(by === 'comune' || by === 'ente' ? {} : { gruppo_di: group.name }),
    operazione: 'somma',
    operandi: [...(printed ? [printed.id] : []), ...group.operands],
    fonte,
  };
}

/** The rows that a group rests on: the total that the plan prints for it first. */
function rowsOf(group: Group, measure: MeasureInfo, by: string, { plan }: ToolContext) {
  const printed = by === 'aggregazione' ? printedTotal(group, measure, plan) : undefined;
  const added = group.operands.map((id) => plan.fact(id));
  return [printed, ...added].filter((fact) => fact !== undefined);
}

/** What the plan itself prints for an area, where its comuni's rows bear it out. */
const printedTotal = (group: Group, measure: MeasureInfo, plan: ToolContext['plan']) =>
  plan
    .facts({ document: group.document, measures: [measure.id], territoryName: group.name })
    .find(({ id, value }) => value === group.value && !group.operands.includes(id));

/** A figure on all groups together, which rests on their rows. */
function computedFigure(
  what: { operazione: string; etichetta: string; valore: number; unita: string },
  groups: readonly Group[],
  measure: MeasureInfo,
  of: { document: string; year: number; place: z.infer<typeof luogo>; key: string },
): z.infer<typeof dato> {
  const first = groups[0];
  return {
    id: `${of.document}/calcolo/${what.operazione}-gruppi/${of.key}/${measure.id}`,
    misura: measure.id,
    etichetta: what.etichetta,
    valore: what.valore,
    unita: what.unita,
    stato: 'declared',
    ente: null,
    luogo: of.place,
    anno: of.year,
    operazione: what.operazione,
    operandi: groups.flatMap((group) => [...group.operands]),
    fonte: {
      documento: first?.document ?? of.document,
      sezione: '',
      righe: first ? [first.lines[0], first.lines[1]] : [1, 1],
      testo: '',
    },
  };
}

/** The documents compared: the plan of the place, all plans of its ambito, or a plan of each ambito. */
function documentsOf(input: Input, measure: MeasureInfo, context: ToolContext) {
  const { plan, gazetteer } = context;
  if (input.per !== 'ambito') {
    const scope = resolveScope(input, context, [measure.id]);
    const documents = input.per === 'piano' ? plan.plansOf(scope.ambito.id) : [scope.document];
    return { documents, scope, place: scope.place };
  }
  const documents = gazetteer.ambiti.flatMap(({ id }) => {
    const plans = plan
      .plansOf(id)
      .filter((document) => input.anno === undefined || document.year === input.anno);
    const giving = plans.find((document) => plan.firstLine(document.id, measure.id) !== null);
    return giving ? [giving] : [];
  });
  if (documents.length === 0) {
    throw new ToolError(
      `Nessun piano caricato${input.anno === undefined ? '' : ` dell'anno ${input.anno}`} dà la misura «${measure.id}».`,
    );
  }
  return { documents, scope: null, place: { tipo: 'ambiti', nome: 'tutti gli ambiti', istat: null } };
}

/** Whether a value is within the limits asked. */
const within = (value: number, { minimo, massimo, maggiore_di: over, minore_di: under }: Input) =>
  (minimo === undefined || value >= minimo) &&
  (massimo === undefined || value <= massimo) &&
  (over === undefined || value > over) &&
  (under === undefined || value < under);

const bounds = (input: Input) =>
  [input.ente, input.minimo, input.massimo, input.maggiore_di, input.minore_di]
    .map((each) => each ?? '')
    .join('-');
