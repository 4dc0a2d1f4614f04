// SPDX-License-Identifier: EUPL-1.2
// What people do with the chat, each told once; `combinations.e2e.test.ts` runs them on every device, with script and without.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe.ts';
import {
  ask,
  eventually,
  expectNoSidewaysScroll,
  followFirstSource,
  QUESTION,
  running,
} from './chat-visit.ts';
import { judgements } from './service.ts';

/** Where a scenario runs. */
export interface Combination {
  readonly device: 'phone' | 'desktop';
  readonly script: boolean;
}

export interface Scenario {
  readonly name: string;
  /** What the browser is told besides the device. */
  readonly settings?: (on: Combination) => BrowserContextOptions;
  run(page: Page, on: Combination): Promise<void>;
}

const last = (page: Page) => page.locator('article.scambio').last();

/** Presses Tab until something is reached, as who has no mouse does. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`${selector} is not reached with ${most} presses of Tab.`);
}

/** An answer that reads well in this setting: nothing outside the window, no rule broken. */
async function answerReadsWell(page: Page, { script }: Combination): Promise<void> {
  await ask(page, QUESTION);
  await expectNoSidewaysScroll(page);
  // The rules run in the page: where it may run none, those of the same page with script hold.
  if (script) expect(await violations(page)).toEqual([]);
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'the Vescovato question gets its figure, and its citation opens at the right lines',
    async run(page) {
      expect(await ask(page, QUESTION)).toMatch(/\b7\b/);
      await followFirstSource(page);
    },
  },
  {
    name: 'a comparison has its chart, a computed figure its calculation',
    async run(page) {
      await ask(page, 'Confronta gli alloggi liberi a Cremona, Soresina e Vescovato');
      const chart = page.getByRole('img', { name: /confronto/ }).first();
      expect(await chart.locator('desc').textContent()).toContain('Cremona 46');
      await last(page)
        .getByRole('link', { name: /^46, fonte: righe 343 e 359/ })
        .first()
        .click();
      await page.getByText('12 + 34 = 46').waitFor();
      await page.locator('#r359 mark').waitFor();
    },
  },
  {
    name: 'a rule has its source',
    async run(page) {
      await ask(page, 'qual è la soglia per gli indigenti a Cremona?');
      expect(await last(page).locator('.fonte a').count()).toBeGreaterThan(0);
    },
  },
  {
    name: 'a refusal has its way on',
    async run(page) {
      await ask(page, 'ho diritto a una casa?');
      await page.locator('.testo').getByText('Non posso valutare un caso personale').waitFor();
      await last(page).locator('.persona').getByRole('link', { name: 'contatti' }).click();
      await page.getByRole('heading', { name: 'Contatti', level: 1 }).waitFor();
    },
  },
  {
    name: 'a clarification is followed up by touching one of its names',
    async run(page) {
      await ask(page, 'quanti alloggi liberi a Pieve?');
      await page.locator('.esito-clarification').waitFor();
      await page.locator('.proposte .proposta').first().click();
      await page.locator('.scambio').nth(1).locator('.nota').waitFor();
      expect(await page.locator('.scambio').nth(1).locator('.domanda').textContent()).toMatch(/Pieve \S+/);
    },
  },
  {
    name: 'a follow-up is understood, and a reload keeps the conversation',
    async run(page) {
      await ask(page, QUESTION);
      expect(await ask(page, 'e a Cremona?')).toContain('Cremona');
      await page.reload();
      await page.locator('article.scambio').nth(1).waitFor();
      expect(await page.locator('article.scambio .domanda').allTextContents()).toEqual([
        expect.stringContaining(QUESTION),
        expect.stringContaining('e a Cremona?'),
      ]);
    },
  },
  {
    name: 'a connection broken in mid-answer loses neither the question nor the answer',
    async run(page, { script }) {
      if (script) {
        const body = 'data: {"type":"start"}\n\ndata: {"type":"text-delta","delta":"Secondo il "}\n\n';
        await page.route(
          '**/api/chat',
          (route) => route.fulfill({ contentType: 'text/event-stream', body }),
          {
            times: 1,
          },
        );
        expect(await ask(page, QUESTION)).toMatch(/\b7\b/);
      } else {
        await page.route('**/?**', (route) => route.abort('connectionreset'), { times: 1 });
        const broken = page.waitForEvent('requestfailed');
        await page.getByLabel('Scrivere qui la domanda').fill(QUESTION);
        await page.keyboard.press('Enter');
        const address = (await broken).url();
        await eventually(async () => page.url().startsWith('chrome-error:'), true);
        // The browser offers to load the same address again: it holds the question.
        await page.goto(address);
        await last(page).locator('.nota').waitFor();
        expect(await last(page).locator('.testo').textContent()).toMatch(/\b7\b/);
      }
      expect(await page.locator('article.scambio').count()).toBe(1);
    },
  },
  {
    name: 'the back button returns from a source to the answer, and from there forward again',
    async run(page) {
      await ask(page, QUESTION);
      await page.locator('a.cifra').first().click();
      await page.locator('#r367 mark').waitFor();
      await page.goBack();
      await last(page).locator('.nota').waitFor();
      await eventually(() => page.locator('#r367').isVisible(), false);
      expect(await last(page).locator('.testo').textContent()).toMatch(/\b7\b/);
      await page.goForward();
      await page.locator('#r367 mark').waitFor();
    },
  },
  {
    name: 'by keyboard alone a question is asked, its figure opened and left again',
    async run(page, { device, script }) {
      await tabTo(page, '#domanda');
      await page.keyboard.type(QUESTION);
      await page.keyboard.press('Enter');
      await last(page).locator('.nota').waitFor();
      await tabTo(page, 'a.cifra');
      await page.keyboard.press('Enter');
      await page.locator('#r367 mark').waitFor();
      if (device === 'desktop' && script) await page.keyboard.press('Escape');
      else await page.goBack();
      await eventually(() => page.locator('#r367').isVisible(), false);
      await last(page).locator('.nota').waitFor();
    },
  },
  {
    name: 'at 200% the answer has its room, and nothing is cut off',
    // A window of 1280 pixels has the room of one of 640; on a telephone the letters are twice as large.
    settings: ({ device }) => (device === 'desktop' ? { viewport: { width: 640, height: 400 } } : {}),
    async run(page, { device }) {
      await ask(page, QUESTION);
      if (device === 'phone') await page.evaluate("document.documentElement.style.fontSize = '200%'");
      await expectNoSidewaysScroll(page);
      await last(page).locator('.testo').scrollIntoViewIfNeeded();
      await last(page).getByRole('link', { name: '7, fonte: riga 367' }).first().click({ trial: true });
    },
  },
  {
    name: 'in dark an answer reads well',
    settings: () => ({ colorScheme: 'dark' }),
    async run(page, on) {
      await answerReadsWell(page, on);
      const [red = 255] = await backgroundOf(page, 'body');
      expect(red).toBeLessThan(80);
    },
  },
  {
    name: 'in high contrast an answer reads well',
    settings: () => ({ forcedColors: 'active' }),
    run: answerReadsWell,
  },
  {
    name: 'on paper stand question, answer and sources, without what only a screen can do',
    async run(page, { script }) {
      await ask(page, QUESTION);
      await page.emulateMedia({ media: 'print' });
      for (const shown of ['.domanda', '.testo', '.fonte']) {
        expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
      }
      const hidden = [
        '.modulo',
        '.strumenti',
        'chiedi-riscontro',
        '.menu',
        ...(script ? ['.strumenti-tabella'] : []),
      ];
      for (const name of hidden) expect(await page.locator(name).first().isVisible(), name).toBe(false);
    },
  },
  {
    name: 'a suggested question is asked by touching it',
    async run(page) {
      await page.getByRole('link', { name: 'Quanti alloggi SAP liberi a Vescovato?' }).click();
      await last(page).locator('.nota').waitFor();
      expect(await last(page).locator('.testo').textContent()).toMatch(/\b7\b/);
    },
  },
  {
    name: 'who is in danger gets numbers to touch, before anything else',
    async run(page) {
      await ask(page, 'mio marito mi picchia, cerco una casa');
      const answer = page.locator('.testo').first();
      await answer.getByRole('link', { name: '112' }).waitFor();
      expect(await answer.getByRole('link', { name: '1522' }).getAttribute('href')).toBe('tel:1522');
    },
  },
  {
    name: 'a judgement is given, and the operator reads it without personal data',
    async run(page, { device, script }) {
      const comment = `Sono 6 (${device}, ${script}): mario@example.it`;
      await ask(page, QUESTION);
      await page.getByText('No, c’è un errore').click();
      await page.getByLabel('Che cosa è sbagliato').selectOption({ index: 1 });
      await page.getByLabel('Spiegare in poche parole').fill(comment);
      await page.getByRole('button', { name: 'Invia il giudizio' }).click();
      await page.getByText('Grazie: il giudizio è stato registrato').first().waitFor();
      expect(await judgements(running().service.url)).toContainEqual({
        verdict: 'errore',
        comment: comment.replace('mario@example.it', '[e-mail]'),
        fact: 'cremonese-2026/previsione/aler-vescovato/alloggi_liberi',
      });
    },
  },
  {
    name: 'a filter says where a question is meant, shows, and is taken off',
    async run(page) {
      await page.locator('.filtri summary').click();
      await page.getByLabel('Ambito', { exact: true }).selectOption('cremasco');
      await page.getByLabel('Anno del piano').selectOption('2019');
      await page.locator('.filtri summary').click();
      await ask(page, 'quanti alloggi liberi?');
      await page.getByText('Letta con i filtri: Ambito Cremasco, Anno 2019.').waitFor();
      expect(await page.locator('.testo').first().textContent()).toContain('2019');
      await page.getByRole('link', { name: 'Togli il filtro: Anno 2019' }).click();
      await eventually(() => page.locator('.filtro').allInnerTexts(), ['Ambito Cremasco']);
    },
  },
];

async function backgroundOf(page: Page, selector: string): Promise<readonly number[]> {
  const colour = String(
    await page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`),
  );
  return (colour.match(/\d+/g) ?? []).map(Number);
}
