// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/assistant/reply.ts';
import { assistantForTest } from '../product.ts';

const CREMASCO_2019: Scope = { ambito: 'cremasco', year: 2019 };

const { assistant } = await assistantForTest();

describe('a question within a scope', () => {
  const documentsOf = async (turns: readonly string[], scope?: Scope) => {
    const { facts, outcome } = await assistant.reply(turns, { ...(scope && { scope }) });
    return [outcome, ...new Set(facts.map(({ document }) => document))];
  };

  it('is answered as the same question that says it in words', async () => {
    for (const question of ['quanti alloggi liberi?', 'quali comuni hanno più alloggi?']) {
      const words = question.replace('?', " nell'ambito Cremasco nel 2019?");
      const scoped = await assistant.reply([question], { scope: CREMASCO_2019 });
      const said = await assistant.reply([words]);
      expect(scoped.facts.length, question).toBeGreaterThan(0);
      expect(
        scoped.facts.map(({ id }) => id),
        question,
      ).toEqual(said.facts.map(({ id }) => id));
    }
  });

  it('keeps the place and the year that it names, or that the conversation is about', async () => {
    expect(await documentsOf(['quanti alloggi liberi a Vescovato?'], CREMASCO_2019)).not.toContain(
      'cremasco-2019',
    );
    const scope: Scope = { ambito: 'cremasco', year: null };
    expect(await documentsOf(['quanti alloggi liberi a Vescovato?', 'e quanti SAT?'], scope)).toContain(
      'cremonese-2026',
    );
  });

  it('is not taken for one on figures where it asks what to do, or only greets', async () => {
    for (const question of ['come si chiede una casa popolare?', 'buongiorno']) {
      const [scoped, plain] = [
        await assistant.reply([question], { scope: CREMASCO_2019 }),
        await assistant.reply([question]),
      ];
      expect({ ...scoped, took_ms: 0 }, question).toEqual({ ...plain, took_ms: 0 });
    }
  });

  it('is explained as it was read', async () => {
    expect(await assistant.explain(['quanti alloggi liberi?'], CREMASCO_2019)).toMatchObject({
      question: 'quanti alloggi liberi?',
      places: [{ kind: 'ambito' }],
      years: [2019],
    });
  });
});
