// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fileSchema = z.strictObject({
  provenienza: z.string(),
  /** By their first letter, words in common use that are one letter away from words that are read. */
  simili: z.record(z.string().length(1), z.string()),
});

/** Reads `data/parole-italiane.json`: words that are right, though nothing is read of them. */
export function loadItalianWords(dataDir: string): ReadonlySet<string> {
  const data = fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'parole-italiane.json'), 'utf8')));
  return new Set(Object.values(data.simili).flatMap((list) => list.split(' ')));
}
