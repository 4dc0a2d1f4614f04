// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formsOf } from '../../italian/conjugate.ts';
import { fold } from '../../italian/fold.ts';
import { expand } from './expand.ts';

const words = z.array(z.string().min(1));
const fileSchema = z.strictObject({
  provenienza: z.string(),
  /** Infinitives, each of which stands for all its forms. */
  verbi: z.record(z.string(), words),
  /** Forms of verbs that no rule makes. */
  forme_irregolari: words,
  nomi: z.record(z.string(), words),
  aggettivi: words,
});

/** "Presumibilmente", "attualmente": in whatever way, it tells nothing apart. */
const ADVERB = /^\p{L}{4,}mente$/u;

/** Whether a folded word only carries a question, as `data/parole-di-servizio.json` lists them: to have, to say, when, how. */
export function loadServiceWords(dataDir: string): (word: string) => boolean {
  const data = fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'parole-di-servizio.json'), 'utf8')));
  const plain = [...data.forme_irregolari, ...Object.values(data.nomi).flat(), ...data.aggettivi];
  const known = new Set([
    ...Object.values(data.verbi)
      .flat()
      .flatMap((verb) => formsOf(fold(verb))),
    ...plain.flatMap(expand).map(fold),
  ]);
  return (word) => known.has(word) || ADVERB.test(word);
}
