// SPDX-License-Identifier: EUPL-1.2
import { composePassages } from './compose/passages.ts';
import { type Draft, joinDrafts } from './draft.ts';
import { type Asked, PASSAGES } from './find-passages.ts';
import { SEARCH } from './requests.ts';
import { type PassagesResult, passagesResult } from './tool-results.ts';

/** "Che differenza c'è tra SAP e SAS?", "in cosa il piano annuale è diverso dal triennale?" */
const COMPARED: readonly RegExp[] = [
  /\bdifferenz\p{L}*\s+(?:(?:c['’]?\s?[eè]|ci sono|esiste|passa|corre)\s+)?(?:tra|fra)\s+(.+?)\s+ed?\s+(.+?)\s*[?.!]*$/iu,
  /\b(?:cosa|come)\s+(?:si\s+)?(?:distingu|differenzi|differisc)\p{L}*\s+(.+?)\s+(?:e|da|dal|dalla|dai|dalle|dagli)\s+(.+?)\s*[?.!]*$/iu,
];
const ARTICLE = /^(?:il|lo|la|i|gli|le|un|uno|una|l['’])\s*/i;

/** What two things are, one after the other, where the difference between them is asked; null where it is not. */
export async function answerDifference({ reading, context, ask }: Asked): Promise<Draft | null> {
  const [one, other] = comparedIn(reading.question);
  if (one === undefined || other === undefined) return null;
  const found: PassagesResult[] = [];
  for (const term of [one, other]) {
    const outcome = await ask(SEARCH, { testo: `che cosa è ${term}`, limite: PASSAGES });
    const result = outcome.ok ? passagesResult.parse(outcome.output) : null;
    if (result?.esito !== 'trovato') return null;
    found.push(result);
  }
  const passages = new Set(found.map(({ passaggi: [first] }) => first?.id));
  if (passages.size < found.length) return null;
  return joinDrafts(found.map((result) => composePassages(result, context)));
}

/** The two things compared, without their articles; none where the question compares none. */
function comparedIn(question: string): readonly string[] {
  const match = COMPARED.map((form) => form.exec(question)).find((found) => found !== null);
  return (match?.slice(1, 3) ?? []).map((term) => term.replace(ARTICLE, '').trim());
}
