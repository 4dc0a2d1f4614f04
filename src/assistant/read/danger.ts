// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';

/** Words of who speaks of themselves, or of somebody near or before them. */
const OF_SOMEBODY =
  /\b(?:mi|io|me|mia|mio|miei|mie|noi|nostr[oaie]|sono (?:stat[oa]|una?|vittim[ae]|sfrattat[oa]|in|sola|solo|senza)|siamo|aiut\w+|marito|moglie|compagn[oa]|convivente|ex|figli[oae]?|bambin[oiae]|mamma|madre|padre|sorella|fratello|amic[ao]|vicina|vicino|signora|signore|stanotte|stasera|subito|scapp\w+|dormo|dormire|posso|devo|vorrei|cerco|lui|lei)\b/;
/** Words of who asks what the documents say of it. */
const OF_DOCUMENTS =
  /\b(?:quant[ie]|numero|quali|comun[ei]|pian[oi]|document[oi]|deliber[ae]|categori[ae]|percentual[ei]|quot[ae]|misur[ae]|progett[oi]|tabell[ae]|ambit[oi]|dat[io]|cosa (?:dice|dicono|prevede|prevedono|si intende|significa|vuol dire))\b/;

/** Whether words of danger are said of a person rather than of a subject: an operator asks of "donne vittime di violenza". */
export const isOfSomebody = (question: string): boolean =>
  OF_SOMEBODY.test(fold(question).replaceAll("'", ' '));

/** Whether what words of danger name is a subject that the documents are asked about, and nobody is in it. */
export function isSubject(question: string): boolean {
  return !isOfSomebody(question) && OF_DOCUMENTS.test(fold(question).replaceAll("'", ' '));
}
