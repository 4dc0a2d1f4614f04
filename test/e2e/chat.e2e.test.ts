// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import {
  ask,
  DESKTOP,
  expectNoSidewaysScroll,
  inViewport,
  NARROW,
  QUESTION,
  running,
  visit,
} from './chat-visit.ts';

describe('at 320 pixels', () => {
  it('nothing scrolls sideways, and what is touched is large enough', () =>
    visit(NARROW, async (page) => {
      await expectNoSidewaysScroll(page);
      await ask(page, QUESTION);
      await ask(page, 'e a Cremona?');
      await expectNoSidewaysScroll(page);
      for (const target of await page
        .locator('#domanda:visible, .voce label:visible, .btn:visible, .proposta:visible')
        .all()) {
        expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
      await page.goto('/documenti/cremonese-2026/righe/340-368');
    }));

  it.each([
    'Quali comuni hanno più alloggi liberi?',
    'qual è la soglia per gli indigenti a Cremona?',
    'quanti alloggi disponibili a Cremona?',
    'quali comuni hanno alloggi pubblici?',
    'Quali alloggi ALER liberi a Cremona?',
    'il totale del contributo di solidarietà torna?',
  ])('no table of an answer makes the page scroll sideways: %s', (question) =>
    visit(NARROW, async (page) => {
      await page.goto(`/?q=${encodeURIComponent(question)}`);
      await page.locator('.strumenti-tabella').first().waitFor();
      await expectNoSidewaysScroll(page);
    }),
  );

  it('the field stays in reach while the answer is read', () =>
    visit(NARROW, async (page) => {
      await ask(page, QUESTION);
      expect(await inViewport(page, '#domanda')).toBe(true);
    }));
});

describe('with script', () => {
  it('the page is not loaded again, and the finished answer is announced once', () =>
    visit(DESKTOP, async (page) => {
      await page.evaluate('window.sameDocument = true');
      await ask(page, QUESTION);
      expect(await page.evaluate('window.sameDocument')).toBe(true);
      expect(await page.locator('[role="status"]').textContent()).toMatch(/^Risposta\. .*\b7\b/s);
      expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
      expect(new URL(page.url()).search).toBe('');
    }));

  it('a dropped connection loses nothing, and can be tried again', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...DESKTOP });
    const page = await context.newPage();
    await page.goto('/');
    await page.route('**/api/chat', (route) => route.abort('connectionreset'), { times: 3 });
    await page.getByLabel('Scrivere qui la domanda').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.getByText('La risposta non è arrivata').first().waitFor();
    expect(await page.getByLabel('Scrivere qui la domanda').inputValue()).toBe(QUESTION);
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.locator('article.scambio .nota').waitFor();
    expect(await page.locator('article.scambio').count()).toBe(1);
    expect(await page.getByLabel('Scrivere qui la domanda').inputValue()).toBe('');
    await context.close();
  });

  it('a question is sent once, however often Enter is pressed', () =>
    visit(DESKTOP, async (page) => {
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/api/chat')) sent.push(request.url());
      });
      await page.getByLabel('Scrivere qui la domanda').fill(QUESTION);
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Enter');
      await page.locator('article.scambio .nota').waitFor();
      expect(sent).toHaveLength(1);
    }));
});
