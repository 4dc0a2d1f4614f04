// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../italian/fold.ts';
import { numberWord } from '../italian/numbers.ts';
import { withoutActs } from '../italian/quantities.ts';
import { stem } from '../italian/stem.ts';

/** What is asked for, by the words of a question, and what a text that says it has. */
const KINDS: readonly { readonly asked: RegExp; readonly said: RegExp }[] = [
  {
    // "L'età media", "in media quanto": what is worked out over many is named as such.
    asked: /\b(?:medi[oaei]|mediamente)\b(?! di proprieta)/,
    said: /\b(?:medi[oaei]|mediamente)\b/,
  },
  {
    // "Quanto è grande", "la metratura".
    asked:
      /\bquant[oi] (?:e|sono|era|erano|sara|saranno) (?:grand[ei]|ampi[oa]?|spazios[oi])\b|\bmetratur[ae]\b/,
    said: /\bmq\b|\bmetri quadr|\bkmq\b|\bkm\b|\bsuperfici/,
  },
  {
    asked: /\b(?:tel|telefono|cell|cellulare|recapit[oi]|numero verde|e-?mail|mail|pec|iban|whatsapp)\b/,
    said: /\b(?:tel|telefon\w+|cell|recapit\w+|e-?mail|mail|pec|iban)\b|@|\d{2,4}[ /.-]?\d{5,}/,
  },
  {
    // "La data di scadenza", "quando scade".
    asked:
      /\b(?:data|giorno|termine) di (?:scadenza|chiusura|apertura|pubblicazione|uscita)\b|\bquando (?:scad\w+|chiud\w+|apr(?:e|ono|ira)\b)/,
    said: /\b(?:entro|scad\w+|fino al|termin\w+|conclu\w+|chius\w+|apert\w+)\b.*\b(?:\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|giorni|mesi|trenta|quindici)\b/,
  },
];

/** An act called by its number: "la delibera 157", "la DGR 6101/2022". */
const ACT =
  /\b(?:deliber[ae]|deliberazion[ei]|dgc|dgr|d\.g\.r\.|determin[ae]|determinazion[ei]|sentenz[ae]|comunicat[oi]|ordinanz[ae])(?: (?:di|della) giunta(?: comunale| regionale)?| dirigenziale| regionale)?,?(?: n\.?| nr\.?| numero)? ?(\d{2,5})\b/g;

/** The numbers by which a question calls acts. */
export const actsCalled = (question: string): string[] =>
  [...fold(question).matchAll(ACT)].map(([, number = '']) => number);

/** What a general noun is of: "la scadenza del bando", "il numero di telefono". */
const OF_THING =
  /\b(?:data|scadenza|termine|orario|orari|costo|prezzo|importo|durata) (?:(?:di|d[aeo]i|del|dello|della|dell|degli|delle) (?:scadenza|chiusura|apertura|pubblicazione|uscita) )?(?:del|dello|della|dell['’ ]|degli|delle|dei) ?(\p{L}{4,})/gu;

/**
 * Whether a text may say what a question asks: it has a figure of the kind that is asked, the act that is called by its number,
 * and the thing of which a date, a term or a cost is asked. `untold` are the words of the question that it does not treat.
 */
export function maySay(text: string, question: string, untold: ReadonlySet<string>): boolean {
  const [said, asked] = [fold(text), fold(question)];
  const kinds = KINDS.every((kind) => !kind.asked.test(asked) || kind.said.test(said));
  const acts = actsCalled(question).every((number) => new RegExp(`\\b${number}\\b`).test(said));
  const things = [...asked.matchAll(OF_THING)].every(([, thing = '']) => !untold.has(thing));
  return kinds && acts && things;
}

/** "Giovani in Centro", "Casa Elisa Maria": who or what is asked by name. */
export const namesCalled = (question: string): string[] =>
  isShouted(question) ? [] : [...question.matchAll(CALLED)].map(([name]) => fold(name).replace(HOUSE, ''));

/** A name within a question, of several words: one word alone may be a body's, or begin a sentence. */
const CALLED =
  /(?<=\p{Ll}[,:']? )\p{Lu}\p{Ll}{3,}(?: (?:d[eia]l?l?[aeo]?|in|e) \p{Lu}\p{Ll}+| \p{Lu}\p{Ll}+)+/gu;
/** What a name may begin with, and is looked for in other words as well. */
const HOUSE = /^cas[ae] /;
const isShouted = (question: string) => !/\p{Ll}/u.test(question);

/** "Quanti dipendenti": of a text that names them, whether it says a number beside them. */
export function countsThem(said: string, counted: string | undefined): boolean {
  if (counted === undefined) return true;
  const told = words(withoutActs(said)).map(({ text }) => text);
  const isCounted = (word: string) =>
    stem(word) === stem(counted) || (DWELLINGS.test(counted) && DWELLINGS.test(word));
  const at = told.flatMap((word, index) => (isCounted(word) ? [index] : []));
  const isNumber = (word: string) =>
    /^\d/.test(word) || (numberWord(word) !== null && !/^un[oa]?$/.test(word));
  return (
    (at.length === 0 && !DWELLINGS.test(counted)) ||
    at.some((index) => told.slice(Math.max(0, index - NEAR), index + NEAR).some(isNumber))
  );
}

/** What dwellings are called: one for another. */
const DWELLINGS = /^(?:(?:mini)?alloggi[o]?|appartament[oi]|cas[ae]|abitazion[ei]|unita)$/;

/** Words between a number and what it counts. */
const NEAR = 5;
