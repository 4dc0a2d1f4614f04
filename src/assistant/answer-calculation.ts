// SPDX-License-Identifier: EUPL-1.2
import type { Answering } from './answer.ts';
import { refusal } from './ask.ts';
import { comuniAmong } from './asked-places.ts';
import { countedTogether, TOGETHER } from './compose/availability.ts';
import { composeCalculation } from './compose/calculation.ts';
import { countedJointly } from './counted-jointly.ts';
import type { Draft } from './draft.ts';
import { ownersApart } from './owners-apart.ts';
import type { Lexicon, Operation } from './read/lexicon.ts';
import { ambitoOf } from './read/place-ambito.ts';
import type { Rate } from './read/rates.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { headline, onlyOwner, type Request, STOCK, scopeOf, whereOf } from './requests.ts';
import { shareOf, shareOfOwner, WHOLES } from './share-calculation.ts';
import { calculationResult, type PlanInfo } from './tool-results.ts';
import { ofWholeAmbito, UNDIVIDED } from './undivided-figures.ts';

/** One figure of a calculation, as the tool takes it. */
export type Term = Record<string, unknown> & { readonly misura: string };

export interface Calculation {
  readonly operazione: 'differenza' | 'somma' | 'media' | 'quota' | 'rapporto' | 'distanza';
  readonly termini: readonly Term[];
  /** Of a ratio: for every so many of the second. */
  readonly ogni?: number;
  /** Of a distance: the number to reach. */
  readonly traguardo?: number;
}

/** A ratio to inhabitants or families that names no number of them is told for so many: of one alone it would be nothing. */
const EVERY = 1000;

/** The figures that a question sets against each other; null where it asks for no calculation, or names one figure only. */
export function calculationOf(
  reading: Reading,
  requests: readonly Request[],
  plans: readonly PlanInfo[],
  lexicon: Lexicon,
): Calculation | null {
  // "Quanti fanno in tutto Crema e Soncino?": of several places named, the total is theirs.
  const inAll = reading.whole || reading.topics.includes('in_tutto') || IN_ALL.test(reading.question);
  const together = reading.operation === null && inAll && reading.places.length > 1;
  const operation = together ? 'somma' : reading.operation;
  const places = withoutHolder(
    reading.places.filter(({ kind }) => kind === 'comune' || kind === 'ambito' || kind === 'area'),
  );
  const [place] = places;
  // "Gli abitanti dei sub-ambiti di Soncino e Castelleone": each is named, none is looked for.
  const named =
    reading.by === 'aggregazione' && places.length > 1 && places.every(({ kind }) => kind === 'area');
  if (!place || (reading.by !== null && !named)) return null;
  // Of more than two, which has most is told in order.
  const ranks = operation === 'massimo' || operation === 'minimo';
  if (ranks && comuniAmong(reading).length > 2) return null;
  if (reading.rate !== null) return rateOf(reading.rate, reading, requests, places, lexicon);
  // Of housing alone, what is added up is the stock.
  const bare = together && reading.topics.length === 0;
  // Of a topic told in words or in a number, the number.
  const isFigure = (request: Request) => lexicon.units.get(headline(request)) !== 'testo';
  const first =
    (bare && requests.find(({ tool }) => tool === STOCK)) || requests.find(isFigure) || requests[0];
  if (!first || !CALCULATES.has(operation ?? 'elenco_comuni')) return null;
  const base: Term = {
    misura: ofUse(headline(first), reading),
    ...whereOf(place),
    ...scopeOf(onlyOwner(reading), reading.years[0] ?? null),
    ...detailOf(reading),
  };
  // "Rapporto tra liberi e patrimonio": dwellings and the stock that they are part of.
  const ofStock = operation === 'rapporto' && requests.length === 2 && base.misura in WHOLES;
  const weighs = requests.length === 1 && reading.uses.length === 0 && WEIGHS.test(reading.question);
  const whole = reading.whole || weighs || IS_THERE.test(reading.question);
  if (operation === 'quota' && weighs && base.ente === 'aler') return shareOfOwner(base);
  if (operation === 'quota' || ofStock) return shareOf(base, { ...reading, whole }, requests, places);
  if (operation === 'distanza' && reading.goal !== null && places.length === 1) {
    return { operazione: 'distanza', termini: [base], traguardo: reading.goal };
  }
  // "Soncino e Castelleone insieme superano Crema?": two sides, of which one is a sum; each figure is told by itself.
  if (operation === 'somma' && SURPASSES.test(reading.question)) return null;
  const termini = varied(base, reading, requests, places, plans, operation);
  if (termini.length < 2) return null;
  if (operation === 'somma' || operation === 'media') return { operazione: operation, termini };
  if (termini.length !== 2) return { operazione: 'somma', termini };
  return { operazione: operation === 'rapporto' ? 'rapporto' : 'differenza', termini };
}

