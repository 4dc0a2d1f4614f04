// SPDX-License-Identifier: EUPL-1.2

import { type Answering, answerRequest } from './answer.ts';
import { refusal } from './ask.ts';
import { comuniAmong } from './asked-places.ts';
import { countedTogether, TOGETHER } from './compose/availability.ts';
import { composeComparison, type NamedAmong } from './compose/comparison.ts';
import { composeLacking } from './compose/lacking.ts';
import { composePaired, composePosition } from './compose/standing.ts';
import { type Draft, joinDrafts } from './draft.ts';
import type { PairedFigures } from './paired-figures.ts';
import type { Grouping, Operation } from './read/lexicon.ts';
import type { AskedPlace } from './read/reading.ts';
import {
  ANY_MEASURE,
  headline,
  headlineOf,
  onlyOwner,
  type Request,
  scopeOf,
  WHOLE_TABLE,
  whereOf,
} from './requests.ts';
import { comparisonResult, measuresResult } from './tool-results.ts';

/** A question about all comuni, owners, areas or plans of an ambito: which have some, how many, who has most. */
export async function answerComparison(
  request: Request,
  operation: Operation,
  place: AskedPlace,
  answering: Answering,
): Promise<Draft> {
  const { reading, context, ask } = answering;
  const by: Grouping = reading.by ?? 'comune';
  const bounds = reading.bounds ?? defaultBounds(operation);
  const ranked = operation === 'massimo' || operation === 'minimo';
  const among = comuniAmong(reading).map(({ nome }) => nome);
  const args = {
    misura: headline(request),
    per: by,
    ...(among.length > 0 ? { solo: among } : {}),
    ...(place && by !== 'ambito' ? whereOf(place) : {}),
    ...scopeOf(onlyOwner(reading), reading.years[0] ?? null),
    ...(reading.excluded.length > 0 ? { escludi: reading.excluded.map(({ nome }) => nome) } : {}),
    ...amongOf(answering, by),
    ordine: operation === 'minimo' ? 'crescente' : 'decrescente',
    ...bounds,
    limite: ranked ? Math.max(reading.count ?? 5, reading.rank ?? 0) : WHOLE_TABLE,
  };
  const outcome = await ask('confronta_misure', args);
  if (!outcome.ok) return refusal(outcome.message);
  const result = comparisonResult.parse(outcome.output);
  const joined = TOGETHER[headline(request)];
  if (joined && result.gruppi.length === 0 && !(await anyGroup(args, ask))) {
    // A plan that counts two things as one compares them so, and says it.
    if (await anyGroup({ ...args, misura: joined }, ask)) {
      const part = await answerComparison(
        { tool: ANY_MEASURE, measures: [joined] },
        operation,
        place,
        answering,
      );
      return {
        ...part,
        paragraphs: [...part.paragraphs, [countedTogether(headline(request), joined, context)]],
      };
    }
  }
  if (operation === 'senza') {
    const stated = saidOf(await statedLacks(headline(request), args, ask), among);
    // A table that gives no comune a figure of its own has none that lacks one: the plan's words say it all.
    const rows = stated.length > 0 && result.gruppi.length === 0 ? await anyGroup(args, ask) : true;
    const told = reading.among === null ? stated : [];
    return composeLacking(
      rows ? result : { ...result, senza_cifra: [] },
      told,
      namedAmong(answering),
      context,
    );
  }
  // No comune has a figure of its own: what the plan gives for the whole, in a figure or in words.
  if (result.gruppi.length === 0 && reading.bounds === null) {
    const whole = await answerRequest(request, place, answering);
    if (whole.outcome !== 'not_available')
      return COMPARES_PLACES.has(operation) ? undivided(whole, by) : whole;
  }
  return composeComparison(
    result,
    {
      operation,
      by,
      bounds: reading.bounds,
      having: namedAmong(answering),
      count: reading.count,
      rank: reading.rank,
      counts: COUNTS_THINGS.test(reading.question),
      whole: /\btotale\b/i.test(reading.question),
      excluded: reading.excluded.map(({ nome }) => nome),
      among,
    },
    context,
  );
}

