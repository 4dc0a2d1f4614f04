// SPDX-License-Identifier: EUPL-1.2

/** What a cut may leave hanging: an open bracket and what stands in it, a number, a sign, a short word. */
const OPEN_BRACKET = /\s*\([^)]*$/;
const HANGING = /(?:[\s,;:.–-]+|\s(?:\d[\d./]*|\p{L}{1,2}\.?|art\.?|legge|n\.))+$/iu;

/** A title of at most `most` characters: cut at a word, never within a bracket or after a number, with an ellipsis. */
export function shortened(title: string, most: number): string {
  if (title.length <= most) return title;
  const cut = title.slice(0, Math.max(title.lastIndexOf(' ', most), 1));
  const closed = cut.replace(OPEN_BRACKET, '');
  const kept = closed.length > most / 2 ? closed : cut;
  return `${kept.replace(HANGING, '')}…`;
}
