// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import { nameKey } from './name-shape.ts';
import type { PhraseTable } from './phrase-index.ts';

/** A comune of the rest of Italy; several share a name. */
export interface OtherComune {
  readonly nome: string;
  /** Codes of the provinces that have a comune of this name, in ISTAT's order. */
  readonly province: readonly string[];
}

/** The names of the comuni outside the detailed gazetteer. */
export interface Elsewhere extends PhraseTable<OtherComune> {
  hasProvince(sigla: string): boolean;
}

/** A name of letters without accents: most are, and these need no folding character by character. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Reads the names of each province, separated by commas. Nearly eight thousand names are put in order when the first is
 * looked for, and not before: a start that needs none does not pay for them.
 */
export function elsewhereNames(byProvince: Readonly<Record<string, string>>): Elsewhere {
  let built: ReturnType<typeof index> | undefined;
  const names = () => {
    built ??= index(byProvince);
    return built;
  };
  return {
    hasProvince: (sigla) => Object.hasOwn(byProvince, sigla),
    get: (key) => names().comuni.get(key),
    begins: (key) => names().beginnings.has(key),
  };
}

function index(byProvince: Readonly<Record<string, string>>) {
  const comuni = new Map<string, { nome: string; province: string[] }>();
  const beginnings = new Set<string>();
  for (const [sigla, names] of Object.entries(byProvince)) {
    for (const nome of names.split(', ')) {
      const key = nameKey(foldedWords(nome));
      const known = comuni.get(key);
      if (known) known.province.push(sigla);
      else comuni.set(key, { nome, province: [sigla] });
      for (let space = key.indexOf(' '); space > 0; space = key.indexOf(' ', space + 1)) {
        beginnings.add(key.slice(0, space));
      }
    }
  }
  return { comuni, beginnings };
}

function foldedWords(name: string): readonly string[] {
  if (PLAIN.test(name)) return name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words(name).map((word) => word.text);
}
