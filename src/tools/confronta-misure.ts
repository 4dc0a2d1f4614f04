// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold } from '../italian/fold.ts';
import type { DocumentInfo, Group, MeasureInfo } from '../plan/plan.ts';
import { bounds, within } from './comparison-limits.ts';
import { among, type Filter, filterOf, keptBy } from './filtered-groups.ts';
import { computedFigure, groupFigure, rowsOf } from './group-figures.ts';
import { measureCalled } from './measure-called.ts';
import { tableOf } from './measures-of-place.ts';
import { pairFigure, pairGroups } from './paired-groups.ts';
import { planGroups } from './plan-groups.ts';
import { ADDABLE, type Dato, dato, elenco, fonte, luogo, note, piano, toFonte, toPiano } from './rows.ts';
import { page, pageInput, resolveComune, resolveScope, type Scope, scopeInput } from './scope.ts';
import { defineTool, type ToolContext, ToolError, UNLISTED } from './tool.ts';
import { undivided } from './undivided.ts';

const comuni = z.array(z.string().max(100));

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
type Input = z.infer<typeof input>;

export const confrontaMisure = defineTool({
  name: 'confronta_misure',
  title: 'Confronti',
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
        /** The two figures of a group that is set against another measure. */
        termini: z.array(dato).optional().meta(UNLISTED),
      }),
    ),
    conteggio: dato.describe('Quanti gruppi'),
    somma: dato.nullable().describe('Di tutti i gruppi'),
    media: dato.nullable(),
    /** The figures by which the comuni compared were chosen. */
    tra: z.array(dato).meta(UNLISTED),
    /** Of the group asked for: its place in the order of the largest. */
    posto: dato.nullable().meta(UNLISTED),
    /** What the plan gives for the whole ambito and divides among no comune. */
    non_divisi: z.array(dato).meta(UNLISTED),
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
    const measure = numericMeasure(input.misura, context);
    const { documents, scope, place } = documentsOf(input, measure, context);
    const filter = input.tra && input.per === 'comune' && scope ? filterOf(input.tra, scope, context) : null;
    const every = input.rispetto_a
      ? pairsOf(input, input.rispetto_a, context)
      : sidesOf(input, measure, documents, scope, context);
    const compared = filter ? { ...every, ...keptBy(every.sides, filter) } : every;
    const { sides: all, sum, mean } = compared;
    const { limit, offset, list } = page(input, all.length);
    const groups = all.slice(offset, offset + limit);
    const among = amongOf(input, context);
    const silent = (
      input.per === 'comune' && scope && !scope.comune
        ? plan.silentComuni({
            measure: measure.id,
            ownerKind: input.ente,
            area: scope.area ?? undefined,
            document: scope.document.id,
          })
        : []
    ).filter(({ istat }) => among?.includes(istat) ?? true);
    const addable = ADDABLE.includes(measure.unit);
    const computed = (operazione: string, etichetta: string, valore: number, unita: string) =>
      computedFigure(
        { operazione, etichetta, valore, unita },
        all.map(({ group }) => group),
        measure,
        {
          document: documents[0]?.id ?? '',
          year: documents[0]?.year ?? 0,
          place,
          key: `${scope?.key ?? 'ambiti'}/${input.per}/${bounds(input)}`,
        },
        context,
      );
    return {
      piani: compared.documents.map(toPiano),
      luogo: place,
      misura: {
        id: measure.id,
        etichetta: measure.label,
        definizione: measure.definition,
        unita: measure.unit,
      },
      gruppi: groups.map(({ group, figure, terms }) => ({
        posizione: group.rank,
        nome: group.name,
        quota: group.share,
        dato: figure(),
        fonti: rowsOf(group, measure, input.per, context).map((fact) => toFonte(plan, fact)),
        ...(terms && { termini: [...terms()] }),
      })),
      conteggio: computed('conteggio', `numero di gruppi con ${measure.label}`, all.length, input.per),
      // Plans of other years and ambiti are compared, not added up.
      somma: addable && sum !== null ? computed('somma', measure.label, sum, measure.unit) : null,
      media:
        addable && mean !== null ? computed('media', `media di ${measure.label}`, mean, measure.unit) : null,
      posto: input.di === undefined ? null : standingOf(input.di, all, computed, context),
      non_divisi:
        (input.per === 'comune' || input.per === 'aggregazione') &&
        scope &&
        !scope.area &&
        !scope.comune &&
        addable
          ? undivided(plan, {
              document: scope.document.id,
              measures: [measure.id],
              ownerKind: input.ente,
            })
          : [],
      tra: filter ? filter.figuresOf(keptIn(filter, all, silent)) : [],
      senza_cifra: silent
        .filter(({ istat }) => filter?.keeps(istat) ?? true)
        .map(({ name, istat, status, fact: id }) => {
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

/** The comuni that are told, with a figure or without one. */
const keptIn = (filter: Filter, sides: readonly Side[], silent: readonly { readonly istat: string }[]) => [
  ...sides.map(({ group }) => group.istat),
  ...silent.map(({ istat }) => istat).filter((istat) => filter.keeps(istat)),
];

/**
 * A group with the figure that tells it, and where it is set against another, the two that make it: put together for the
 * groups of the page alone.
 */
interface Side {
  readonly group: Group;
  figure(): Dato;
  terms?(): readonly [Dato, Dato];
}

/** What is compared: in order, within the limits, with sum and mean where they can be made. */
interface Compared {
  readonly documents: readonly DocumentInfo[];
  readonly sides: readonly Side[];
  readonly sum: number | null;
  readonly mean: number | null;
}

/** One measure of each group, within the limits asked. */
function sidesOf(
  input: Input,
  measure: MeasureInfo,
  documents: readonly DocumentInfo[],
  scope: Scope | null,
  context: ToolContext,
): Compared {
  const { plan } = context;
  if (input.per === 'piano' || input.per === 'ambito') {
    const question = { by: input.per, measure, ente: input.ente, scope, order: input.ordine };
    const { groups, figures } = planGroups(documents, question, context);
    const sides = groups.flatMap((group) => {
      const figure = figures.get(group);
      return figure && within(group.value, input) ? [{ group, figure: () => figure }] : [];
    });
    return { documents, sides, sum: null, mean: null };
  }
  const query = {
    documents: documents.map(({ id }) => id),
    measure: measure.id,
    by: input.per,
    ownerKind: input.ente,
    istat: scope?.comune?.istat,
    area: scope?.area ?? undefined,
    min: input.minimo,
    max: input.massimo,
    over: input.maggiore_di,
    under: input.minore_di,
    exclude: input.escludi?.map((name) => resolveComune(name, context).istat),
    among: amongOf(input, context),
    order: input.ordine,
  };
  // Of areas whose comuni are not known, or have no such figure, what the plan prints of the areas themselves.
  const own = input.per === 'aggregazione' && documents.every(({ id }) => !plan.hasMembers(id));
  const added = plan.groups({ ...query, printedAreas: own });
  const printed = input.per === 'aggregazione' && added.groups.length === 0 && !own;
  const { groups, sum, mean } = printed ? plan.groups({ ...query, printedAreas: true }) : added;
  const sides = groups.map((group) => ({
    group,
    figure: () => groupFigure(group, measure, input.per, context),
  }));
  return { documents, sides, sum, mean };
}

/** One measure of each group against another, or against the same of another owner or year. */
function pairsOf(input: Input, against: NonNullable<Input['rispetto_a']>, context: ToolContext): Compared {
  const { minimo: _, massimo: __, maggiore_di: ___, minore_di: ____, ...all } = input;
  const of = (own: Input) => {
    const measure = numericMeasure(own.misura, context);
    const { documents, scope } = documentsOf(own, measure, context);
    return { measure, ...sidesOf(own, measure, documents, scope, context) };
  };
  const first = of(all);
  const second = of({
    ...all,
    misura: against.misura ?? input.misura,
    ente: against.ente ?? (against.misura === undefined ? input.ente : undefined),
    anno: against.anno ?? input.anno,
  });
  if (against.come === 'differenza' && first.measure.unit !== second.measure.unit) {
    throw new ToolError(`Unità diverse non si sottraggono: ${first.measure.unit}, ${second.measure.unit}.`);
  }
  const { come, ogni } = against;
  const pairs = pairGroups(first.sides, second.sides, { how: come, every: ogni, order: input.ordine });
  const documents = new Map([...first.documents, ...second.documents].map((each) => [each.id, each]));
  return {
    documents: [...documents.values()],
    sides: pairs
      .filter(({ group }) => within(group.value, input))
      .map((pair) => ({
        group: pair.group,
        figure: () => pairFigure(pair, come, ogni, [first.measure, second.measure]),
        terms: pair.terms,
      })),
    sum: null,
    mean: null,
  };
}

/** The place of a group in the order of the largest, which rests on it and on those above it; null where it has no figure. */
function standingOf(
  name: string,
  sides: readonly Side[],
  computed: (operazione: string, etichetta: string, valore: number, unita: string) => Dato,
  context: ToolContext,
): Dato | null {
  const found = context.gazetteer.identify(name);
  const own = sides.find(({ group }) =>
    found.kind === 'comune' && group.istat !== null
      ? group.istat === found.comune.istat
      : fold(group.name) === fold(name),
  );
  if (!own) return null;
  const place = computed('posizione', `posto di ${own.group.name}`, own.group.rank, 'posto');
  return { ...place, id: `${place.id}/${fold(own.group.name).replaceAll(/[^a-z0-9]+/g, '-')}` };
}

/** A measure that can be put in order. @throws ToolError of one made of words */
function numericMeasure(name: string, context: ToolContext): MeasureInfo {
  const measure = measureCalled(name, context);
  if (measure.unit !== 'testo') return measure;
  throw new ToolError(
    `La misura «${measure.id}» è un testo: non si somma né si ordina. Usare dati_del_piano.`,
  );
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

/** The comuni looked among; undefined where all are. */
const amongOf = ({ solo }: Input, context: ToolContext) =>
  solo?.map((name) => resolveComune(name, context).istat);
