// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Wording, wording } from './wording.ts';

/** What is asked of the documents themselves, the more telling first. */
export const ASPECTS = [
  /** What stands in a cell in the place of a figure. */
  'segni',
  /** Whether figures add up, agree, can be trusted. */
  'verifiche',
  /** What they do not say. */
  'lacune',
  /** Which comuni told their figures, and which did not. */
  'risposte',
  /** A part of a document, called by its letter, number or order. */
  'parte',
  /** What is annexed to them. */
  'allegati',
  /** Which acts they refer to. */
  'atti',
  /** The formal parts of an act: what it is about, who was there, who signed, whose proposal it is. */
  'oggetto',
  'presenze',
  'firme',
  'proponente',
  /** Which parts they have, and on which page. */
  'indice',
  /** How the figures were gathered, and who took part. */
  'origine',
  /** Who leads the ambito and writes its plan. */
  'capofila',
  /** Who approved them, when, by which act. */
  'approvazione',
  /** Of what date the figures are. */
  'data',
  /** What a column counts. */
  'significato',
  /** In which table and lines something stands; which tables there are. */
  'tabelle',
  /** Which there are, of which places and years. */
  'elenco',
] as const;
export type Aspect = (typeof ASPECTS)[number];

const aspectSchema = z.strictObject({
  /** Ways of asking it. */
  modi: z.array(z.string().min(1)).min(1),
  /** Ways of asking something else with the same words. */
  non: z.array(z.string().min(1)).default([]),
});
const fileSchema = z.strictObject({
  /** Words that do for each other, by the name in braces under which ways of asking have them: "{dati}". */
  classi: z.record(z.string(), z.string().min(1)),
  ...(Object.fromEntries(ASPECTS.map((aspect) => [aspect, aspectSchema])) as Record<
    Aspect,
    typeof aspectSchema
  >),
});

export interface DocumentWords {
  readonly aspects: readonly {
    readonly aspect: Aspect;
    readonly ways: readonly Wording[];
    readonly others: readonly Wording[];
  }[];
  /** Every way, as it is written. */
  readonly written: readonly string[];
}

/** Reads `data/domande-documenti.json`. */
export function loadDocumentWords(dataDir: string): DocumentWords {
  const data = fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'domande-documenti.json'), 'utf8')));
  const inFull = (way: string) => way.replace(CLASS, (_, name: string) => wordsOfClass(name, data.classi));
  return {
    aspects: ASPECTS.map((aspect) => ({
      aspect,
      ways: data[aspect].modi.map(inFull).map(wording),
      others: data[aspect].non.map(inFull).map(wording),
    })),
    written: ASPECTS.flatMap((aspect) => data[aspect].modi.map(inFull)),
  };
}

const CLASS = /\{(\w+)\}/g;

function wordsOfClass(name: string, classes: Readonly<Record<string, string>>): string {
  const words = classes[name];
  if (words === undefined) throw new Error(`domande-documenti.json: non c’è una classe «${name}».`);
  return words;
}

/** What a question asks of the documents themselves; null where it asks what they say. `asked` is made by `asAsked`. */
export function readAspect(asked: string, documentWords: DocumentWords): Aspect | null {
  const fits = (ways: readonly Wording[]) => ways.some((way) => way.test(asked));
  return documentWords.aspects.find(({ ways, others }) => fits(ways) && !fits(others))?.aspect ?? null;
}
