// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelSettingsError, modelSettings } from '../../src/assistant/model/settings.ts';
import { UsageError } from '../../src/cli/command-line.ts';
import { checkModel } from '../../src/cli/model.ts';
import { type ModelStep, type Script, type ScriptedModel, scriptedModel } from './scripted-server.ts';

/** A model that does all that it is asked. */
const able: Script = (request): ModelStep => {
  if (request.tools) return { call: [{ name: 'alloggi_disponibili', arguments: { comune: 'Vescovato' } }] };
  if (request.response_format) return { say: '{"esito":"risposta"}' };
  return { say: 'pronto, a disposizione' };
};

let model: ScriptedModel;
beforeAll(async () => {
  model = await scriptedModel(able);
});
afterAll(() => model.close());

async function check(environment: NodeJS.ProcessEnv) {
  const lines: string[] = [];
  const usable = await checkModel(environment, (line) => lines.push(line));
  return { usable, lines };
}

const configured = (name = 'prova') => ({ OPENAI_BASE_URL: model.baseUrl, CHIEDICASA_MODEL: name });

describe('chiedicasa model', () => {
  it('says of an able model, in five lines, that it can be used', async () => {
    model.play(able);
    const { usable, lines } = await check(configured());
    expect(usable).toBe(true);
    expect(lines.slice(0, 5).map((line) => line.split(':')[0])).toEqual([
      '✓ raggiungibile',
      '✓ modello',
      '✓ streaming',
      '✓ strumenti',
      '✓ uscita strutturata',
    ]);
    expect(lines[2]).toContain('a pezzi');
  });

  it('names the models that there are where the one configured is unknown', async () => {
    const { usable, lines } = await check(configured('prova-2'));
    expect(usable).toBe(false);
    expect(lines.join('\n')).toMatch(/✗ modello: «prova-2».*CHIEDICASA_MODEL.*prova/);
  });

  it('says that a model without tools cannot be used', async () => {
    model.play((request, index) => (request.tools ? { say: 'Sono 7.' } : able(request, index)));
    const { usable, lines } = await check(configured());
    expect(usable).toBe(false);
    expect(lines.join('\n')).toContain('✗ strumenti: il modello non chiama gli strumenti');
  });

  it('does without structured output', async () => {
    model.play((request, index) => (request.response_format ? { say: 'Ecco!' } : able(request, index)));
    const { usable, lines } = await check(configured());
    expect(usable).toBe(true);
    expect(lines.join('\n')).toContain('– uscita strutturata');
  });

  it.each([
    [401, 'ha rifiutato la chiave'],
    [500, 'ha avuto un errore'],
    [429, 'è occupato'],
  ])('tells %i in words', async (status, words) => {
    model.play(() => ({ status }));
    const { usable, lines } = await check(configured());
    expect(usable).toBe(false);
    expect(lines.join('\n')).toContain(words);
  });

  it('says that nobody answers at an address', async () => {
    const { usable, lines } = await check({
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      CHIEDICASA_MODEL: 'prova',
    });
    expect(usable).toBe(false);
    expect(lines[0]).toMatch(/✗ raggiungibile: .*non si raggiunge.*OPENAI_BASE_URL/);
  });

  it('asks for a configuration where there is none, or a wrong one', async () => {
    await expect(check({})).rejects.toThrow(UsageError);
    await expect(check({ CHIEDICASA_MODEL: 'x' })).rejects.toThrow(/OPENAI_API_KEY/);
    await expect(check({ CHIEDICASA_MODEL: 'x', OPENAI_BASE_URL: 'localhost' })).rejects.toThrow(/http/);
  });
});

describe('the configuration', () => {
  it('needs the name of a model: a key alone sends nothing anywhere', () => {
    expect(modelSettings({ OPENAI_API_KEY: 'k' })).toBeNull();
    expect(modelSettings({ OPENAI_API_KEY: 'k', CHIEDICASA_MODEL: 'm' })).toMatchObject({
      model: 'm',
      always: false,
      budget: {
        seconds: 20,
        person: { tokens: 500_000, cost: null },
        day: { tokens: null, cost: null },
      },
    });
  });

  it('refuses a budget that is no number', () => {
    expect(() =>
      modelSettings({ OPENAI_API_KEY: 'k', CHIEDICASA_MODEL: 'm', CHIEDICASA_MODEL_SECONDS: 'dieci' }),
    ).toThrow(ModelSettingsError);
  });

  it('takes limits of cost only with the prices that they are counted by', () => {
    const limited = { OPENAI_API_KEY: 'k', CHIEDICASA_MODEL: 'm', CHIEDICASA_MODEL_DAILY_COST: '2,50' };
    expect(() => modelSettings(limited)).toThrow(/CHIEDICASA_MODEL_PRICE_IN/);
    const priced = { CHIEDICASA_MODEL_PRICE_IN: '0.15', CHIEDICASA_MODEL_PRICE_OUT: '0,60' };
    expect(modelSettings({ ...limited, ...priced })?.budget).toMatchObject({
      prices: { input: 0.15, output: 0.6 },
      day: { tokens: null, cost: 2.5 },
    });
  });
});
