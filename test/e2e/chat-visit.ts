// SPDX-License-Identifier: EUPL-1.2
// A visit to the built service with a real browser, and what is true of every visit.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Service, startService } from './service.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const NARROW = { viewport: { width: 320, height: 568 } };
export const QUESTION = 'quanti alloggi SAP liberi a Vescovato?';

let service: Service;
let browser: Browser;

/** The service and the browser that the tests of a file share. */
export const running = () => ({ service, browser });

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
export async function visit(
  options: BrowserContextOptions,
  scenario: (page: Page) => Promise<void>,
): Promise<void> {
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

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
}

/** Types the question, sends it with Enter and waits for the finished answer. */
export async function ask(page: Page, question: string): Promise<string> {
  const before = await page.locator('article.scambio').count();
  await page.getByLabel('Scrivere qui la domanda').fill(question);
  await page.keyboard.press('Enter');
  const answer = page.locator('article.scambio').nth(before);
  await answer.locator('.nota').waitFor();
  expect(await answer.locator('.domanda').textContent()).toContain(question);
  return (await answer.locator('.testo').textContent()) ?? '';
}

export async function followFirstSource(page: Page): Promise<void> {
  await page.locator('article.scambio').first().locator('.fonte a').first().click();
  // On a page of its own, or in the sheet beside the answer.
  await page.locator('#r367 mark').waitFor();
  const row = page.locator('#r367');
  expect(await row.locator('mark').textContent()).toContain('VESCOVATO');
  expect(await row.getAttribute('class')).toContain('riga-evidenza');
  await eventually(() => inViewport(page, '#r367 mark'), true);
}

/** Waits until something is as it should be; also in tests that run side by side, where `expect.poll` has no test of its own. */
export async function eventually<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (JSON.stringify(await read()) === JSON.stringify(wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await read()).toEqual(wanted);
}

export async function inViewport(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox();
  const size = page.viewportSize();
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height;
}
