// SPDX-License-Identifier: EUPL-1.2
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from './service.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const NARROW = { viewport: { width: 320, height: 568 } };
const QUESTION = 'quanti alloggi SAP liberi a Vescovato?';

let service: Service;
let browser: Browser;

beforeAll(async () => {
  service = await startService();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  await service?.close();
});

/** Runs a visit and then holds it to what is true of every visit: no complaint, no other origin, no sideways scroll. */
async function visit(options: BrowserContextOptions, scenario: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: service.url, ...options });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    const elsewhere: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== new URL(service.url).origin) elsewhere.push(request.url());
    });
    await page.goto('/');
    await scenario(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  } finally {
    await context.close();
  }
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
}

/** Types the question, sends it with Enter and waits for the finished answer. */
async function ask(page: Page, question: string): Promise<string> {
  const before = await page.locator('article.scambio').count();
  await page.getByLabel('Scrivere qui la domanda').fill(question);
  await page.keyboard.press('Enter');
  const answer = page.locator('article.scambio').nth(before);
  await answer.locator('.nota').waitFor();
  expect(await answer.locator('.domanda').textContent()).toContain(question);
  return (await answer.locator('.testo').textContent()) ?? '';
}

async function followFirstSource(page: Page): Promise<void> {
  await page.locator('article.scambio').first().locator('.fonte a').first().click();
  await page.waitForURL(/\/documenti\/cremonese-2026\/righe\/367/);
  const row = page.locator('#r367');
  expect(await row.locator('mark').textContent()).toContain('VESCOVATO');
  expect(await row.getAttribute('class')).toContain('riga-evidenza');
  await expect.poll(() => inViewport(page, '#r367 mark')).toBe(true);
}

async function inViewport(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox();
  const size = page.viewportSize();
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height;
}

describe.each([
  ['on a phone', PHONE],
  ['on a desktop', DESKTOP],
  ['on a phone, without script', { ...PHONE, javaScriptEnabled: false }],
  ['on a desktop, without script', { ...DESKTOP, javaScriptEnabled: false }],
])('%s', (_, device) => {
  it('a question gets its figure, and its source opens at the marked row', () =>
    visit(device, async (page) => {
      expect(await ask(page, QUESTION)).toMatch(/\b7\b/);
      await followFirstSource(page);
    }));

  it('a follow-up is understood, and a reload keeps the conversation', () =>
    visit(device, async (page) => {
      await ask(page, QUESTION);
      expect(await ask(page, 'e a Cremona?')).toContain('Cremona');
      expect(await page.locator('article.scambio').count()).toBe(2);
      await page.reload();
      expect(await page.locator('article.scambio').count()).toBe(2);
      expect(await page.locator('article.scambio .domanda').allTextContents()).toEqual([
        expect.stringContaining(QUESTION),
        expect.stringContaining('e a Cremona?'),
      ]);
    }));

  it('a suggested question is asked by touching it', () =>
    visit(device, async (page) => {
      await page.getByRole('link', { name: 'Quanti alloggi SAP liberi a Vescovato?' }).click();
      await page.locator('article.scambio .nota').waitFor();
      expect(await page.locator('article.scambio .testo').textContent()).toMatch(/\b7\b/);
    }));
});

describe('at 320 pixels', () => {
  it('nothing scrolls sideways, and what is touched is large enough', () =>
    visit(NARROW, async (page) => {
      await expectNoSidewaysScroll(page);
      await ask(page, QUESTION);
      await ask(page, 'e a Cremona?');
      await expectNoSidewaysScroll(page);
      for (const target of await page
        .locator('.modulo input:visible, .btn:visible, .proposta:visible')
        .all()) {
        expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
      await page.goto('/documenti/cremonese-2026/righe/340-368');
    }));

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
      expect(new URL(page.url()).searchParams.get('q')).toBe(QUESTION);
    }));

  it('a dropped connection loses nothing, and can be tried again', async () => {
    const context = await browser.newContext({ baseURL: service.url, ...DESKTOP });
    const page = await context.newPage();
    await page.goto('/');
    await page.route('**/api/chat', (route) => route.abort('connectionreset'), { times: 1 });
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
