// SPDX-License-Identifier: EUPL-1.2
import type { Draft, Paragraph } from '../draft.ts';
import { isWithin } from '../read/claims.ts';
import type { Reading } from '../read/reading.ts';
import type { Texts } from '../texts.ts';

/** What a bare question on how many dwellings there are may mean. */
const BARE = new Set(['patrimonio', 'in_tutto']);

/** Whether the number that a question takes for granted, or the limit that it asks about, is that of the plan. */
export function premise(reading: Reading, { figures }: Draft, texts: Texts): Paragraph[] {
  const { claim, bounds, places, operation, topics, question } = reading;
  const headline = figures[0]?.valore;
  if (typeof headline !== 'number' || places.length === 0 || reading.aspect === 'verifiche') return [];
  const owner = figures[0]?.ente;
  const ofComune = (reading.confirms || claim !== null) && /\b(?:del comune|comunal[ei])\b/i.test(question);
  if (ofComune && !/aler/i.test(question) && owner?.startsWith('ALER')) return [[texts.premessa_ente]];
  // "Il 47% è esatto?": a share says nothing of a number of dwellings.
  if (claim !== null && question.includes(`${claim}%`) && figures[0]?.unita !== '%') return [];
  if (claim !== null && bounds === null) {
    if (claim === headline || claim === Math.trunc(headline)) return [[texts.premessa_giusta]];
    // "Sono 120 gli alloggi?" may mean any of the figures of a comune's dwellings.
    const other = topics.every((topic) => BARE.has(topic))
      ? figures.find(({ valore }) => valore === claim)
      : undefined;
    return other
      ? [['Sì, se si intende: ', { quoted: other.etichetta, from: { kind: 'note' } }, '.']]
      : [[texts.premessa_sbagliata]];
  }
  const one = places.length === 1 && operation === null && reading.by === null;
  if (bounds === null || !one || !(reading.yesNo || claim !== null)) return [];
  return [[isWithin(headline, bounds) ? texts.limite_giusto : texts.limite_sbagliato]];
}
