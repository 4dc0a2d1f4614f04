// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { assistantForTest } from '../product.ts';

const { assistant } = await assistantForTest();

/** Comuni told apart by another measure than the one asked, what the reply says and a line that it cites. */
const ASKED: readonly (readonly [string, string, string])[] = [
  // Table j), lines 407-408, and table g).
  [
    'tra i comuni cremonesi che hanno SAT chi ha più alloggi liberi?',
    'Cremona: **46**',
    'cremonese-2026:408',
  ],
  [
    'quali comuni cremonesi con meno di 1000 abitanti hanno alloggi liberi?',
    'sono **6**',
    'cremonese-2026:145',
  ],
  ['quanti abitanti fanno i comuni senza patrimonio nel cremonese?', '**4.714**', 'cremonese-2026:128'],
  ['il comune più popoloso tra quelli cremonesi con alloggi SAS', 'Cremona', 'cremonese-2026:267'],
  [
    'quali comuni cremonesi hanno più di 3000 abitanti e nessun alloggio libero?',
    'Persico Dosimo',
    'cremonese-2026:351',
  ],
  ['chi ha più alloggi tra i comuni del cremonese delegati ad ALER?', 'Soresina', 'cremonese-2026:276'],
];

describe('comuni told apart by another measure', () => {
  it.each(ASKED)('%s: %s, %s', async (question, said, line) => {
    const reply = await assistant.reply([question]);
    const [document, number] = line.split(':');
    expect(reply.outcome).toBe('answered');
    expect(reply.text).toContain(said);
    const cites = reply.citations.some(
      ({ document: cited, lines: [first, last] }) =>
        cited === document && first <= Number(number) && Number(number) <= last,
    );
    expect(cites).toBe(true);
  });

  // Table g), lines 344 and 351, print a zero for these two.
  it.each(['quali comuni del cremonese non hanno case libere?', 'comuni senza case libere nel cremonese'])(
    '%s: the dwellings are qualified by what follows',
    async (question) => {
      const reply = await assistant.reply([question]);
      expect(reply.text).toContain('Annicco e Persico Dosimo');
    },
  );

  it.each(['quali comuni hanno alloggi liberi?', 'il comune con più alloggi liberi', 'comuni con SAT'])(
    '%s: nothing tells them apart',
    async (question) => {
      const reply = await assistant.reply([question]);
      expect(reply.text).not.toContain('tra i comuni con');
    },
  );
});
