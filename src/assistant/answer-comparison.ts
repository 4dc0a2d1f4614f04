// SPDX-License-Identifier: EUPL-1.2

import { type Answering, answerRequest } from './answer.ts';
import { refusal } from './ask.ts';
import { composeCalculation } from './compose/calculation.ts';
import { composeComparison } from './compose/comparison.ts';
import { composeDwellings } from './compose/dwellings.ts';
import { composeLacking } from './compose/lacking.ts';
import type { Draft } from './draft.ts';
import type { Grouping, Operation } from './read/lexicon.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import {
  ANY_MEASURE,
  DWELLINGS,
  headline,
  onlyOwner,
  type Request,
  scopeOf,
  WHOLE_TABLE,
  whereOf,
} from './requests.ts';
import {
  calculationResult,
  comparisonResult,
  dwellingsResult,
  measuresResult,
  type PlanInfo,
} from './tool-results.ts';

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
  const args = {
    misura: headline(request),
    per: by,
    ...(place && by !== 'ambito' ? whereOf(place) : {}),
    ...scopeOf(onlyOwner(reading), reading.years[0] ?? null),
    ...(reading.excluded.length > 0 ? { escludi: reading.excluded.map(({ nome }) => nome) } : {}),
    ordine: operation === 'minimo' ? 'crescente' : 'decrescente',
    ...bounds,
    limite: ranked ? Math.max(reading.count ?? 5, reading.rank ?? 0) : WHOLE_TABLE,
  };
  const outcome = await ask('confronta_misure', args);
  if (!outcome.ok) return refusal(outcome.message);
  const result = comparisonResult.parse(outcome.output);
  if (operation === 'senza') {
    const stated = await statedLacks(headline(request), args, ask);
    // A table that gives no comune a figure of its own has none that lacks one: the plan's words say it all.
    const rows = stated.length > 0 && result.gruppi.length === 0 ? await anyGroup(args, ask) : true;
    return composeLacking(rows ? result : { ...result, senza_cifra: [] }, stated, context);
  }
  // Owners that give only a total for the ambito list their dwellings one by one.
  const listed = result.gruppi.length === 0 && by === 'comune' ? LISTED[headline(request)] : undefined;
  if (listed) {
    const {
      misura: _,
      per: __,
      ordine: ___,
      maggiore_di: ____,
      escludi: _____,
      ...where
    } = { escludi: null, maggiore_di: 0, ...args };
    const dwellings = await ask(DWELLINGS, { ...where, ...listed });
    const found = dwellings.ok ? dwellingsResult.parse(dwellings.output) : null;
    if (found && found.alloggi.length > 0) {
      return composeDwellings(
        found,
        { owner: onlyOwner(reading), use: listed.uso ?? null, state: listed.stato ?? null },
        context,
      );
    }
  }
  // No comune has a figure of its own: what the plan gives for the whole, in a figure or in words.
  if (result.gruppi.length === 0 && reading.bounds === null) {
    const whole = await answerRequest(request, place, answering);
    if (whole.outcome !== 'not_available')
      return COMPARES_PLACES.has(operation) ? undivided(whole, by) : whole;
  }
  return composeComparison(
    result,
    { operation, by, bounds: reading.bounds, count: reading.count, rank: reading.rank },
    context,
  );
}

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

/** Measures that dwellings listed one by one can answer for: which dwellings. */
const LISTED: Record<string, { readonly uso?: string; readonly stato?: string }> = {
  alloggi_sat: { uso: 'SAT' },
  alloggi_liberi: { stato: 'libero' },
  alloggi_da_ristrutturazione: { stato: 'ristrutturazione' },
  alloggi_carenza_manutentiva: { stato: 'carenza manutentiva' },
};

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

/** One figure of a calculation, as the tool takes it. */
type Term = Record<string, unknown> & { readonly misura: string };

export interface Calculation {
  readonly operazione: 'differenza' | 'somma' | 'media' | 'quota';
  readonly termini: readonly Term[];
}

/** Parts of the whole that a share is of, where the question names only the part. */
const WHOLES: Record<string, string> = {
  patrimonio_sap: 'patrimonio_totale',
  patrimonio_sas: 'patrimonio_totale',
  patrimonio_altri_usi: 'patrimonio_totale',
  contributo_residuo: 'contributo_totale',
  contributo_riparto: 'contributo_totale',
  alloggi_liberi: 'alloggi_previsti',
  alloggi_da_ristrutturazione: 'alloggi_previsti',
  alloggi_carenza_manutentiva: 'alloggi_previsti',
  popolazione_maschi: 'popolazione',
  popolazione_femmine: 'popolazione',
  domande_finanziate: 'domande_pervenute',
  domande_non_ammesse: 'domande_pervenute',
};

/** The figures that a question sets against each other; null where it asks for no calculation, or names one figure only. */
export function calculationOf(
  reading: Reading,
  requests: readonly Request[],
  plans: readonly PlanInfo[],
): Calculation | null {
  // "Quanti fanno in tutto Crema e Soncino?": of several places named, the total is theirs.
  const together = reading.operation === null && reading.whole && reading.places.length > 1;
  const operation = together ? 'somma' : reading.operation;
  const [first] = requests;
  if (!first || reading.by !== null) return null;
  const compares = operation === 'massimo' || operation === 'minimo' || operation === 'differenza';
  if (!compares && operation !== 'somma' && operation !== 'media' && operation !== 'quota') return null;
  const places = reading.places.filter(
    ({ kind }) => kind === 'comune' || kind === 'ambito' || kind === 'area',
  );
  const [place] = places;
  if (!place) return null;
  const base: Term = {
    misura: ofUse(headline(first), reading),
    ...whereOf(place),
    ...scopeOf(onlyOwner(reading), reading.years[0] ?? null),
  };
  if (operation === 'quota') {
    return shareOf(base, reading, requests, places);
  }
  const termini = varied(base, reading, requests, places, plans, operation === 'differenza');
  if (termini.length < 2) return null;
  if (operation === 'somma' || operation === 'media') return { operazione: operation, termini };
  return termini.length === 2 ? { operazione: 'differenza', termini } : { operazione: 'somma', termini };
}

