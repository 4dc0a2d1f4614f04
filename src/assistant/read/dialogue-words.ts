// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LEADING_WORDS } from './openings.ts';
import { type Wording, wording } from './wording.ts';

/** What a turn may ask of the reply before it, by its key in the file. */
const RECALLS = {
  fonte: 'source',
  ente: 'owner',
  gestore: 'manager',
  data: 'date',
  ufficio: 'office',
  ripeti: 'again',
  dubbio: 'doubt',
} as const;
type Key = keyof typeof RECALLS;
const KEYS = [
  'fonte',
  'ente',
  'gestore',
  'data',
  'ufficio',
  'ripeti',
  'dubbio',
] as const satisfies readonly Key[];
export type Recall = (typeof RECALLS)[Key];

const ways = z.array(z.string().min(1)).min(1);
const fileSchema = z.strictObject({
  richiami: z.strictObject({
    fonte: ways,
    ente: ways,
    gestore: ways,
    data: ways,
    ufficio: ways,
    ripeti: ways,
    dubbio: ways,
  }),
  /** Ways of adding a place to those spoken of. */
  aggiunte: ways,
  /** Ways of setting a place against the one spoken of. */
  confronti: ways,
  /** What a turn may open with and mean nothing by, folded. */
  aperture: ways,
});

/** Ways of going on with what was said before. */
export interface DialogueWords {
  readonly recalls: readonly { readonly recall: Recall; readonly ways: readonly Wording[] }[];
  readonly adds: readonly Wording[];
  readonly compares: readonly Wording[];
  readonly openings: readonly string[];
  /** Every way, as it is written. */
  readonly written: readonly string[];
}

/** Reads `data/dialogo.json`. */
export function loadDialogueWords(dataDir: string): DialogueWords {
  const data = fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'dialogo.json'), 'utf8')));
  const { richiami } = data;
  return {
    recalls: KEYS.map((key) => ({ recall: RECALLS[key], ways: richiami[key].map(wayOf) })),
    adds: data.aggiunte.map(wording),
    compares: data.confronti.map(wording),
    openings: data.aperture,
    written: [...KEYS.flatMap((key) => richiami[key]), ...data.aggiunte, ...data.confronti].map((way) =>
      way.replace(WHOLE, ''),
    ),
  };
}

/** What stands before a way that is all that a turn says: "= fonte". */
const WHOLE = /^= /;
/** Words that a turn may begin with besides. */
const BEFORE = `(?: (?:${LEADING_WORDS}|si|ah|il|la|l|i|le|gli))*`;

function wayOf(written: string): Wording {
  if (!WHOLE.test(written)) return wording(written);
  const { source } = wording(written.replace(WHOLE, ''));
  return new RegExp(`^${BEFORE}${source.replace('(?:^| )', ' ')}$`);
}

/**
 * What a turn asks of the reply before it; null where it asks something else. `asked` is made by `asAsked`; what is
 * not `bare` names something itself, and is only one where nothing else is said.
 */
export function readRecall(asked: string, { recalls }: DialogueWords, bare: boolean): Recall | null {
  const fits = (way: Wording) => (bare || way.source.endsWith('$')) && way.test(asked);
  return recalls.find(({ ways: all }) => all.some(fits))?.recall ?? null;
}
