// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import type { PlaceData } from './data.ts';
import type { NameWords } from './model.ts';
import { isMinor } from './name-shape.ts';

/** The theme of the frequent words that are only listed since they look like a name. */
const LOOKALIKES = 'altre parole vicine a un nome';

/** The words that the names of places are made of, and those that are none. */
export function nameWordsOf(data: PlaceData): NameWords {
  const wordsOf = (phrases: readonly string[]) =>
    new Set(
      phrases.flatMap((phrase) => words(phrase).map(({ text }) => text)).filter((word) => !isMinor(word)),
    );
  const frequent = Object.entries(data.words.frequenti);
  return {
    territories: wordsOf([...data.ambiti, ...data.aree, ...data.province].flatMap(({ alias }) => alias)),
    comuni: wordsOf(data.comuni.map(({ nome }) => nome)),
    frequent: new Set(frequent.filter(([theme]) => theme !== LOOKALIKES).flatMap(([, list]) => [...list])),
    lookalikes: new Set(data.words.frequenti[LOOKALIKES] ?? []),
    isElsewhere: (word) => data.elsewhere.get(word) !== undefined || data.elsewhere.begins(word),
  };
}
