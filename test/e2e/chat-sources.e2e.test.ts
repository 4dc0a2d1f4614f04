// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, DESKTOP, inViewport, PHONE, QUESTION, running, visit } from './chat-visit.ts';

const RANKING = 'quale comune ha più alloggi liberi?';
const focused = (page: Page) => page.locator(':focus').textContent();

describe('a figure on a desktop', () => {
  it('opens its lines beside the answer, and "back" closes them', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      const address = page.url();
      const figure = page.getByRole('link', { name: '7, fonte: riga 367' }).first();
      await figure.click();
      const sheet = page.getByRole('dialog', { name: 'La fonte' });
      await sheet.waitFor();
      expect(await sheet.locator('mark').textContent()).toContain('VESCOVATO');
      expect(await inViewport(page, 'dialog #r367')).toBe(true);
      expect(await focused(page)).toBe('La fonte');
      expect(await inViewport(page, '#domanda')).toBe(true);
      expect(page.url()).toBe(address);
      await page.goBack();
      await expect.poll(() => sheet.isVisible()).toBe(false);
      await expect.poll(() => focused(page)).toBe('7');
      expect(page.url()).toBe(address);
    }));

  it('works by keyboard alone: Enter opens, Esc closes, the focus returns', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('link', { name: '7, fonte: riga 367' }).first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Chiudi');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await expect.poll(() => focused(page)).toBe('7');
    }));

  it('leaves the page usable: another figure takes the sheet, a question can be asked, a reload keeps both', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('link', { name: '7, fonte: riga 367' }).first().click();
      await page.locator('dialog #r367').waitFor();
      await page.getByRole('link', { name: '6, fonte: righe 668–673' }).first().click();
      await page.locator('dialog #r670').waitFor();
      await ask(page, 'e a Cremona?');
      await page.reload();
      await page.getByRole('dialog').waitFor();
      expect(await page.locator('article.scambio').count()).toBe(2);
      await page.goBack();
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      expect(await page.locator('article.scambio').count()).toBe(2);
    }));
});

describe('a figure on a phone', () => {
  it('opens the page of the document, and "back" returns to the answer', () =>
    visit(PHONE, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('link', { name: '7, fonte: riga 367' }).first().tap();
      await page.waitForURL(/righe\/367/);
      expect(await page.locator('mark').textContent()).toContain('VESCOVATO');
      await page.goBack();
      await page.locator('article.scambio .nota').waitFor();
      expect(await page.locator('.domanda').first().textContent()).toContain(QUESTION);
    }));
});

describe('a table', () => {
  it('is sorted by its headings, copied, and downloaded as CSV', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({
      baseURL: service.url,
      ...DESKTOP,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.goto('/');
    await ask(page, RANKING);
    const table = page.locator('chiedi-tabella').first();
    const firstName = () => table.locator('tbody th').first().textContent();
    expect(await firstName()).toBe('Cremona');
    await table.getByRole('button', { name: 'Liberi' }).click();
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    expect(await firstName()).toBe('Bordolano');
    await table.getByRole('button', { name: 'Liberi' }).click();
    expect(await firstName()).toBe('Cremona');
    await table.getByRole('button', { name: 'Copia la tabella' }).click();
    await table.getByRole('button', { name: 'Copiato' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(
      /^Comune\tLiberi\tFonte\nCremona\t46/,
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      table.getByRole('button', { name: 'Scarica CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('liberi-per-comune-piano-2026-ambito-cremonese.csv');
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\ufeffComune,Liberi,Fonte\r\nCremona,46,/);
    await context.close();
  });

  it('on a phone is cards, one for each row, sorted by a list', () =>
    visit(PHONE, async (page) => {
      await ask(page, 'Quali alloggi ALER liberi a Isola Dovarese?');
      const table = page.getByRole('table', { name: /Alloggi elencati/ });
      expect(await table.getByRole('row').count()).toBe(3);
      expect(await table.getByRole('columnheader', { name: 'Uso' }).isVisible()).toBe(false);
      const first = table.locator('tbody tr').first();
      expect(await first.innerText()).toContain('3166378');
      await page.getByLabel('Ordina per').selectOption({ label: 'ID alloggio ↓' });
      expect(await first.innerText()).toContain('3166388');
    }));

  it('of a comparison has a chart that says in words what it shows', () =>
    visit(PHONE, async (page) => {
      await ask(page, RANKING);
      const chart = page.getByRole('img', { name: /^Liberi, per comune/ });
      expect((await chart.boundingBox())?.width).toBeGreaterThan(280);
      expect(await chart.locator('desc').textContent()).toContain('Cremona 46; Vescovato 7');
    }));
});