/** "Tra AT 5 e AT 6 dell'ambito Cremonese": the ambito only says where the two are that are set against each other. */
function withoutHolder(places: readonly AskedPlace[]): readonly AskedPlace[] {
  const inside = places.filter(({ kind }) => kind !== 'ambito');
  const ambiti = new Set(inside.map(ambitoOf));
  return inside.length > 1 && places.every((place) => ambiti.has(ambitoOf(place))) ? inside : places;
}

const IN_ALL = /\b(?:in tutto|in totale|complessivamente|tutt[ie] insieme|sommat[oaie])\b/i;

/** "Quanto incide Cremona sul totale dei previsti?", "quanto pesa l'ALER …": what is named is a part of the same thing. */
const WEIGHS =
  /\b(?:quanto|che peso|quale peso)\b.{0,20}\b(?:incid\w+|pes[ao]\w*|contribuisc\w*|cont[ai]\w*|vale|valgono|rappresenta\w*)\b|\b(?:incid\w+|pesa|pesano|contribuisc\w*|rappresenta\w*)\b.{0,40}\bsu/i;

/** "Che quota degli alloggi liberi sta a Cremona?": of all that there are, those of one place. */
const IS_THERE =
  /\b(?:sta|stanno|(?:si )?trova(?:no)?|ricad\w+|concentra\w*|tocca\w*|spetta\w*|va|vanno|finisc\w+) (?:a|al|nel|in)\b/i;

/** The act or the measure that the figures are of, where the question names one. */
function detailOf({ details }: Reading): { dettaglio?: string } {
  const [dettaglio, other] = details;
  return dettaglio === undefined || other !== undefined ? {} : { dettaglio };
}

const SURPASSES = /\b(?:super|raggiung|arriv|batt)\w+\b|\bpi[uù] (?!o meno)\p{L}+/iu;

/** Operations between figures of places that are named; the others are of all comuni of an ambito. */
const CALCULATES: ReadonlySet<Operation> = new Set([
  'massimo',
  'minimo',
  'differenza',
  'rapporto',
  'distanza',
  'somma',
  'media',
  'quota',
]);

/** "Quanti alloggi ogni mille abitanti a Soresina": of one place, one figure for so many of the other. */
function rateOf(
  rate: Rate,
  reading: Reading,
  requests: readonly Request[],
  places: readonly AskedPlace[],
  lexicon: Lexicon,
): Calculation | null {
  const [place, other] = places;
  if (!place || other || reading.years.length > 1) return null;
  const { of, over } = rateMeasures(rate, reading, requests);
  const term = (misura: string): Term => ({
    misura,
    ...whereOf(place),
    ...scopeOf(isOwned(misura) ? onlyOwner(reading) : null, reading.years[0] ?? null),
  });
  const euro = lexicon.units.get(of) === 'EUR';
  const ogni = rate.every ?? (rate.over === 'patrimonio_totale' || euro ? 1 : EVERY);
  return { operazione: 'rapporto', termini: [term(of), term(over)], ogni };
}

/** The two measures of a rate. */
export function rateMeasures(rate: Rate, reading: Reading, requests: readonly Request[]) {
  const stock = reading.uses.join() === 'SAP' ? 'patrimonio_sap' : 'patrimonio_totale';
  const [first] = requests;
  // Housing alone is the whole stock.
  const asked = first && reading.topics.length > 0 ? headline(first) : stock;
  return rate.of === 'popolazione' ? { of: 'popolazione', over: asked } : { of: asked, over: rate.over };
}

