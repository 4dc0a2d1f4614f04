// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { type NumberConvention, numberWord, parseNumber } from '../italian/numbers.ts';
import { squeeze } from './source-text.ts';

/** What a phrase found: the figures of its `#`, the names of its `@`, and where it stands in the folded text. */
export interface PhraseMatch {
  readonly figures: readonly number[];
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

const FIGURE = String.raw`(\d(?:[\d.,]*\d)?|[a-z]{2,20})`;
const NAMES = '(.{3,300}?)';
const GAP = '.{0,300}?';

const compiled = new Map<
  string,
  { pattern: RegExp; groups: readonly ('figure' | 'names')[]; literals: readonly string[] }
>();

/** Finds a phrase in a text that is already folded: `#` is a figure, `@` names, `…` any words. Null where it does not stand. */
export function findPhrase(phrase: string, text: string, numbers: NumberConvention): PhraseMatch | null {
  const { pattern, groups } = compile(phrase);
  for (const match of text.matchAll(pattern)) {
    const figures: number[] = [];
    const names: string[] = [];
    let readable = true;
    for (const [index, kind] of groups.entries()) {
      const written = match[index + 1] ?? '';
      if (kind === 'names') {
        names.push(written.trim());
        continue;
      }
      const value = parseNumber(written, numbers) ?? numberWord(written);
      if (value === null) readable = false;
      else figures.push(value);
    }
    if (readable) return { figures, names, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** False where a paragraph has not even the phrase's letters: `letters` are the paragraph's, squeezed. */
export function mayHold(phrase: string, letters: string): boolean {
  return compile(phrase).literals.every((literal) => letters.includes(literal));
}

/** Spaces are free everywhere: an extraction puts them inside words ("manut entiva") and leaves them out between. */
function compile(phrase: string) {
  const known = compiled.get(phrase);
  if (known) return known;
  const groups: ('figure' | 'names')[] = [];
  let source = '';
  for (const character of fold(phrase.replaceAll('…', '\uE000')).replaceAll('\uE000', '…')) {
    if (character === ' ') continue;
    if (character === '#') groups.push('figure');
    if (character === '@') groups.push('names');
    source +=
      character === '#'
        ? `${FIGURE} ?`
        : character === '@'
          ? NAMES
          : character === '…'
            ? GAP
            : `${character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')} ?`;
  }
  const literals = phrase.split(/[#@…]/).map(squeeze);
  const entry = { pattern: new RegExp(source, 'gu'), groups, literals };
  compiled.set(phrase, entry);
  return entry;
}
