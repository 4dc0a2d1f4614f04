// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import type { PassagesResult } from '../tool-results.ts';
import { COUNTS } from './asked-aspect.ts';
import type { Reading } from './reading.ts';
import type { RulesReading } from './rules.ts';

/** How likely it is that a question asks figures of the tables, words of the documents, or what neither has; the three make 1. */
export interface KindOdds {
  readonly figures: number;
  readonly words: number;
  readonly none: number;
}

/** What speaks for each kind, by name: a word of the question, something read of it, something found on it. */
export type Evidence = ReadonlyMap<string, number>;

const weight = z.tuple([z.number(), z.number(), z.number()]);
/** For figures, words and none, in this order. */
type Weight = z.infer<typeof weight>;
const fileSchema = z.strictObject({
  /** How this file is made. */
  fatto_con: z.string(),
  /** For figures, words and none: whatever is asked. */
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
  const sums: Weight = [...weights.sempre];
  for (const [name, value] of evidence) {
    const own = name.startsWith(WORD) ? weights.parole[name.slice(WORD.length)] : weights.lettura[name];
    if (own === undefined) continue;
    for (const index of [0, 1, 2] as const) sums[index] += own[index] * value;
  }
  const [figures, inWords, none] = probabilities(sums);
  return { figures, words: inWords, none };
}

/** Of figures, words and none, by the sums of what speaks for each: they make 1. */
export function probabilities([figures, inWords, none]: Weight): Weight {
  const most = Math.max(figures, inWords, none);
  const powers: Weight = [Math.exp(figures - most), Math.exp(inWords - most), Math.exp(none - most)];
  const whole = powers[0] + powers[1] + powers[2];
  return [powers[0] / whole, powers[1] / whole, powers[2] / whole];
}