/** "A che posto è Soresina?": where it stands among the comuni of its ambito, or an ambito or a part of one among the others. */
export async function answerPosition(
  request: Request,
  place: AskedPlace,
  answering: Answering,
): Promise<Draft> {
  const { reading, context, ask } = answering;
  const scope = scopeOf(onlyOwner(reading), reading.years[0] ?? null);
  const [where, by, di] =
    place.kind === 'comune'
      ? [{ ambito: place.within ?? place.comune.ambito }, 'comune' as const, place.comune.nome]
      : place.kind === 'area'
        ? [{ ambito: place.area.ambito }, 'aggregazione' as const, place.area.nome]
        : place.kind === 'ambito'
          ? [{}, 'ambito' as const, place.ambito.nome]
          : [{}, 'comune' as const, ''];
  const misura = headline(request);
  const outcome = await ask('confronta_misure', {
    misura,
    per: by,
    ...where,
    ...scope,
    di,
    limite: WHOLE_TABLE,
  });
  if (!outcome.ok) return refusal(outcome.message);
  const result = comparisonResult.parse(outcome.output);
  if (result.posto) return composePosition(result, di, by, context);
  // Without a figure of its own it has no place: what the plan says of it.
  return answerRequest(request, place, answering);
}

/** One figure of each comune set against another: which have more, or all in order. */
export async function answerPaired(
  { wanted: asked, ...paired }: PairedFigures,
  place: AskedPlace,
  answering: Answering,
): Promise<Draft> {
  // Those that changed have more, or less.
  const ways = asked === 'changed' ? (['more', 'less'] as const) : ([asked] as const);
  const parts: Draft[] = [];
  for (const wanted of ways) parts.push(await answerPairedSo({ wanted, ...paired }, place, answering));
  const telling = parts.filter(({ outcome }) => outcome !== 'not_available');
  return joinDrafts(telling.length > 0 ? telling : parts.slice(0, 1));
}

async function answerPairedSo(
  { wanted, ...paired }: PairedFigures & { readonly wanted: Exclude<PairedFigures['wanted'], 'changed'> },
  place: AskedPlace,
  answering: Answering,
): Promise<Draft> {
  const { reading, context, ask } = answering;
  const by: Grouping = reading.by === 'piano' || reading.by === null ? 'comune' : reading.by;
  const least = reading.operation === 'minimo' || wanted === 'less';
  const args = {
    ...(by === 'ambito' ? {} : whereOf(place)),
    ...(reading.years.length === 1 ? { anno: reading.years[0] } : {}),
    ...paired,
    per: by,
    ...amongOf(answering, by),
    ordine: least ? 'crescente' : 'decrescente',
    ...(reading.excluded.length > 0 ? { escludi: reading.excluded.map(({ nome }) => nome) } : {}),
    limite: WHOLE_TABLE,
  };
  const limits = wanted === 'more' ? { maggiore_di: 0 } : wanted === 'less' ? { minore_di: 0 } : {};
  const outcome = await ask('confronta_misure', { ...args, ...limits });
  if (!outcome.ok) return refusal(outcome.message);
  const result = comparisonResult.parse(outcome.output);
  const probe = { ...args, rispetto_a: { ...paired.rispetto_a, come: 'differenza' } };
  if (result.gruppi.length === 0 && !(await anyGroup(probe, ask)))
    return refusal('Il piano non dà le cifre da confrontare per gli stessi comuni.');
  return composePaired(result, { by, wanted, least, paired }, context);
}

/** Which comuni alone are compared, as the tool takes it. */
function amongOf({ reading, lexicon }: Answering, by: Grouping): { tra?: Record<string, unknown> } {
  const { among } = reading;
  if (among === null || by !== 'comune') return {};
  const misura = headlineOf(among.topic, lexicon);
  return {
    tra: {
      misura,
      ...(among.owner && { ente: among.owner }),
      ...among.bounds,
      ...(among.lacks && { assente: true }),
    },
  };
}

