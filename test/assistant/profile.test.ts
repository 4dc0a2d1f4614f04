// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/assistant/reply.ts';
import { assistantForTest } from '../product.ts';

/** All that the plans say of a comune, asked at once, is what they say asked one thing after the other. */
const { assistant } = await assistantForTest();

const reply = (...turns: string[]): Promise<Reply> => assistant.reply(turns, { voice: 'operatore' });
const sourcesOf = ({ citations }: Reply) =>
  citations.map(({ document, lines }) => `${document} ${lines.join('-')}`);

describe('all that there is on a place', () => {
  it.each(['Annicco', 'Soresina', 'Soncino', 'Crema', 'Sabbioneta', 'Viadana'])(
    'is what single questions on %s are answered',
    async (comune) => {
      const profile = await reply(`tutti i dati di ${comune}`);
      expect(profile.outcome).toBe('answered');
      const cited = sourcesOf(profile);
      for (const measure of ['case popolari', 'alloggi liberi', 'alloggi SAT', 'contributo di solidarietà']) {
        const single = await reply(`${measure} a ${comune}`);
        if (single.outcome === 'answered') expect(cited).toEqual(expect.arrayContaining(sourcesOf(single)));
      }
    },
  );

  it.each([
    'dimmi tutto di Bonemerse',
    'situazione di Bonemerse',
    'parlami del comune di Bonemerse',
    'mi fai un riepilogo di Bonemerse nel 2026?',
    'cosa sapete di Bonemerse?',
  ])('is asked in many ways: %s', async (question) => {
    expect((await reply(question)).text).toContain('9.738,48');
  });

  it('goes on to another place', async () => {
    const { outcome, text } = await reply('scheda di Annicco', 'e di Bonemerse?');
    expect(outcome).toBe('answered');
    expect(text).toContain('9.738,48');
  });

  it('is not what a question on one thing asks', async () => {
    const missing = await reply('perché mancano i dati di Robecco?');
    expect(missing.text).toMatch(/NON INSERITO/);
    expect((await reply('parlami di Casa Paola')).text).toMatch(/Rivarolo del Re/);
    expect((await reply('qual è la situazione degli sfratti a Crema?')).text).not.toMatch(/abitanti/);
  });
});
