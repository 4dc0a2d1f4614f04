// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { FoundConcept } from './concepts.ts';
import type { Operation } from './lexicon.ts';

const DOES =
  '(?:riserv|destin|assegn|dichiar|super|cont)(?:a|ano)|(?:preved|possied)(?:e|ono)|dispon(?:e|gono)|t(?:iene|engono)|d(?:a|anno)|mett(?:e|ono)|offr(?:e|ono)|individu(?:a|ano)';
/** What a body has done that a table tells; of other deeds the documents speak in words. */
const DONE =
  'assegnat[oaie]|riservat[oaie]|destinat[oaie]|previst[oaie]|individuat[oaie]|dichiarat[oaie]|dat[oaie]';
/** "Chi riserva …", "chi ne ha …", "chi ha destinato …", "chi non ne ha". */
const WHO = new RegExp(
  `(?:^|[\\s,;:])chi (?:(?:invece|altro|altri) )?(non )?(?:(?:ne|ci|li|le|mai|ce l|ce li|ce le) )*(?:${DOES}|(?:ha|hanno|aveva|avevano|avra)(?! \\w+(?:ato|uto|ito|tto|sto|so|diritto)\\b)|(?:ha|hanno) (?:${DONE}))\\b`,
);

/** Characters of a question that may name nothing: "e chi altro ce l'ha?". */
const LONGEST_BARE = 30;

/** Whether a question, folded, asks who does what a table tells. */
export const asksWhoOfTable = (folded: string): boolean => WHO.test(folded);

/** "Chi riserva alloggi alla polizia?", "chi non ne ha?": which comuni do, or do not, of what the question names. */
export function whoHas(text: string, concepts: readonly FoundConcept[]): Operation | null {
  const match = WHO.exec(fold(text).replaceAll("'", ' '));
  // A few words that name nothing go on with what was asked before.
  const short = text.length <= LONGEST_BARE;
  if (
    !match ||
    (!short && !concepts.some(({ concept }) => concept.kind === 'topic' || concept.kind === 'housing'))
  )
    return null;
  if (concepts.some(({ concept }) => concept.kind === 'topic' && concept.id === 'norme')) return null;
  return match[1] === undefined ? 'elenco_comuni' : 'senza';
}

/** "Quanti dei 48 comuni del Cremonese hanno case proprie?": how many of the comuni. */
export const countsComuni = (text: string): Operation | null =>
  OF_COMUNI.test(fold(text)) ? 'conteggio_comuni' : null;

const OF_COMUNI =
  /\bquant[ie] (?:tra |fra )?(?:dei|di quei|di questi|degli|i|gli) (?:\w+ )?(?:comuni|paesi|enti)\b(?! (?:dell|di\b))/;

/** "Quanti comuni hanno contributo zero?", "in quali non c'è patrimonio?": those that have none. */
export const hasNone = (text: string, operations: readonly string[]): boolean =>
  NONE.test(fold(text).replaceAll(/['’]/g, ' ')) &&
  operations.some((each) => each === 'elenco_comuni' || each === 'conteggio_comuni');

const NONE =
  /(?<!\w[.,])\b(?:zero|0|null[oaie])\b(?![.,]?\d| ?%)|\bnon (?:c e|ci sono|vi e|vi sono|risulta\w*|esist\w+)\b/;

/** "Quali tra Bordolano e Soresina hanno SAT?": which of the comuni that are named. */
export function whichOf(text: string, comuni: number): Operation | null {
  return comuni > 1 && AMONG.test(fold(text)) ? 'elenco_comuni' : null;
}

const AMONG =
  /\b(?:qual[ei]|chi|dove|quanti)\b(?: (?:di loro|comun[ei]))? (?:tra|fra)\b|\b(?:qual[ei]|chi) (?:dei|delle) (?:due|tre|quattro)\b|\b(?:tra|fra|di)\b.*[, ]\s*(?:in )?(?:qual[ei]|chi|quanti)\b/;
