// SPDX-License-Identifier: EUPL-1.2
import type { Calculation, Term } from './answer-calculation.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { headline, type Request, whereOf } from './requests.ts';

/** Parts of the whole that a share is of, where the question names only the part. */
export const WHOLES: Record<string, string> = {
  patrimonio_sap: 'patrimonio_totale',
  patrimonio_sas: 'patrimonio_totale',
  patrimonio_altri_usi: 'patrimonio_totale',
  contributo_residuo: 'contributo_totale',
  contributo_riparto: 'contributo_totale',
  alloggi_liberi: 'patrimonio_sap',
  alloggi_da_ristrutturazione: 'patrimonio_sap',
  alloggi_carenza_manutentiva: 'patrimonio_sap',
  alloggi_previsti: 'patrimonio_sap',
  alloggi_assegnati: 'patrimonio_sap',
  popolazione_maschi: 'popolazione',
  popolazione_femmine: 'popolazione',
  alloggi_assegnati_mobilita: 'alloggi_assegnati',
  alloggi_assegnati_deroga: 'alloggi_assegnati_totale',
  domande_finanziate: 'domande_pervenute',
  domande_non_ammesse: 'domande_pervenute',
};

/** "Quanto pesa l'ALER sui previsti?": its own among those of all owners. */
export function shareOfOwner(base: Term): Calculation {
  const { ente: _, ...rest } = base;
  return { operazione: 'quota', termini: [base, { ...rest, misura: base.misura }] };
}

/** A part and what it is of; of two places, the one that holds the other is the whole, in whatever order they are named. */
export function shareOf(
  base: Term,
  reading: Reading,
  requests: readonly Request[],
  places: readonly AskedPlace[],
): Calculation | null {
  const parts = shareOfExpected(base, requests, places);
  if (parts) return parts;
  const stock = shareOfStock(base, reading, requests, places);
  if (stock) return stock;
  const whole = wholeOf(base, reading, requests, places);
  if (!whole) return null;
  const [first, second] = places;
  const swapped = first && second && holds(first, second);
  return { operazione: 'quota', termini: swapped ? [whole, base] : [base, whole] };
}

/** "Quanta parte dei previsti è già libera": of two measures of one table, the part and what it is part of. */
function shareOfExpected(
  base: Term,
  requests: readonly Request[],
  places: readonly AskedPlace[],
): Calculation | null {
  const measures = [...new Set(requests.flatMap(({ measures: each }) => each))];
  const [first, second, third] = measures;
  if (first === undefined || second === undefined || third !== undefined || places.length > 1) return null;
  const [part, whole] = PART_OF.get(second) === first ? [second, first] : [first, second];
  if (PART_OF.get(part) !== whole) return null;
  return {
    operazione: 'quota',
    termini: [
      { ...base, misura: part },
      { ...base, misura: whole },
    ],
  };
}
const PART_OF: ReadonlyMap<string, string> = new Map([
  ['alloggi_liberi', 'alloggi_previsti'],
  ['alloggi_da_ristrutturazione', 'alloggi_previsti'],
  ['alloggi_carenza_manutentiva', 'alloggi_previsti'],
  ['alloggi_turnover', 'alloggi_previsti'],
  ['contributo_riparto', 'contributo_totale'],
  ['contributo_residuo', 'contributo_totale'],
  ['patrimonio_sap', 'patrimonio_totale'],
  ['patrimonio_sas', 'patrimonio_totale'],
]);

/**
 * "Che percentuale di case è libera a Soresina?": dwellings of the year beside the stock that they are part of. Of a comune
 * the plans give the stock of the comune only, so of both that part is taken.
 */
function shareOfStock(
  base: Term,
  reading: Reading,
  requests: readonly Request[],
  places: readonly AskedPlace[],
): Calculation | null {
  const [place, other] = places;
  const named = requests.map(headline);
  const ofTotal = named.length === 1 || (named.length === 2 && named[1] === 'patrimonio_totale');
  const whole = WHOLES[base.misura];
  if (whole !== 'patrimonio_sap' || !ofTotal || other || (reading.whole && place?.kind === 'comune'))
    return null;
  const ente = base.ente ?? (place?.kind === 'comune' ? 'comune' : undefined);
  const part = { ...base, ...(ente !== undefined && { ente }) };
  const of = named[1] ?? (TOTAL_STOCK.test(reading.question) ? 'patrimonio_totale' : whole);
  return { operazione: 'quota', termini: [part, { ...part, misura: of }] };
}
const TOTAL_STOCK =
  /\b(?:patrimonio|totale (?:degli alloggi|delle case)|tutt[ie] (?:gli alloggi|le case))\b/i;

/** "Degli alloggi comunali quanti sono SAP": a column of an owner's own dwellings. */
const OWNER_THEN_USE = /\b(?:comun\w+|aler)\b.*\b(?:sap|sas)\b/i;

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
  // Of a comune's own dwellings one column is a part of the others: every row of the place is its own.
  const column = WHOLES[base.misura];
  const own = comune !== undefined ? ente === 'comune' : OWNER_THEN_USE.test(reading.question);
  if (ente !== undefined && own && column) return { ...base, misura: column };
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
