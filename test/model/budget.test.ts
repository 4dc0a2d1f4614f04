// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { createDailyBudget, isSpent, usageOf } from '../../src/assistant/model/budget.ts';
import { productWithModel } from './model-product.ts';
import { type ModelStep, scriptedModel, textOf } from './scripted-server.ts';

const NONE = { tokens: null, cost: null };
const answer = { tokens: 1000, cost: null };
const DAY = 24 * 60 * 60 * 1000;

describe('what is used', () => {
  it('costs what its prices say, for a million tokens', () => {
    const used = usageOf(2_000_000, 500_000, { input: 0.15, output: 0.6 });
    expect(used.tokens).toBe(2_500_000);
    expect(used.cost).toBeCloseTo(0.6);
  });

  it('comes to a limit of tokens or of cost, whichever is first', () => {
    expect(isSpent({ tokens: 10, cost: 0 }, { tokens: 11, cost: null })).toBe(false);
    expect(isSpent({ tokens: 11, cost: 0 }, { tokens: 11, cost: null })).toBe(true);
    expect(isSpent({ tokens: 1, cost: 2 }, { tokens: 11, cost: 2 })).toBe(true);
    expect(isSpent({ tokens: 1_000_000, cost: 9 }, NONE)).toBe(false);
  });
});

describe('the budget of a day', () => {
  it('is each person’s own, and all people’s together', () => {
    const budget = createDailyBudget(
      { answer, person: { tokens: 1500, cost: null }, day: { tokens: 4000, cost: null } },
      () => 0,
    );
    for (const person of ['a', 'b']) budget.begin(person)?.end({ tokens: 1600, cost: 0 });
    expect(budget.begin('a')).toBeNull();
    const c = budget.begin('c');
    expect(c).not.toBeNull();
    c?.end({ tokens: 900, cost: 0 });
    expect(budget.begin('d')).toBeNull();
    expect(budget.begin(undefined)).toBeNull();
  });

  it('is not outrun by questions asked at once', () => {
    const budget = createDailyBudget({ answer, person: { tokens: 2500, cost: null }, day: NONE }, () => 0);
    const open = Array.from({ length: 10 }, () => budget.begin('a')).filter((one) => one !== null);
    expect(open.length).toBe(3);
    open[0]?.end({ tokens: 10, cost: 0 });
    expect(budget.begin('a')).not.toBeNull();
  });

  it('is forgotten, and who used it too, when the day ends', () => {
    let now = 0;
    const limits = { answer, person: { tokens: null, cost: 0.5 }, day: NONE };
    const budget = createDailyBudget(limits, () => now);
    budget.begin('a')?.end({ tokens: 1, cost: 1 });
    expect(budget.begin('a')).toBeNull();
    now = DAY;
    expect(budget.begin('a')).not.toBeNull();
  });
});

describe('a person who has used up what is theirs', () => {
  it('is answered without the model, and told so; others are not', async () => {
    const model = await scriptedModel(({ messages, tools }): ModelStep => {
      const token = /\[(F\d+)\][^\n]*alloggi liberi = /.exec(textOf(messages.at(-1) ?? { role: '' }))?.[1];
      if (token === undefined)
        return { call: [{ name: 'alloggi_disponibili', arguments: { comune: 'Vescovato' } }] };
      const frasi = [{ testo: `A Vescovato risultano [${token}].`, fonti: [token] }];
      return {
        call: [{ name: tools?.at(-1)?.function.name ?? '', arguments: { esito: 'risposta', frasi } }],
      };
    });
    const product = productWithModel(model.baseUrl, {
      CHIEDICASA_MODEL_PRICE_IN: '1',
      CHIEDICASA_MODEL_PRICE_OUT: '10',
      // Two calls of 900 and 100 tokens cost 0.0038.
      CHIEDICASA_MODEL_PERSON_COST: '0.003',
    });
    const assistant = await product.assistant();
    await assistant.prepare?.();
    const ask = (person: string) =>
      assistant.reply(['Mia zia brontola: quanti alloggi SAP liberi a Vescovato?'], { person });
    expect((await ask('a')).mode).toBe('llm');
    const again = await ask('a');
    expect(again.mode).toBe('deterministic');
    expect(again.text).toContain('il limite di uso del modello è stato raggiunto');
    expect((await ask('b')).mode).toBe('llm');
    await assistant.close();
    product.close();
    await model.close();
  }, 60_000);
});
