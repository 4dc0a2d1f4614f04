// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ask, DESKTOP, PHONE, QUESTION, running, visit } from './chat-visit.ts';
import { OPERATOR_TOKEN } from './service.ts';

const DEVICES = [
  ['on a phone', PHONE],
  ['on a desktop', DESKTOP],
  ['on a phone, without script', { ...PHONE, javaScriptEnabled: false }],
  ['on a desktop, without script', { ...DESKTOP, javaScriptEnabled: false }],
] as const;

/** The judgements that the service has kept, as the operator reads them. */
async function judgements() {
  const response = await fetch(`${running().service.url}/api/riscontri`, {
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
  });
  const kept = z.object({ verdict: z.string(), comment: z.string(), fact: z.string().nullable() });
  return z.object({ riscontri: z.array(kept) }).parse(await response.json()).riscontri;
}

describe.each(DEVICES)('%s', (_, device) => {
  it('a comparison has its chart, a rule its source, a refusal its way on', () =>
    visit(device, async (page) => {
      await ask(page, 'Confronta gli alloggi liberi a Cremona, Soresina e Vescovato');
      const chart = page.getByRole('img', { name: /confronto/ }).first();
      expect(await chart.locator('desc').textContent()).toContain('Cremona 46');
      await ask(page, 'qual è la soglia per gli indigenti a Cremona?');
      expect(await page.locator('.scambio').nth(1).locator('.fonte a').count()).toBeGreaterThan(0);
      await ask(page, 'ho diritto a una casa?');
      await page.locator('.testo').getByText('Non posso valutare un caso personale').waitFor();
    }));

  it('who is in danger gets numbers to touch, before anything else', () =>
    visit(device, async (page) => {
      await ask(page, 'mio marito mi picchia, cerco una casa');
      const answer = page.locator('.testo').first();
      await answer.getByRole('link', { name: '112' }).waitFor();
      expect(await answer.getByRole('link', { name: '1522' }).getAttribute('href')).toBe('tel:1522');
    }));

  it('a clarification is followed up by touching one of its names', () =>
    visit(device, async (page) => {
      await ask(page, 'quanti alloggi liberi a Pieve?');
      await page.locator('.esito-clarification').waitFor();
      await page.locator('.proposte .proposta').first().click();
      await page.locator('.scambio').nth(1).locator('.nota').waitFor();
      expect(await page.locator('.scambio').nth(1).locator('.domanda').textContent()).toMatch(/Pieve \S+/);
    }));

  it('a judgement is given, and the operator reads it without personal data', () =>
    visit(device, async (page) => {
      await ask(page, QUESTION);
      await page.getByText('No, c’è un errore').click();
      await page.getByLabel('Che cosa è sbagliato').selectOption({ index: 1 });
      await page.getByLabel('Spiegare in poche parole').fill('Sono 6: mario@example.it');
      await page.getByRole('button', { name: 'Invia il giudizio' }).click();
      await page.getByText('Grazie: il giudizio è stato registrato').first().waitFor();
      expect((await judgements()).at(-1)).toEqual({
        verdict: 'errore',
        comment: 'Sono 6: [e-mail]',
        fact: 'cremonese-2026/previsione/aler-vescovato/alloggi_liberi',
      });
    }));

  it('a filter says where a question is meant, shows, and is taken off', () =>
    visit(device, async (page) => {
      await page.locator('.filtri summary').click();
      await page.getByLabel('Ambito', { exact: true }).selectOption('cremasco');
      await page.getByLabel('Anno del piano').selectOption('2019');
      await page.locator('.filtri summary').click();
      await page.locator('#domanda').fill('quanti alloggi liberi?');
      await page.keyboard.press('Enter');
      await page.locator('.scambio .nota').first().waitFor();
      expect(await page.locator('.domanda').textContent()).toMatch(/quanti alloggi liberi\?$/);
      await page.getByText('Letta con i filtri: Ambito Cremasco, Anno 2019.').waitFor();
      expect(await page.locator('.testo').first().textContent()).toContain('2019');
      await page.getByRole('link', { name: 'Togli il filtro: Anno 2019' }).click();
      await expect.poll(() => page.locator('.filtro').allInnerTexts()).toEqual(['Ambito Cremasco']);
    }));
});

describe('the interface in English', () => {
  it('is one switch away, keeps the conversation, and marks what is in Italian', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByText('Was this answer useful?').waitFor();
      expect(new URL(page.url()).pathname).toBe('/en/');
      expect(await page.locator('.domanda').textContent()).toContain(QUESTION);
      expect(await page.locator('.testo').getAttribute('lang')).toBe('it');
      await page.getByRole('link', { name: '7, source: line 367' }).click();
      await page.locator('dialog #r367').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('link', { name: 'Italiano' }).click();
      await page.getByText('Questa risposta è stata utile?').waitFor();
    }));
});

describe('personal data typed by mistake', () => {
  it('do not stay in the page, nor in what the tab keeps', () =>
    visit(DESKTOP, async (page) => {
      await page.locator('#domanda').fill(`${QUESTION} il mio codice è RSSMRA80A01D150X`);
      await page.keyboard.press('Enter');
      await page.locator('.mascherata').waitFor();
      expect(await page.content()).not.toContain('RSSMRA');
      expect(String(await page.evaluate('JSON.stringify(sessionStorage)'))).not.toContain('RSSMRA');
    }));
});

describe('records', () => {
  it('lead from a search to a comune, to a figure, to its line', () =>
    visit(DESKTOP, async (page) => {
      await page.getByRole('link', { name: 'Cerca', exact: true }).click();
      await page.getByRole('searchbox').fill('vescovato');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Vescovato', exact: true }).click();
      await page.getByRole('link', { name: /^7: alloggi liberi/ }).click();
      await page.getByRole('heading', { name: /alloggi liberi/i }).waitFor();
      await page.getByRole('link', { name: /Apri il documento intero/ }).click();
      await page.locator('#r367 mark').first().waitFor();
    }));
});
