// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask, DESKTOP, PHONE, QUESTION, running, visit } from './chat-visit.ts';

describe('the conversation', () => {
  it('is answered again in another voice, and the tab remembers it', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      const sent = page.waitForRequest('**/api/chat');
      await page.getByRole('radio', { name: 'Operatore' }).check();
      expect((await sent).postDataJSON()).toMatchObject({ voice: 'operatore', turns: [QUESTION] });
      await page.locator('article.scambio .nota').waitFor();
      await page.goto('/');
      expect(await page.getByRole('radio', { name: 'Operatore' }).isChecked()).toBe(true);
      expect(await page.locator('article.scambio').count()).toBe(1);
    }));

  it('is kept in the tab: a reload shows the same answers without asking again', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await ask(page, 'e a Cremona?');
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/api/chat')) asked.push(request.url());
      });
      await page.reload();
      expect(await page.locator('article.scambio').count()).toBe(2);
      await page.goto('/documenti');
      await page.goBack();
      await page.locator('article.scambio').nth(1).waitFor();
      expect(asked).toEqual([]);
      expect(page.url()).not.toContain('Vescovato');
    }));

  it('chooses the voice without script, too', () =>
    visit({ ...PHONE, javaScriptEnabled: false }, async (page) => {
      await page.getByRole('radio', { name: 'Operatore' }).check();
      await ask(page, QUESTION);
      expect(page.url()).toContain('voce=operatore');
      expect(await page.getByRole('radio', { name: 'Operatore' }).isChecked()).toBe(true);
      expect(await page.getByRole('button', { name: 'Stampa' }).count()).toBe(0);
    }));

  it('is downloaded as text and as data, with the questions asked in place', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await ask(page, 'e a Cremona?');
      for (const name of ['Scarica il testo', 'Scarica i dati (JSON)']) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name }).click(),
        ]);
        expect(readFileSync(await download.path(), 'utf8')).toContain('e a Cremona?');
      }
    }));

  it('is deleted, and is not one "back" away', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('button', { name: 'Elimina' }).click();
      await page.getByRole('heading', { name: /Alloggi pubblici/ }).waitFor();
      expect(await page.locator('article.scambio').count()).toBe(0);
      await page.goBack().catch(() => null);
      expect(page.url()).not.toContain('Vescovato');
    }));

  it('copies the address of one question', async () => {
    const { browser, service } = running();
    const permissions = ['clipboard-read', 'clipboard-write'];
    const context = await browser.newContext({ baseURL: service.url, ...DESKTOP, permissions });
    const page = await context.newPage();
    await page.goto('/');
    await ask(page, QUESTION);
    await page.getByRole('link', { name: 'Link a questa domanda' }).click();
    await page.getByRole('link', { name: 'Copiato' }).waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(new URL(copied).searchParams.get('q')).toBe(QUESTION);
    await context.close();
  });
});

describe('a dropped connection', () => {
  it('and a reload before the answer loses no question: it is asked again', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...DESKTOP });
    const page = await context.newPage();
    await page.goto('/');
    await ask(page, QUESTION);
    await page.route('**/api/chat', (route) => route.abort('connectionreset'), { times: 3 });
    await page.getByLabel('Scrivere qui la domanda').fill('e a Cremona?');
    await page.keyboard.press('Enter');
    await page.getByText('La risposta non è arrivata').first().waitFor();
    await page.reload();
    await page.locator('article.scambio').nth(1).locator('.nota').waitFor();
    expect(await page.locator('article.scambio').nth(1).locator('.testo').textContent()).toContain('Cremona');
    await context.close();
  });

  it('is waited for: the question is answered when the network is back', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...PHONE });
    const page = await context.newPage();
    await page.goto('/');
    await ask(page, QUESTION);
    await context.setOffline(true);
    await page.getByLabel('Scrivere qui la domanda').fill('e a Cremona?');
    await page.keyboard.press('Enter');
    await page.getByText('La risposta non è arrivata').first().waitFor();
    expect(await page.locator('article.scambio').first().locator('.testo').textContent()).toMatch(/\b7\b/);
    await context.setOffline(false);
    await page.locator('article.scambio').nth(1).locator('.nota').waitFor();
    expect(await page.locator('article.scambio').nth(1).locator('.testo').textContent()).toContain('Cremona');
    expect(await page.locator('article.scambio').count()).toBe(2);
    await context.close();
  });
});

describe('two tabs', () => {
  it('each keep their own conversation, also after a reload', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...DESKTOP });
    const [one, other] = [await context.newPage(), await context.newPage()];
    for (const page of [one, other]) await page.goto('/');
    await ask(one, QUESTION);
    await ask(other, 'quanti alloggi SAT a Bordolano?');
    await ask(one, 'e a Cremona?');
    for (const page of [one, other]) await page.reload();
    expect(await one.locator('article.scambio .domanda').allTextContents()).toEqual([
      expect.stringContaining(QUESTION),
      expect.stringContaining('e a Cremona?'),
    ]);
    expect(await other.locator('article.scambio .domanda').allTextContents()).toEqual([
      expect.stringContaining('Bordolano'),
    ]);
    await context.close();
  });
});
