// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold } from '../italian/fold.ts';
import { amongOf, documentsOf, pairsOf, type Side, sidesOf } from './compared-groups.ts';
import { comparison } from './comparison-input.ts';
import { bounds } from './comparison-limits.ts';
import { type Filter, filterOf, keptBy } from './filtered-groups.ts';
import { computedFigure, rowsOf } from './group-figures.ts';
import { numericMeasure } from './measure-called.ts';
import { tableOf } from './measures-of-place.ts';
import { ADDABLE, type Dato, dato, elenco, fonte, luogo, note, piano, toFonte, toPiano } from './rows.ts';
import { page } from './scope.ts';
import { defineTool, type ToolContext, UNLISTED } from './tool.ts';
import { undivided } from './undivided.ts';

export const confrontaMisure = defineTool({
  name: 'confronta_misure',
  title: 'Confronti',
  description:
    'Una misura per gruppi, in ordine, con somma e quote. Es. {"misura":"alloggi_liberi","per":"comune","ambito":"Cremonese"}',
  input: comparison,
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
    /** Whether the figures count dwellings that the plan lists one by one. */
    elencati: z.boolean().meta(UNLISTED),
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
    ).filter(({ istat }) => (among?.includes(istat) ?? true) && compared.listed?.has(istat) !== true);
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
      somma:
        addable && sum !== null
          ? {
              ...computed('somma', measure.label, sum, measure.unit),
              ...(compared.listed && { operazione: 'conteggio' }),
            }
          : null,
      media:
        addable && mean !== null
          ? {
              ...computed('media', `media di ${measure.label}`, mean, measure.unit),
              // What is counted dwelling by dwelling has its mean of the counts.
              ...(compared.listed && { operandi: all.map(({ figure }) => figure().id) }),
            }
          : null,
      posto: input.di === undefined ? null : standingOf(input.di, all, computed, context),
      non_divisi:
        (input.per === 'comune' || input.per === 'aggregazione') &&
        scope &&
        !scope.area &&
        !scope.comune &&
        !compared.listed &&
        addable
          ? undivided(plan, {
              document: scope.document.id,
              measures: [measure.id],
              ownerKind: input.ente,
            })
          : [],
      elencati: compared.listed !== undefined,
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