function namedAmong({ reading: { among }, lexicon, context }: Answering): NamedAmong | null {
  if (among === null) return null;
  const misura = headlineOf(among.topic, lexicon);
  return { ...among, names: context.texts.misure[misura]?.molti ?? lexicon.labels.get(misura) ?? misura };
}

/** "Quanti alloggi … e in quali comuni": how many of the thing itself, beside which comuni have some. */
const COUNTS_THINGS = /\bquant[aei]\b(?!\s+(?:comuni|paesi|sono i comuni))/i;

/** Operations whose answer names places; the figure of the whole is only a part of it. */
const COMPARES_PLACES: ReadonlySet<Operation> = new Set([
  'elenco_comuni',
  'conteggio_comuni',
  'massimo',
  'minimo',
  'classifica',
]);

/** The figure of the whole, where the plan does not part it; what it says in words is the answer itself. */
function undivided(whole: Draft, by: Grouping): Draft {
  if (!whole.figures.some(({ valore }) => typeof valore === 'number')) return whole;
  const parts = {
    comune: 'per comune',
    ente: 'per ente',
    aggregazione: 'per aggregazione',
    piano: 'per piano',
    ambito: 'per ambito',
  };
  return {
    ...whole,
    outcome: 'partial',
    paragraphs: [
      ...whole.paragraphs,
      [`La cifra è per tutto l’ambito: il piano non la divide ${parts[by]}.`],
    ],
  };
}

/** Whether any comune has a figure at all, whatever the limits. */
async function anyGroup(args: Record<string, unknown>, ask: Answering['ask']): Promise<boolean> {
  const { massimo: _, minimo: __, maggiore_di: ___, minore_di: ____, ...all } = args;
  const outcome = await ask('confronta_misure', { ...all, limite: 1 });
  return outcome.ok && comparisonResult.parse(outcome.output).gruppi.length > 0;
}

/** What a plan says in words of comuni without stock. */
const STATED = [
  'senza_patrimonio',
  'solo_patrimonio_aler',
  'senza_patrimonio_sap',
  'dati_non_comunicati',
  'comuni_senza_patrimonio',
];

async function statedLacks(measure: string, args: Record<string, unknown>, ask: Answering['ask']) {
  if (!measure.startsWith('patrimonio')) return [];
  const { ambito, area, anno } = args;
  const stated = [];
  for (const misura of STATED) {
    const outcome = await ask(ANY_MEASURE, {
      misura,
      ...(ambito ? { ambito } : {}),
      ...(area ? { area } : {}),
      ...(anno ? { anno } : {}),
      limite: WHOLE_TABLE,
    });
    if (outcome.ok) stated.push({ misura, result: measuresResult.parse(outcome.output) });
  }
  return stated.filter(
    ({ misura, result }) =>
      result.dati.some((row) => row.misura === misura) && result.piano_piu_recente === null,
  );
}

type Lacks = Awaited<ReturnType<typeof statedLacks>>;

/** What is said of the comuni that are named; of all, where none is. */
function saidOf(stated: Lacks, among: readonly string[]): Lacks {
  if (among.length === 0) return stated;
  const ofThem = stated.map(({ misura, result }) => ({
    misura,
    result: {
      ...result,
      dati: result.dati.filter(({ luogo }) => luogo && among.includes(luogo.nome)),
      totali: [],
    },
  }));
  return ofThem.filter(({ result }) => result.dati.length > 0);
}

/** Without limits of its own, a list is of those that have some, a lack of those that have none. */
function defaultBounds(operation: Operation) {
  switch (operation) {
    case 'elenco_comuni':
    case 'conteggio_comuni':
    case 'minimo':
      return { maggiore_di: 0 };
    case 'senza':
      return { massimo: 0 };
    default:
      return {};
  }
}