/** Inhabitants and families are nobody's property. */
const isOwned = (measure: string) => !/^(?:popolazione|famiglie)/.test(measure);

/** The terms along what the question names several of: places, years, uses, owners, measures. */
function varied(
  base: Term,
  reading: Reading,
  requests: readonly Request[],
  places: readonly AskedPlace[],
  plans: readonly PlanInfo[],
  operation: Operation | null,
): Term[] {
  if (reading.alerUnits.length > 1) {
    return reading.alerUnits.map((unita_operativa) => ({ ...base, ente: 'aler', unita_operativa }));
  }
  const sides = ownersApart(reading, places);
  if (sides) return sides.map((side) => ({ ...base, comune: undefined, ...side }));
  if (places.length > 1) {
    const { comune: _, ambito: __, area: ___, ...rest } = base;
    return places.map((place) => ({ ...rest, misura: base.misura, ...whereOf(place) }));
  }
  if (reading.years.length > 1) return [...reading.years].sort().map((anno) => ({ ...base, anno }));
  if (reading.uses.includes('SAP') && reading.uses.includes('SAS')) {
    return ['patrimonio_sap', 'patrimonio_sas'].map((misura) => ({ ...base, misura }));
  }
  if (reading.owners.length > 1) return reading.owners.map((ente) => ({ ...base, ente }));
  // Of several things asked each has one figure; of one, its own measures.
  const measures = requests.length > 1 ? requests.map(headline) : (requests[0]?.measures ?? []);
  if (requests.length > 1 || (measures.length > 1 && reading.topics.length > 1)) {
    return [...new Set(measures)].map((misura) => ({ ...base, misura }));
  }
  if (operation !== 'differenza') return [];
  // "È aumentato?": one plan against the one before.
  const [place] = places;
  const ambito = ambitoOf(place);
  const years = plans.filter((plan) => plan.ambito === ambito).map(({ anno }) => anno);
  const compared = [...new Set([...reading.years, ...years])].sort().slice(-2);
  return compared.length === 2 ? compared.map((anno) => ({ ...base, anno })) : [];
}

/** "I SAS che parte sono del patrimonio?": the stock's own column of the one use that is named. */
function ofUse(measure: string, { uses, operation, question }: Reading): string {
  const [use, other] = uses;
  if (measure !== 'patrimonio_totale' || other !== undefined) return measure;
  if (use === 'SAS') return 'patrimonio_sas';
  // "Case popolari" are the whole stock, as people say it.
  return use === 'SAP' && (operation === 'quota' || /\bsap\b/i.test(question)) ? 'patrimonio_sap' : measure;
}

/** Has the tool calculate, and composes what came of it. */
export async function answerCalculation(
  calculation: Calculation,
  { reading, context, ask }: Pick<Answering, 'reading' | 'context' | 'ask'>,
): Promise<Draft> {
  const outcome = await ask('calcola', { ...calculation });
  if (!outcome.ok) return refusal(outcome.message);
  const first = calculationResult.parse(outcome.output);
  const joined = first.risultato ? null : countedJointly(calculation);
  if (joined) {
    const part = await answerCalculation(joined.calculation, { reading, context, ask });
    if (part.outcome === 'answered')
      return {
        ...part,
        paragraphs: [
          ...part.paragraphs,
          ...joined.names.map((of) => [countedTogether(of, TOGETHER[of] ?? of, context)]),
        ],
      };
  }
  const wider = ofWholeAmbito(calculation, first);
  const again = wider ? await ask('calcola', { ...wider }) : null;
  const whole = again?.ok ? calculationResult.parse(again.output) : null;
  const result = whole?.risultato ? whole : first;
  const composed = composeCalculation(result, calculation, reading, context);
  return result === first ? composed : { ...composed, paragraphs: [...composed.paragraphs, [UNDIVIDED]] };
}
