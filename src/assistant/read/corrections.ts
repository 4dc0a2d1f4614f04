// SPDX-License-Identifier: EUPL-1.2
import type { PlaceMention } from '../../places/model.ts';

/** What takes back what was said before it. */
const TAKES_BACK =
  /(?<!\p{L})(?:no,? anzi|anzi(?:,? no)?|cioè no|cioe no|volevo dire|no,? (?:scusa|scusi|scusate)|pardon|mi correggo|mi sono sbagliat[oa])(?!\p{L})/giu;
/** Between a name and one that is said not to be meant: "a Crema, non Cremona". */
const NOT = /^[\s,;(]*(?:e |ma )?non (?:a |ad |di |in |per |quell[oaie] di )?$/i;

/** The names that a question takes back: "a Cremona, no anzi Soresina" is on Soresina, "Crema non Cremona" on Crema. */
export function takenBack(text: string, mentions: readonly PlaceMention[]): readonly PlaceMention[] {
  const at = [...text.matchAll(TAKES_BACK)].at(-1)?.index;
  const corrected = at !== undefined && mentions.some(({ start }) => start > at);
  return mentions.filter(
    ({ start, end }, index) =>
      (corrected && end <= at) || (index > 0 && NOT.test(text.slice(mentions[index - 1]?.end, start))),
  );
}
