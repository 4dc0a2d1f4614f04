// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fileSchema = z.strictObject({
  provenienza: z.string(),
  /** By their first letter, words in common use that are one letter away from words that are read. */
  simili: z.record(z.string().length(1), z.string()),
  /** What people shorten as they type, and what they mean. */
  abbreviazioni: z.record(z.string(), z.string()),
});

/** Words of Italian as people write them. */
export interface ItalianWords {
  /** Words that are right, though nothing is read of them. */
  readonly right: ReadonlySet<string>;
  /** What is typed for short, by what it is short for: "xche". */
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** Reads `data/parole-italiane.json`. */
export function loadItalianWords(dataDir: string): ItalianWords {
  const data = fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'parole-italiane.json'), 'utf8')));
  return {
    right: new Set(Object.values(data.simili).flatMap((list) => list.split(' '))),
    abbreviations: new Map(Object.entries(data.abbreviazioni)),
  };
}
