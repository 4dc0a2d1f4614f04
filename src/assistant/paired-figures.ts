// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { rateMeasures } from './answer-calculation.ts';
import type { Lexicon } from './read/lexicon.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { headline, onlyOwner, type Request } from './requests.ts';
import type { PlanInfo } from './tool-results.ts';

/** One measure of each comune set against another, or against the same of another owner or year. */
export interface PairedFigures {
  readonly misura: string;
  readonly ente?: 'aler' | 'comune';
  readonly anno?: number;
  readonly rispetto_a: {
    readonly come: 'differenza' | 'quota' | 'rapporto' | 'insieme';
    readonly misura?: string;
    readonly ente?: 'aler' | 'comune';
    readonly anno?: number;
    readonly ogni?: number;
  };
  /** Which groups are wanted: those with more of the first, with less, with either, with some of both, or all in order. */
  readonly wanted: 'more' | 'less' | 'changed' | 'both' | 'all';
}

const OF_EACH =
  /\b(?:dove|chi|in qualche (?:comune|paese)|(?:in )?qual[ei] (?:\w+ )?(?:comun[ei]|paes[ei])|in qual[ei]|quanti (?:comuni|paesi)|che comun[ei]|comun[ei] (?:dove|in cui|con|che)|(?:per|di|in) (?:ogni|ciascun) (?:comune|paese)|comune per comune|classifica|paes[ei] (?:dove|in cui|con|che))\b/;
const GROWN = /\b(?:aument\w+|cresc\w+|salit\w+|guadagnat\w+|incrementat\w+|in piu)\b/;
const SHRUNK = /\b(?:diminu\w+|cal(?:at|an)\w+|sces\w+|pers[oie]|ridott\w+|in meno)\b/;
const CHANGED = /\b(?:cambia\w*|varia\w*|modificat\w+|divers[oaie])\b/;
const MORE_THAN = /\b(piu|meno)\b.{0,60}?\b(?:che|di|d(?:ei|egli|elle|el|ella|ell))\b/;
/** "I SAT superano i disponibili". */
const SURPASSES = /\b(?:super|sorpass)(?:a|ano)\b/;
/** "Sia alloggi liberi di ALER che comunali": both. */
const BOTH = /\bsia\b.{2,60}\b(?:che|sia)\b|\bentramb[ie]\b/;

/** Dwellings of the year, which are part of the stock. */
const OF_THE_YEAR = /^alloggi_(?:liberi|previsti|da_ristrutturazione|carenza_manutentiva|assegnati)/;

const STOCK_OF = { SAP: 'patrimonio_sap', SAS: 'patrimonio_sas', SAT: 'alloggi_sat' } as const;

/** What of every comune is set against what; null where one figure of each is all that is asked. */
export function pairedFigures(
  reading: Reading,
  requests: readonly Request[],
  place: AskedPlace,
  plans: readonly PlanInfo[],
  lexicon: Lexicon,
): PairedFigures | null {
  const asked = fold(reading.question).replaceAll("'", ' ');
  const many = place.kind === 'ambito' || place.kind === 'area';
  if (!many || reading.places.length > 1) return null;
  const ofEach = OF_EACH.test(asked) || reading.by === 'comune' || reading.by === 'ambito';
  const ranked = reading.operation === 'massimo' || reading.operation === 'minimo';
  if (reading.rate !== null && (ofEach || ranked || reading.operation === 'classifica')) {
    const { of, over } = rateMeasures(reading.rate, reading, requests);
    const euro = lexicon.units.get(of) === 'EUR';
    const ogni = reading.rate.every ?? (over === 'popolazione' && !euro ? 1000 : 1);
    const owner = onlyOwner(reading);
    return {
      misura: of,
      ...(owner && { ente: owner }),
      rispetto_a: { come: 'rapporto', misura: over, ogni },
      wanted: 'all',
    };
  }
  const measures = requests.flatMap((request) =>
    request.measures.length > 0 ? request.measures : [headline(request)],
  );
  // "Più SAS che SAP": two columns of the stock.
  const [use, otherUse] = reading.topics.length === 0 ? reading.uses.filter((each) => each !== 'SAT') : [];
  const columns = use && otherUse ? [STOCK_OF[use], STOCK_OF[otherUse]] : null;
  const [misura, second, third] = columns ?? measures;
  // How many comuni there are of something is no figure of each.
  if (misura === undefined || !ofEach || lexicon.units.get(misura) === 'comuni') return null;
  if (reading.operation === 'quota') {
    const ofStock = second ?? 'patrimonio_sap';
    if (third !== undefined || !OF_THE_YEAR.test(misura)) return null;
    return {
      misura,
      ente: onlyOwner(reading) ?? 'comune',
      rispetto_a: { come: 'quota', misura: ofStock, ente: onlyOwner(reading) ?? 'comune' },
      wanted: 'all',
    };
  }
  const [owner, other] = reading.owners;
  if (BOTH.test(asked) && second !== undefined && third === undefined && reading.topics.length === 2)
    return { misura, rispetto_a: { come: 'insieme', misura: second }, wanted: 'both' };
  if (BOTH.test(asked) && owner && other)
    return { misura, ente: owner, rispetto_a: { come: 'insieme', ente: other }, wanted: 'both' };
  const more =
    reading.bounds === null ? (MORE_THAN.exec(asked)?.[1] ?? SURPASSES.exec(asked)?.[0]) : undefined;
  const wanted = more === 'meno' ? 'less' : 'more';
  if (
    more !== undefined &&
    second !== undefined &&
    third === undefined &&
    (columns !== null || reading.topics.length === 2)
  ) {
    return { misura, rispetto_a: { come: 'differenza', misura: second }, wanted };
  }
  if (more !== undefined && owner && other) {
    return { misura, ente: owner, rispetto_a: { come: 'differenza', ente: other }, wanted };
  }
  const [one, another] = reading.years;
  if (BOTH.test(asked) && one !== undefined && another !== undefined && measures.length === 1)
    return { misura, anno: one, rispetto_a: { come: 'insieme', anno: another }, wanted: 'both' };
  // "Più alloggi nel 2021 che nel 2019".
  if (more !== undefined && one !== undefined && another !== undefined && measures.length === 1)
    return { misura, anno: one, rispetto_a: { come: 'differenza', anno: another }, wanted };
  const changed = GROWN.test(asked)
    ? 'more'
    : SHRUNK.test(asked)
      ? 'less'
      : CHANGED.test(asked)
        ? 'changed'
        : null;
  const years = yearsOf(reading, place, plans);
  const [before, after] = years;
  if (changed !== null && before !== undefined && after !== undefined) {
    return { misura, anno: after, rispetto_a: { come: 'differenza', anno: before }, wanted: changed };
  }
  return null;
}

/** The two years compared: those named, else the two latest plans of the ambito. */
function yearsOf(reading: Reading, place: AskedPlace, plans: readonly PlanInfo[]): number[] {
  const ambito = place.kind === 'ambito' ? place.ambito.id : place.kind === 'area' ? place.area.ambito : null;
  const loaded = plans.filter((plan) => plan.ambito === ambito).map(({ anno }) => anno);
  const years = reading.years.length === 2 ? reading.years : loaded;
  return [...new Set(years)].sort((a, b) => a - b).slice(-2);
}
