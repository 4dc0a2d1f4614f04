// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { asAsked, wording, wordsOf } from '../../src/assistant/read/wording.ts';

/** A place in a text, by its name. */
const at = (text: string, name: string) => ({
  start: text.indexOf(name),
  end: text.indexOf(name) + name.length,
});
const fits = (way: string, text: string, ...places: string[]) =>
  wording(way).test(
    asAsked(
      text,
      places.map((name) => at(text, name)),
    ),
  );

describe('a way of asking', () => {
  it('is words that follow one another, of those that do for each other, with any ending', () => {
    expect(fits('quali|che piani|documenti', 'Quali documenti avete?')).toBe(true);
    expect(fits('approv* il piano', 'È stato APPROVATO il piano?')).toBe(true);
    expect(fits('approv* piano', 'approvato il piano')).toBe(false);
    expect(fits('piano', 'pianoforte')).toBe(false);
    expect(fits('ano', 'piano')).toBe(false);
  });

  it('leaves room for up to five words between two', () => {
    expect(fits('chi .. piano', 'chi ha approvato il piano?')).toBe(true);
    expect(fits('chi .. piano', 'chi piano')).toBe(true);
    expect(fits('chi .. piano', 'chi uno due tre quattro cinque sei piano')).toBe(false);
  });

  it('joins the words of an alternative, and knows places and numbers', () => {
    expect(fits('c_e|ci_sono piani', "c'è piani")).toBe(true);
    expect(fits('piano .. @', "il piano di Gerre de' Caprioli", "Gerre de' Caprioli")).toBe(true);
    expect(fits('piano .. @', 'il piano di oggi')).toBe(false);
    expect(fits('piano #', 'il piano 2021')).toBe(true);
  });

  it('has words that are right as they are written, and roots whose ending may be any', () => {
    const { whole, roots } = wordsOf(['vota* .. piano|c_e', '# @']);
    expect([...whole]).toEqual(['piano', 'c', 'e']);
    expect([...roots]).toEqual(['vota']);
  });
});
