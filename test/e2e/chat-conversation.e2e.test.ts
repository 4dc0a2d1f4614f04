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
  it('in mid-answer is taken up again by itself', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...DESKTOP });
    const page = await context.newPage();
    await page.goto('/');
    await page.route(
      '**/api/chat',
      (route) =>
        route.fulfill({
          contentType: 'text/event-stream',
          body: 'data: {"type":"start"}\n\ndata: {"type":"text-delta","delta":"Secondo il "}\n\n',
        }),
      { times: 1 },
    );
    expect(await ask(page, QUESTION)).toMatch(/\b7\b/);
    expect(await page.locator('article.scambio').count()).toBe(1);
    await context.close();
  });

  it('or a reload before the answer loses no question: it is asked again', async () => {
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
});
