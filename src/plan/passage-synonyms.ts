// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stem } from '../italian/stem.ts';
import { bearsMeaning, stemsOf, termsOf } from './passage-terms.ts';

/** The name of the file, beside the other data. */
export const SYNONYMS_FILE = 'sinonimi.json';
/** Where the words stand that say nothing of a subject in any question. */
const LEXICON_FILE = 'lessico.json';
const lexiconSchema = z.object({ forme_vuote: z.array(z.string()) });

const entries = z.array(z.string().min(1).max(80)).min(1);

const fileSchema = z.strictObject({
  /** Words and phrases that say the same: one asked, any of them is found. */
  gruppi: z.array(z.strictObject({ nome: z.string().min(1), voci: entries })),
  /** Words that lead further, in one direction only. */
  ampliamenti: z.array(z.strictObject({ voci: entries, anche: entries })),
  /** Words and phrases that make a question, and say nothing of its subject. */
  cornice: entries,
  /** Everyday words, which a question is told with more often than they are what it asks: they count less. */
  deboli: entries,
});

/** What else to look for where a phrase is asked; `same` means the same, `wider` is near it. Phrases are stems apart by spaces. */
export interface Alternatives {
  readonly same: readonly string[];
  readonly wider: readonly string[];
}

export interface Synonyms {
  readonly phrases: ReadonlyMap<string, Alternatives>;
  /** Stems, and phrases of stems, that frame a question. */
  readonly frame: ReadonlySet<string>;
  /** Stems of everyday words, which say little of a subject. */
  readonly everyday: ReadonlySet<string>;
}

/** The file of synonyms is wrong: the message, in Italian, says where and what to do. */
export class SynonymsError extends Error {
  override readonly name = 'SynonymsError';
}

/**
 * Reads `data/sinonimi.json`, and of `data/lessico.json` the words that say nothing of a subject.
 * @throws SynonymsError where the file is missing or has another shape, or a phrase stands in two groups
 */
export function loadSynonyms(dataDir: string): Synonyms {
  const path = join(dataDir, SYNONYMS_FILE);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new SynonymsError(
      missing
        ? `Manca il file dei sinonimi della ricerca: ${path}.`
        : `Il file dei sinonimi non è JSON valido: ${path}. Controllare virgole e virgolette.`,
      { cause },
    );
  }
  const { forme_vuote } = lexiconSchema.parse(JSON.parse(readFileSync(join(dataDir, LEXICON_FILE), 'utf8')));
  return parseSynonyms(
    content,
    forme_vuote.flatMap((forms) => forms.split(' ')),
  );
}

/**
 * @param empty words that frame a question unless they are synonyms or everyday words
 * @throws SynonymsError
 */
export function parseSynonyms(content: unknown, empty: readonly string[] = []): Synonyms {
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') || 'inizio del file';
    throw new SynonymsError(
      `${SYNONYMS_FILE}, in «${place}»: servono «gruppi» (nome e voci), «ampliamenti» (voci e anche), «cornice» e «deboli», tutti elenchi di testi non vuoti.`,
    );
  }
  const { gruppi, ampliamenti, cornice, deboli } = parsed.data;
  const groupOf = new Map<string, string>();
  const phrases = new Map<string, { same: string[]; wider: string[] }>();
  for (const { nome, voci } of gruppi) {
    const keys = [...new Set(voci.map((voice) => keyOf(voice, nome)))];
    const stems = [...new Set(voci.map((voice) => stemmed(voice, nome)))];
    if (stems.length < 2) {
      throw new SynonymsError(
        `${SYNONYMS_FILE}, gruppo «${nome}»: le voci sono tutte forme della stessa parola, che la ricerca unisce già. Aggiungere un vero sinonimo o togliere il gruppo.`,
      );
    }
    for (const phrase of keys) {
      const other = groupOf.get(phrase);
      if (other !== undefined) {
        throw new SynonymsError(
          `${SYNONYMS_FILE}: «${voci.find((voice) => keyOf(voice, nome) === phrase) ?? phrase}» sta sia nel gruppo «${other}» sia nel gruppo «${nome}». Una voce può stare in un gruppo solo: toglierla da uno dei due o unire i gruppi.`,
        );
      }
      groupOf.set(phrase, nome);
      const own = stemsOfKey(phrase).join(' ');
      phrases.set(phrase, { same: stems.filter((item) => item !== own), wider: [] });
    }
  }
  for (const { voci, anche } of ampliamenti) {
    const further = anche.map((voice) => stemmed(voice, voci.join(', ')));
    for (const voice of voci) {
      const phrase = keyOf(voice, voci.join(', '));
      const known = phrases.get(phrase) ?? { same: [], wider: [] };
      known.wider.push(...further.filter((item) => item !== phrase && !known.same.includes(item)));
      phrases.set(phrase, known);
    }
  }
  const frame = new Set<string>();
  for (const phrase of cornice) {
    const stems = stemmed(phrase, 'cornice');
    if (phrases.has(stems)) {
      throw new SynonymsError(
        `${SYNONYMS_FILE}: «${phrase}» sta nella cornice, che la ricerca salta, ma è la stessa parola di una voce di un gruppo o di un ampliamento (radice «${stems}»). Toglierla da uno dei due posti.`,
      );
    }
    frame.add(stems);
  }
  const everyday = new Set(deboli.flatMap((word) => stemsOf(termsOf(word))));
  for (const word of empty) {
    // An adverb shares its stem with what it is made from: "esclusivamente" and "esclusi".
    const [only] = word.endsWith('mente') ? [] : stemsOf(termsOf(word));
    if (only !== undefined && !phrases.has(only) && !everyday.has(only)) frame.add(only);
  }
  return { phrases, frame, everyday };
}

/** Begins the key of a phrase that is known only by its small words too: "a vita", "chi dà le case". */
export const EXACT = '=';

/**
 * What a phrase is looked up by: its stems; and where only one of its words bears meaning, the others as they are written beside
 * its stem, since the one alone says something else.
 */
function keyOf(phrase: string, where: string): string {
  const stems = stemmed(phrase, where);
  const terms = termsOf(phrase);
  return stems.includes(' ') || terms.length === 1 ? stems : exactKey(terms);
}

/** The key of a phrase with its small words. */
export const exactKey = (terms: readonly string[]): string =>
  EXACT + terms.map((term, index) => (bearsMeaning(term, terms[index - 1]) ? stem(term) : term)).join(' ');

/** The stems that a key of the synonyms stands for. */
export const stemsOfKey = (key: string): string[] =>
  key.startsWith(EXACT)
    ? key
        .slice(EXACT.length)
        .split(' ')
        .filter((term, index, all) => bearsMeaning(term, all[index - 1]))
    : key.split(' ');

function stemmed(phrase: string, where: string): string {
  const stems = stemsOf(termsOf(phrase)).join(' ');
  if (stems === '') {
    throw new SynonymsError(
      `${SYNONYMS_FILE}, «${where}»: «${phrase}» è fatta solo di articoli, preposizioni o segni, che la ricerca salta. Scrivere una parola che abbia un significato.`,
    );
  }
  return stems;
}
