// SPDX-License-Identifier: EUPL-1.2

/** Words that carry no subject, folded: articles, prepositions, pronouns, auxiliaries, and those that make a question. */
const STOP_WORDS = new Set(
  `a ad ai al alla alle allo agli all anche c ce che chi ci come con cosa cui d da dai dal dalla dalle dallo dagli dall
  degli dei del dell della delle dello di dove e ed era erano essere fa fare gli ha hai hanno ho i il in io l la le lei li lo
  loro lui ma mi mia mio ne negli nei nel nell nella nelle nello no noi non o od ogni oppure per perche piu poi puo
  possono qual quale quali quando quanta quante quanti quanto quel quella quelle quelli quello quest questa queste
  questi questo sara saranno se sei si sia siano so solo sono sta stata state stati stato su sua sue sugli sui sul sull
  sulla sulle sullo suo suoi te ti tra fra tu un una uno vi viene vengono voi vuol dire vorrei sapere dimmi`.split(
    /\s+/,
  ),
);

/** Whether a folded word says nothing of what a text is about. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
