// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/web/calculations/evaluate.ts';
import {
  type Calculation,
  calculationAddress,
  readCalculation,
  writeCalculation,
} from '../../src/web/calculations/expression.ts';
import { productForTest } from '../product.ts';
import { smallApp } from './app.ts';

const product = productForTest();

const liberi = (row: string) => `cremonese-2026/previsione/${row}/alloggi_liberi`;
const CREMONA: Calculation = {
  operation: 'somma',
  terms: [liberi('comune-cremona'), liberi('aler-cremona')],
};
const DIFFERENCE: Calculation = { operation: 'differenza', terms: [CREMONA, liberi('aler-vescovato')] };

describe('the address of a calculation', () => {
  it('says all of it, a figure that differs by its row by that alone', () => {
    expect(calculationAddress(DIFFERENCE)).toBe(
      '/calcoli/differenza(somma(cremonese-2026/previsione/comune-cremona/alloggi_liberi,aler-cremona),cremonese-2026/previsione/aler-vescovato/alloggi_liberi)',
    );
  });

  it('is read back as it was, also without the brackets that a program cut from its end', () => {
    const written = writeCalculation(DIFFERENCE);
    expect(readCalculation(written)).toEqual(DIFFERENCE);
    expect(readCalculation(written.slice(0, -1))).toEqual(DIFFERENCE);
    expect(readCalculation(writeCalculation(CREMONA).slice(0, -1))).toEqual(CREMONA);
  });

  it.each([
    '',
    'somma',
    'somma()',
    'somma(a',
    'potenza(a/b/c/d,e)',
    'somma(a/b/c/d;e)',
    'somma(a/b/c/d,,e)',
    'somma(a/b/c/d))',
    'somma(a/../c)',
    'somma(somma(somma(somma(a/b/c/d,e))))',
    `somma(a/b/c/d${',e'.repeat(500)})`,
    '<script>alert(1)</script>',
    '('.repeat(5_000),
  ])('that is none is refused: %.40s', (text) => {
    expect(readCalculation(text)).toBeUndefined();
  });
});

describe('a calculation', () => {
  const value = (operation: Calculation['operation'], ...terms: Calculation['terms']) =>
    evaluate({ operation, terms }, product.context.plan)?.value;

  it('is done again on the figures of the plans', () => {
    expect(evaluate(CREMONA, product.context.plan)).toMatchObject({ value: 46, unit: 'alloggi' });
    expect(evaluate(DIFFERENCE, product.context.plan)?.value).toBe(39);
    const stock = (row: string) => `cremonese-2026/patrimonio/${row}/patrimonio_totale`;
    expect(value('quota', stock('aler-ambito'), stock('totale'))).toBe(61.2);
    expect(value('variazione', liberi('aler-vescovato'), liberi('aler-isola-dovarese'))).toBe(57.1);
    expect(value('media', liberi('aler-vescovato'), liberi('aler-isola-dovarese'))).toBe(5);
    expect(value('conteggio', 'cremonese-2026/allegato-b/3172254', 'cremonese-2026/allegato-b/3168916')).toBe(
      2,
    );
    expect(value('conteggio-comuni', ...CREMONA.terms)).toBe(1);
  });

  it('of figures that are not there or do not go together is none', () => {
    const people = 'cremonese-2026/popolazione-comuni/cremona/popolazione';
    expect(value('somma', liberi('aler-vescovato'), liberi('aler-atlantide'))).toBeUndefined();
    expect(value('somma', liberi('aler-vescovato'), people)).toBeUndefined();
    expect(value('quota', people)).toBeUndefined();
    expect(value('conteggio', people)).toBeUndefined();
    const threshold = (row: string) => `cremonese-2026/soglia-indigenti/${row}/soglia_indigenti`;
    // Percentages do not add up.
    expect(
      value('somma', threshold('comune-cremona'), threshold('comune-gadesco-pieve-delmona')),
    ).toBeUndefined();
  });
});

describe('the page of a calculation', () => {
  const app = smallApp({ plan: product.context.plan });
  const page = async (path: string) => (await app.request(path)).text();

  it('shows how the figure comes about, its operands and their lines', async () => {
    const shown = await page(calculationAddress(CREMONA));
    expect(shown).toContain('12 + 34 = 46');
    expect(shown).toContain('<h1 lang="it">Somma: alloggi liberi</h1>');
    expect(shown).toContain('href="/fatti/cremonese-2026/previsione/comune-cremona/alloggi_liberi"');
    expect(shown).toContain('href="/documenti/cremonese-2026/righe/343,359#evidenza"');
    expect(shown).toContain('id="r343"');
    expect(shown).toContain('noindex');
  });

  it('leads on to the calculations that it is made of', async () => {
    const shown = await page(calculationAddress(DIFFERENCE));
    expect(shown).toContain('46 − 7 = 39');
    expect(shown).toContain(`href="${calculationAddress(CREMONA)}"`);
  });

  it('is there as data, beside an answer and in English', async () => {
    const address = calculationAddress(CREMONA);
    const data: unknown = await (await app.request(`${address}?formato=json`)).json();
    expect(data).toMatchObject({ operazione: 'somma', valore: 46, operandi: [{ value: 12 }, { value: 34 }] });
    expect(await page(`${address}?vista=foglio`)).toMatch(/^<div class="foglio-contenuto">/);
    expect(await page(`/en${address}`)).toContain('No document writes this figure');
  });

  it('of what cannot be computed is not found, in plain words', async () => {
    const response = await app.request('/calcoli/somma(a/b/c/d)');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('non c’è un conto che si possa fare');
  });
});

describe('the page of a check', () => {
  const app = smallApp({ plan: product.context.plan });

  it('shows what is declared, what the sum gives, and the lines', async () => {
    const address = '/verifiche/cremonese-2026/verifica/contributo-solidarieta/contributo_riparto/totale';
    const shown = await (await app.request(address)).text();
    expect(shown).toContain('101.421,81');
    expect(shown).toContain('1.942.608,36');
    expect(shown).toContain('id="r504"');
    expect(await (await app.request(`${address}?formato=json`)).json()).toMatchObject({
      declared: 101421.81,
    });
    expect((await app.request('/verifiche/cremonese-2026/verifica/niente')).status).toBe(404);
  });
});
