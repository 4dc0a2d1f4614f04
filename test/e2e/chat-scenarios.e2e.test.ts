// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { ask, DESKTOP, QUESTION, visit } from './chat-visit.ts';

describe('the interface in English', () => {
  it('is one switch away, keeps the conversation, and marks what is in Italian', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByText('Was this answer useful?').waitFor();
      expect(new URL(page.url()).pathname).toBe('/en/');
      expect(await page.locator('.domanda').textContent()).toContain(QUESTION);
      expect(await page.locator('.testo').getAttribute('lang')).toBe('it');
      await page.getByRole('link', { name: '7, source: line 367' }).first().click();
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
