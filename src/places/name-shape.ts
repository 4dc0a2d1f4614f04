// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';

/** Words of a name that people drop, add or write in another way: "corte dei frati", "Piadena e Drizzona". */
const MINOR = new Set(
  'a ad al all alla d da dal dall dalla de dei degli del dell della delle di e ed con in nel nell su sul sull sulla'.split(
    ' ',
  ),
);

/** A name prepared for comparison with what people write. */
export interface NameShape<Entry> {
  readonly entry: Entry;
  /** The folded words that carry the name, without articles and prepositions. */
  readonly majors: readonly string[];
  /** For each major, the single tokens that may stand for it and for those after it, with the next major's index. */
  readonly forms: readonly ReadonlyMap<string, number>[];
  /** For each major, the first letters of its forms. */
  readonly initials: readonly ReadonlySet<string>[];
}

export function isMinor(word: string): boolean {
  return MINOR.has(word);
}

/** The folded name without its minor words; two spellings with the same key are the same name. */
export function nameKey(tokens: readonly string[]): string {
  return tokens.filter((token) => !isMinor(token)).join(' ');
}

export function shapeOf<Entry>(entry: Entry, name: string): NameShape<Entry> {
  const tokens = words(name).map((word) => word.text);
  const places = tokens.flatMap((token, index) => (isMinor(token) ? [] : [index]));
  const majors = places.map((place) => tokens[place] ?? '');
  const forms = places.map((place, index) => {
    const map = new Map<string, number>();
    // Joined writings: with the minor words before and between ("dolmi", "pievedolmi") and without ("pieveolmi").
    const from = (places[index - 1] ?? -1) + 1;
    for (let last = index; last < places.length; last++) {
      const until = (places[last] ?? 0) + 1;
      for (const start of [from, place]) add(map, tokens.slice(start, until).join(''), last + 1);
      add(map, majors.slice(index, last + 1).join(''), last + 1);
    }
    return map;
  });
  const initials = forms.map((map) => new Set([...map.keys()].map((form) => form[0] ?? '')));
  return { entry, majors, forms, initials };
}

function add(map: Map<string, number>, form: string, next: number): void {
  if (!map.has(form)) map.set(form, next);
}
