// SPDX-License-Identifier: EUPL-1.2

/** Where a sentence may end: a sign, then a space, then how a sentence begins. */
const BREAK = /(?<=[.!?;][»”")]?)\s+(?=["«“(]?[\p{Lu}\d-])/gu;
/** A point after these ends no sentence: "n.", "art.", "D.G.R.", "s.m.i.", "dott.ssa". */
const ABBREVIATED =
  /(?:(?<![\p{L}\d])(?:\p{Ll}{1,3}|\p{Lu}|lett|dott|sig|all|prot|gen|via|ecc|N)|\p{L}\.\p{L}+)\.$/u;

/** The sentences of a text, in order; put together again with one space they are the text. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of text.matchAll(BREAK)) {
    const sentence = text.slice(start, match.index);
    if (ABBREVIATED.test(sentence)) continue;
    found.push(sentence);
    start = match.index + match[0].length;
  }
  found.push(text.slice(start));
  return found.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}
