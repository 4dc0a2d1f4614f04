// SPDX-License-Identifier: EUPL-1.2
import { fold, type Word } from '../../italian/fold.ts';
import type { FoundConcept } from './concepts.ts';

/** What somebody tells of themselves. */
const OF_ONESELF =
  /\b(?:ho|abbiamo|sono|siamo|mi|mio|mia|miei|mie|nostr\w+|guadagn\w+|isee|reddito|stipendio|figli\w*|marito|moglie|famiglia|disoccupat\w|disabil\w|incinta)\b/;
/** "Posso fare domanda": what anyone may do, where nothing is told of whoever asks. */
const MAY = /^(?:posso|possiamo|si puo|potrei)\b/;
/** People whose number is asked, rather than one's own place among them. */
const PEOPLE = /\bquant[ie] (?:person[ae]|famiglie|nuclei|domande|cittadini|richiedenti|utenti)\b/;
/** Words beside "posso fare domanda" that ask a rule by themselves: "in un comune dove non abito". */
const FEWEST = 4;

/** Whether what sounds like a person's own case is asked of anyone: a rule, or how many people there are. */
export function asksForAll(
  text: string,
  tokens: readonly Word[],
  concepts: readonly FoundConcept[],
): boolean {
  const folded = fold(text);
  if (PEOPLE.test(folded)) return true;
  const personal = concepts.filter(({ concept }) => concept.kind === 'personal');
  const said = personal.map(({ first, last }) =>
    tokens
      .slice(first, last + 1)
      .map((token) => token.text)
      .join(' '),
  );
  const rest = tokens.length - personal.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return said.every((words) => MAY.test(words)) && !OF_ONESELF.test(folded) && rest >= FEWEST;
}
