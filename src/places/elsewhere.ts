// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import { type HashIndex, hashIndex, hashOf } from '../italian/hash-index.ts';
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
 * looked for, and not before: a start that needs none does not pay for them. What is kept of each is where it stands.
 */
export function elsewhereNames(byProvince: Readonly<Record<string, string>>): Elsewhere {
  let built: ReturnType<typeof index> | undefined;
  const names = () => {
    built ??= index(byProvince);
    return built;
  };
  return {
    hasProvince: (sigla) => Object.hasOwn(byProvince, sigla),
    get(key) {
      const { list, places } = names();
      const found = [...places.get(hashOf(key))]
        .map((at) => entryAt(list, at))
        .filter((each) => each.key === key);
      const [first] = found;
      return first && { nome: first.nome, province: found.map(({ sigla }) => sigla) };
    },
    begins: (key) => names().beginnings.has(key),
  };
}

interface Index {
  /** "sigla,nome" of each, a line for each. */
  readonly list: string;
  /** Where the line of a name begins, under its key. */
  readonly places: HashIndex;
  readonly beginnings: ReadonlySet<string>;
}

function index(byProvince: Readonly<Record<string, string>>): Index {
  const lines: string[] = [];
  const places: [number, number][] = [];
  const beginnings = new Set<string>();
  let at = 0;
  for (const [sigla, names] of Object.entries(byProvince)) {
    for (const nome of names.split(', ')) {
      const key = keyOf(nome);
      places.push([hashOf(key), at]);
      const line = `${sigla},${nome}\n`;
      lines.push(line);
      at += line.length;
      for (let space = key.indexOf(' '); space > 0; space = key.indexOf(' ', space + 1)) {
        beginnings.add(key.slice(0, space));
      }
    }
  }
  return { list: lines.join(''), places: hashIndex(places), beginnings };
}

function entryAt(list: string, at: number) {
  const [sigla = '', nome = ''] = list.slice(at, list.indexOf('\n', at)).split(',');
  return { sigla, nome, key: keyOf(nome) };
}

const keyOf = (nome: string) => nameKey(foldedWords(nome));

function foldedWords(name: string): readonly string[] {
  if (PLAIN.test(name)) return name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words(name).map((word) => word.text);
}
