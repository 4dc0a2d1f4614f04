// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import type { PassagesResult } from '../tool-results.ts';
import { aspectAsked, COUNTS } from './asked-aspect.ts';
import type { Reading } from './reading.ts';
import type { RulesReading } from './rules.ts';

/**
 * What a question may ask: figures of the tables, words of the documents, something of the documents themselves, or what none of
 * them has. The weights of each piece of evidence stand in this order.
 */
export const KINDS = ['figures', 'words', 'documents', 'none'] as const;

/** How likely it is that a question asks each; together they make 1. */
export type KindOdds = Readonly<Record<(typeof KINDS)[number], number>>;

/** What speaks for each kind, by name: a word of the question, something read of it, something found on it. */
export type Evidence = ReadonlyMap<string, number>;

const weight = z.array(z.number()).length(KINDS.length);
const fileSchema = z.strictObject({
  /** How this file is made. */
  fatto_con: z.string(),
  /** Whatever is asked. */
  sempre: weight,
  /** Of the words of a question, by their stem. */
  parole: z.record(z.string(), weight),
  /** Of what is read of it, and found on it. */
  lettura: z.record(z.string(), weight),
});

/** The weights of `data/genere-risposta.json`. */
export type KindWeights = z.infer<typeof fileSchema>;

/** Reads `data/genere-risposta.json`, which `scripts/fit-kinds.mjs` makes of questions whose kind is known. */
export const loadKindWeights = (dataDir: string): KindWeights =>
  fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'genere-risposta.json'), 'utf8')));

/** What the name of a piece of evidence begins with that is a word of the question. */
export const WORD = 'parola ';

/** What is recognised of places: their names tell nothing of the kind. */
const PLACE = /^(?:comune|ambito|area|provincia|elsewhere|ambiguous)/;
/** In the place of a number and of the name of a place. */
const NUMBER = '#';
const NAME = '@';
/** From here on more of the same tells nothing more. */
const MOST_UNREAD = 6;
const MOST_FRAMING = 4;
const MOST_WORDS = 40;

/** What a question says of the kind of answer that it asks: its words, how they are read, and what the search finds on it. */
export function kindEvidence(reading: Reading, rules: RulesReading, found: PassagesResult | null): Evidence {
  const evidence = new Map<string, number>();
  const put = (name: string, value: number | boolean = 1) => {
    if (value) evidence.set(name, Number(value));
  };
  const { question, recognised, topics, places, unknownWords, framingWords, operation } = reading;
  const named = new Set(
    recognised
      .filter(({ as }) => PLACE.test(as))
      .flatMap(({ words: said }) => words(said).map(({ text }) => text)),
  );
  const said = words(question).map(({ text }) => text);
  for (const word of said) put(`${WORD}${/^\d+$/.test(word) ? NUMBER : named.has(word) ? NAME : stem(word)}`);
  put('lunghezza', Math.min(said.length, MOST_WORDS) / MOST_WORDS);
  const measures = topics.filter((topic) => topic !== 'norme');
  put('misure', measures.length);
  put('una misura', measures.length > 0);
  put('norme', measures.length < topics.length);
  put('parole non lette', Math.min(unknownWords.length, MOST_UNREAD));
  put('parole di cornice', Math.min(framingWords.length, MOST_FRAMING));
  put('operazione', operation !== null);
  if (operation !== null) put(`operazione ${operation}`);
  for (const { kind } of places) put(`luogo ${kind}`);
  put('nessun luogo', places.length === 0);
  put('anni', reading.years.length > 0);
  put('enti', reading.owners.length > 0);
  put('usi', reading.uses.length > 0);
  put('case', reading.housing);
  put('elenco', reading.list);
  put('in tutto', reading.whole);
  put('sì o no', reading.yesNo);
  put('perché', reading.why);
  put('caso personale', reading.personal);
  put('racconto', reading.story !== null);
  put('per gruppi', reading.by !== null);
  put('limiti', reading.bounds !== null);
  put('assente', reading.absent.length > 0);
  const aspect = aspectAsked(reading);
  put('documenti', aspect !== null);
  if (aspect !== null) put(`documenti ${aspect}`);
  put('estranea', reading.foreign);
  put('conta', COUNTS.test(question));
  put(`regole ${rules}`);
  for (const assumption of reading.assumptions) put(`segue ${assumption}`);
  put('segue un passo', reading.about !== null);
  put('vicino a un passo', reading.near !== null);
  put('di passaggio', reading.inPassing);
  if (found === null) return evidence;
  const [first, second] = found.passaggi;
  put(`esito ${found.esito}`);
  if (first === undefined) return evidence;
  put('passo', first.pertinenza);
  put('passo, chance', chance(first.pertinenza));
  put('secondo passo', second?.pertinenza ?? 0);
  put('passo intero', first.manca.length === 0);
  put('passo, parole mancanti', first.manca.length);
  put(`passo ${first.tipo}`);
  put('passo titolato', first.titolato);
  return evidence;
}

/** The logarithm of the odds, of a probability that may be 0 or 1. */
const chance = (probability: number) => Math.log((probability + SMALL) / (1 + SMALL - probability));
const SMALL = 0.01;

/** How likely each kind is by what speaks for it. */
export function kindOdds(evidence: Evidence, weights: KindWeights): KindOdds {
  const sums = [...weights.sempre];
  for (const [name, value] of evidence) {
    const [known, key] = name.startsWith(WORD)
      ? [weights.parole, name.slice(WORD.length)]
      : [weights.lettura, name];
    // A word of a question may be one that every object has: "constructor".
    const own = Object.hasOwn(known, key) ? (known[key] ?? []) : [];
    for (const [kind, weight] of own.entries()) sums[kind] = (sums[kind] ?? 0) + weight * value;
  }
  const [figures = 0, inWords = 0, documents = 0, none = 0] = probabilities(sums);
  return { figures, words: inWords, documents, none };
}

/** Of each kind, by the sum of what speaks for it: they make 1. */
export function probabilities(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const whole = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / whole);
}
