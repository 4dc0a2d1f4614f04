// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fold, words } from '../../italian/fold.ts';
import { numberWord } from '../../italian/numbers.ts';

const wordList = z.string().transform((text) => new Set(text.split(' ').filter((word) => word !== '')));
const closingSchema = z.strictObject({
  piano_passato: z.string(),
  piani_diversi: z.string(),
  ricognizione: z.string(),
  sap: z.string(),
  sat: z.string(),
  avviso_pubblico: z.string(),
  contributo: z.string(),
  personale: z.string(),
});
const languageSchema = z.strictObject({
  /** Words that tell the language. */
  funzione: wordList,
  /** Words, or parts of words, that make numbers; Italian numbers are read by their grammar. */
  numeri: wordList,
  /** Words that say a quantity without being a number. */
  quantita: wordList,
  /** Words that compare quantities. */
  comparativi: wordList,
  negazioni: wordList,
  /** The closing notes of a reply; Italian ones stand with the other texts. */
  chiusura: closingSchema.optional(),
});
const languagesSchema = z.record(z.string(), languageSchema);

type Language = z.infer<typeof languageSchema>;
/** The languages whose numbers, quantities and negations are known, by their two letters. */
export type Languages = ReadonlyMap<string, Language>;

/** Reads `data/lingue.json`. */
export function loadLanguages(dataDir: string): Languages {
  const file = JSON.parse(readFileSync(join(dataDir, 'lingue.json'), 'utf8'));
  return new Map(Object.entries(languagesSchema.parse(file)));
}

/** The language that most of the little words are of; null where none, or where the script is not Latin. */
export function languageOf(text: string, languages: Languages): string | null {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  if (latin.length < letters.length * 0.9) return 'altra';
  const said = words(text).map((word) => word.text);
  let best: string | null = null;
  let most = 0;
  for (const [name, { funzione }] of languages) {
    const found = said.filter((word) => funzione.has(word)).length;
    if (found > most) [best, most] = [name, found];
  }
  return best;
}

/** Articles, and words of our own phrases that also are numbers: "sei" is also "you are". */
const ALSO_NUMBERS = new Set(['un', 'uno', 'una', 'sei']);
/** What plans count: before one of these an article is a number too. */
const COUNTED =
  /^(allogg|cas[ae]$|appartament|abitazion|unita|famigli|nucle|abitant|domand|comun[ei]|dwelling|home|flat|apartment|hous|famil|logement|vivienda|wohnung|locuint|famille)/;
/** Where something is said to be there: "c'è un alloggio". */
const THERE_IS =
  /\b(c'?e|ci sono|risulta\w*|dispon\w*|ha|hanno|resta\w*|there is|has|il y a|hay|gibt|exista)\b/;

/** The words of a text that say a number, in any language that is known, or a quantity in its own. */
export function quantityWords(text: string, languages: Languages, language: string): string[] {
  const quantities = languages.get(language)?.quantita ?? new Set<string>();
  const said = words(text).map((word) => word.text);
  const there = THERE_IS.test(fold(text));
  return said.filter((word, index) => {
    const counts = COUNTED.test(said[index + 1] ?? '');
    if (ALSO_NUMBERS.has(word)) return counts && (there || word === 'sei');
    if (numberWord(word) !== null) return true;
    return quantities.has(word) || [...languages.values()].some(({ numeri }) => isMadeOf(word, numeri));
  });
}

/** The words of a text that compare: "più di", "maggiore"; "più" alone does not. */
export function comparingWords(text: string, languages: Languages, language: string): string[] {
  const comparing = languages.get(language)?.comparativi ?? new Set<string>();
  const phrases = fold(text).match(
    /\b(piu|meno) (di|del|dello|della|dei|degli|delle|che|alt\w*|bass\w*|grand\w*|numeros\w*|piccol\w*)\b/g,
  );
  const said = words(text).map((word) => word.text);
  const single = said.filter((word) => comparing.has(word));
  return [...(phrases ?? []), ...single];
}

export function negations(text: string, languages: Languages, language: string): string[] {
  const known = languages.get(language)?.negazioni ?? new Set<string>();
  return words(text.replace(/\bnon (solo|soltanto)\b/gi, ''))
    .map((word) => word.text)
    .filter((word) => known.has(word));
}

/** "siebenundzwanzig": a word put together of number words alone, with "und" or "y" between them. */
function isMadeOf(word: string, parts: ReadonlySet<string>): boolean {
  if (parts.size === 0 || word.length > 60) return false;
  if (parts.has(word)) return true;
  const reached = new Set([0]);
  for (let at = 0; at < word.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const part of [...parts, ...(at > 0 ? ['und', 'ein', 'y', 'i'] : ['ein'])])
      if (word.startsWith(part, at)) reached.add(at + part.length);
  }
  return reached.has(word.length) && [...parts].some((part) => word.includes(part));
}