/** The terms along what the question names several of: places, years, uses, owners, measures. */
function varied(
  base: Term,
  reading: Reading,
  requests: readonly Request[],
  places: readonly AskedPlace[],
  plans: readonly PlanInfo[],
  changes: boolean,
): Term[] {
  if (reading.alerUnits.length > 1) {
    return reading.alerUnits.map((unita_operativa) => ({ ...base, ente: 'aler', unita_operativa }));
  }
  if (places.length > 1) {
    const { comune: _, ambito: __, area: ___, ...rest } = base;
    return places.map((place) => ({ ...rest, misura: base.misura, ...whereOf(place) }));
  }
  if (reading.years.length > 1) return [...reading.years].sort().map((anno) => ({ ...base, anno }));
  if (reading.uses.includes('SAP') && reading.uses.includes('SAS')) {
    return ['patrimonio_sap', 'patrimonio_sas'].map((misura) => ({ ...base, misura }));
  }
  if (reading.owners.length > 1) return reading.owners.map((ente) => ({ ...base, ente }));
  const measures = requests.flatMap((request) =>
    request.measures.length > 0 ? request.measures : [headline(request)],
  );
  if (requests.length > 1 || (measures.length > 1 && reading.topics.length > 1)) {
    return [...new Set(measures)].map((misura) => ({ ...base, misura }));
  }
  if (!changes) return [];
  // "È aumentato?": one plan against the one before.
  const [place] = places;
  const ambito =
    place?.kind === 'comune'
      ? place.comune.ambito
      : place?.kind === 'ambito'
        ? place.ambito.id
        : place?.kind === 'area'
          ? place.area.ambito
          : null;
  const years = plans.filter((plan) => plan.ambito === ambito).map(({ anno }) => anno);
  const compared = [...new Set([...reading.years, ...years])].sort().slice(-2);
  return compared.length === 2 ? compared.map((anno) => ({ ...base, anno })) : [];
}

/** "I SAS che parte sono del patrimonio?": the stock's own column of the one use that is named. */
function ofUse(measure: string, { uses, operation }: Reading): string {
  const [use, other] = uses;
  if (measure !== 'patrimonio_totale' || other !== undefined || operation !== 'quota') return measure;
  return use === 'SAS' ? 'patrimonio_sas' : use === 'SAP' ? 'patrimonio_sap' : measure;
}

/** A part and what it is of; of two places, the one that holds the other is the whole, in whatever order they are named. */
function shareOf(
  base: Term,
  reading: Reading,
  requests: readonly Request[],
  places: readonly AskedPlace[],
): Calculation | null {
  const whole = wholeOf(base, reading, requests, places);
  if (!whole) return null;
  const [first, second] = places;
  const swapped = first && second && holds(first, second);
  return { operazione: 'quota', termini: swapped ? [whole, base] : [base, whole] };
}

/** Whether a place holds the other: an ambito its comuni and parts, a part of an ambito a comune. */
const holds = (one: AskedPlace, other: AskedPlace) => SIZES.indexOf(one.kind) > SIZES.indexOf(other.kind);
const SIZES: readonly AskedPlace['kind'][] = ['comune', 'area', 'ambito'];

/** What a share is of: all owners, the whole stock, the whole ambito. */
function wholeOf(
  base: Term,
  reading: Reading,
  requests: readonly Request[],
  places: readonly AskedPlace[],
): Term | null {
  const { ente, comune, area, ...rest } = base;
  const [place, other] = places;
  if (other) return { ...rest, misura: base.misura, ...whereOf(other) };
  const [, second] = requests;
  if (second) return { ...base, misura: headline(second) };
  if (reading.whole && place?.kind === 'comune' && place.comune.ambito !== null) {
    return { ...rest, misura: base.misura, ambito: place.comune.ambito };
  }
  if (ente !== undefined)
    return { ...rest, misura: base.misura, ...(comune ? { comune } : {}), ...(area ? { area } : {}) };
  const whole = WHOLES[base.misura];
  const use = reading.uses[0] === 'SAS' ? 'patrimonio_sas' : null;
  if (use && base.misura !== use) return { ...base, misura: base.misura };
  if (whole) return { ...base, misura: whole };
  if (place?.kind === 'comune' && place.comune.ambito !== null) {
    return { ...rest, misura: base.misura, ambito: place.comune.ambito };
  }
  return place?.kind === 'area' ? { ...rest, misura: base.misura, ambito: place.area.ambito } : null;
}

/** Has the tool calculate, and composes what came of it. */
export async function answerCalculation(
  calculation: Calculation,
  { reading, context, ask }: Answering,
): Promise<Draft> {
  const outcome = await ask('calcola', { ...calculation });
  if (!outcome.ok) return refusal(outcome.message);
  return composeCalculation(
    calculationResult.parse(outcome.output),
    calculation.operazione,
    reading.operation,
    context,
  );
}
