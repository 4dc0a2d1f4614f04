// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { assistantForTest } from '../product.ts';

const { assistant } = await assistantForTest();

const ask = (question: string) => assistant.reply([`${question} nell'ambito cremonese`]);

/** Table g), lines 343-367, added up by comune: 12 with dwellings of their own, 5 more with ALER's only. */
const FREE: [string, number][] = [
  ['Cremona', 46],
  ['Vescovato', 7],
  ['Isola Dovarese', 3],
  ['Pozzaglio ed Uniti', 3],
  ['Bordolano', 2],
];

describe('all comuni at once', () => {
  it.each(['quali comuni hanno alloggi liberi', 'in quanti comuni ci sono alloggi liberi'])(
    '%s',
    async (question) => {
      const reply = await ask(question);
      expect(reply.outcome).toBe('answered');
      expect(reply.facts[0]).toMatchObject({ value: 17, operation: 'conteggio' });
      expect(reply.facts.slice(1).map((fact) => fact.place)).toContain('Volongo');
    },
  );

  it.each([
    'chi ha più alloggi liberi',
    'quale comune ha piu alloggi liberi',
    'i primi cinque comuni per alloggi liberi',
  ])('%s', async (question) => {
    const reply = await ask(question);
    expect(reply.facts.map((fact) => [fact.place, fact.value])).toEqual(FREE);
    expect(reply.text).toContain('Cremona: **46**');
    // Cremona's two rows, then Vescovato's.
    const lines = reply.citations.flatMap((citation) => [citation.lines]);
    for (const row of [343, 359, 367]) {
      expect(lines.some(([first, last]) => first <= row && row <= last)).toBe(true);
    }
  });

  it('counts for one owner only', async () => {
    const reply = await ask('in quali comuni ci sono alloggi aler liberi');
    expect(reply.facts[0]?.value).toBe(8);
    expect(reply.facts.slice(1, 3).map((fact) => [fact.place, fact.value])).toEqual([
      ['Cremona', 34],
      ['Vescovato', 7],
    ]);
  });

  it('ranks money, and leaves dashes out', async () => {
    const reply = await ask('quali comuni hanno residuo del contributo');
    expect(reply.facts[0]?.value).toBe(17);
    expect(reply.facts[1]).toMatchObject({ place: 'Castelverde', value: 19283.87 });
  });

  it('names all that are level', async () => {
    const reply = await ask('quale comune ha meno alloggi liberi');
    expect(reply.text).toContain('Bonemerse, Cappella de');
    expect(reply.text).toContain('ciascuno');
  });
});
