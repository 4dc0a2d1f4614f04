// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';

/** A stable, readable piece of an id: "Corte de' Frati" becomes "corte-de-frati". */
export function slug(text: string): string {
  return words(text)
    .map((word) => word.text)
    .join('-');
}

/** Gives the second row of the same name "-2", the third "-3": adding a row elsewhere moves no id. */
export function uniqueKeys(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  };
}
