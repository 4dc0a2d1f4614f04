// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { elsewhereNames } from './elsewhere.ts';
import type { Area } from './model.ts';

const comune = z.strictObject({
  istat: z.string().regex(/^\d{6}$/),
  nome: z.string().min(2),
  provincia: z.string().length(2),
  catastale: z.string().regex(/^[A-Z]\d{3}$/),
  ambito: z.string().nullable(),
});

const ambito = z.strictObject({
  id: z.string().min(1),
  nome: z.string().min(1),
  alias: z.array(z.string().min(1)),
  capofila: z.string().regex(/^\d{6}$/),
  provenienza: z.string().min(1),
  /** Aggregazioni territoriali or sub-ambiti. */
  aree: z.array(
    z.strictObject({
      nome: z.string().min(1),
      alias: z.array(z.string().min(1)),
      provincia: z.string().length(2).optional(),
      provenienza: z.string().min(1),
    }),
  ),
});

const provincia = z.strictObject({
  sigla: z.string().length(2),
  nome: z.string().min(1),
  alias: z.array(z.string().min(1)),
});

const comuniFile = z.strictObject({ source: z.string(), comuni: z.array(comune).min(1) });
/** The names of a province on one line: a text to check, where a list of pairs would be eight thousand. */
const italiaFile = z.strictObject({
  source: z.string(),
  comuni: z.record(z.string().length(2), z.string().min(2)),
});
const ambitiFile = z.strictObject({ ambiti: z.array(ambito).min(1), province: z.array(provincia) });

/** Words separated by spaces, as the file keeps them so that a line is a theme. */
const wordList = z.string().transform((text) => new Set(text.split(' ').filter((word) => word !== '')));
const wordsFile = z.strictObject({
  /** Frequent words of questions, by theme: never repaired into a comune. */
  frequenti: z.record(z.string(), wordList),
  /** First words of a comune that are also common words: alone they name it only after "a", "di", "comune di"… */
  soloDopoLocativo: wordList,
  /** First words that never name a comune alone. */
  maiDaSole: wordList,
  /** Words that, after one of `soloDopoLocativo`, make it another thing: "corte d'appello". */
  seguiti: wordList,
  /** One-word names of other Italian comuni that are common words: a place only after "comune di". */
  nonLuoghi: wordList,
  /** Words before a name that make it a street or a quarter: "via Mantova". */
  vie: wordList,
});

export type PlaceData = ReturnType<typeof loadPlaceData>;
export type PlaceWords = z.infer<typeof wordsFile>;
export type Provincia = z.infer<typeof provincia>;

/** Reads and validates the gazetteer's files; throws an Error that names the file at fault. */
export function loadPlaceData(dataDir: string) {
  const { comuni } = read(dataDir, 'comuni.json', comuniFile);
  const { ambiti, province } = read(dataDir, 'ambiti.json', ambitiFile);
  const ids = new Set(ambiti.map((each) => each.id));
  const codes = new Set(comuni.map((each) => each.istat));
  const orphan = comuni.find((each) => each.ambito !== null && !ids.has(each.ambito));
  if (orphan)
    throw faulty(dataDir, 'comuni.json', `${orphan.nome} è di un ambito sconosciuto, "${orphan.ambito}"`);
  const headless = ambiti.find((each) => !codes.has(each.capofila));
  if (headless) throw faulty(dataDir, 'ambiti.json', `il capofila di "${headless.id}" non è tra i comuni`);
  return {
    comuni,
    ambiti,
    aree: ambiti.flatMap(({ id, aree }) =>
      aree.map((area): Area => ({ ...area, ambito: id, provincia: area.provincia ?? null })),
    ),
    province,
    elsewhere: elsewhereNames(read(dataDir, 'comuni-italia.json', italiaFile).comuni),
    words: read(dataDir, 'parole-comuni.json', wordsFile),
  };
}

function read<Schema extends z.ZodType>(dataDir: string, file: string, schema: Schema): z.infer<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(dataDir, file), 'utf8'));
  } catch (error) {
    throw faulty(dataDir, file, error instanceof Error ? error.message : String(error));
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw faulty(dataDir, file, z.prettifyError(parsed.error));
  return parsed.data;
}

function faulty(dataDir: string, file: string, reason: string): Error {
  return new Error(`Il gazetteer non è leggibile: ${join(dataDir, file)}: ${reason}`);
}
