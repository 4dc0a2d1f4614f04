// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import {
  ask,
  DESKTOP,
  expectNoSidewaysScroll,
  NARROW,
  PHONE,
  QUESTION,
  running,
  visit,
} from './chat-visit.ts';

const PAGES = [
  '/',
  '/en/',
  '/comuni',
  '/comuni/019036',
  '/comuni/019113',
  '/piani',
  '/piani/cremasco-2021',
  '/documenti',
  '/documenti/giunta-156-2026',
  '/documenti/cremasco-2021/righe/180-182,190',
  '/fatti/cremonese-2026/previsione/aler-vescovato/alloggi_liberi',
  '/fatti/oglio-po-2021/liberi-turnover/comune-san-giovanni-in-croce/alloggi_liberi_e_turnover',
  '/calcoli/somma(cremonese-2026/previsione/comune-cremona/alloggi_liberi,aler-cremona)',
  '/calcoli/differenza(cremasco-2019/patrimonio/comune-crema/patrimonio_totale,cremasco-2021/patrimonio/comune-crema/patrimonio_totale)',
  '/verifiche/cremonese-2026/verifica/contributo-solidarieta/contributo_riparto/totale',
  '/cerca',
  '/cerca?parole=decadenza+vescovato',
  '/dati',
  '/contatti',
  '/informazioni',
  '/protezione-dati',
  '/en/accessibilita',
  '/questa-pagina-non-esiste',
];

const SETTINGS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['in light', DESKTOP],
  ['in dark, on a phone', { ...PHONE, colorScheme: 'dark' }],
  ['in high contrast', { ...DESKTOP, forcedColors: 'active' }],
];

/** Each state of the chat, from the one before it. */
const STATES: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['an answer', (page) => ask(page, QUESTION)],
  [
    'a comparison with its chart',
    (page) => ask(page, 'Confronta gli alloggi liberi a Cremona, Soresina e Vescovato'),
  ],
  ['the parts of a total', (page) => ask(page, 'quanti alloggi disponibili a Cremona?')],
  ['a clarification', (page) => ask(page, 'quanti alloggi liberi a Pieve?')],
  ['a doubtful figure', (page) => ask(page, "alloggi liberi a Robecco d'Oglio")],
  ['a refusal', (page) => ask(page, 'ho diritto a una casa?')],
  ['a need for help', (page) => ask(page, 'mio marito mi picchia, cerco una casa')],
  ['cards', (page) => ask(page, 'Quali alloggi ALER liberi a Isola Dovarese?')],
  ['off topic', (page) => ask(page, 'che tempo fa domani?')],
  [
    'the filters',
    async (page) => {
      await page.locator('.filtri summary').click();
      await page.getByLabel('Ambito', { exact: true }).selectOption('cremasco');
      await page.locator('.filtro').waitFor();
    },
  ],
  [
    'the judgement',
    async (page) => {
      await page.locator('.filtri summary').click();
      await page.locator('.scambio').first().getByText('No, c’è un errore').click();
    },
  ],
  [
    'a source',
    async (page) => {
      const [figure] = await page.locator('a.cifra').all();
      if ((page.viewportSize()?.width ?? 0) >= 1024) {
        await figure?.click();
        await page.getByRole('dialog').waitFor();
      }
    },
  ],
  [
    'a failure',
    async (page) => {
      await page.route('**/api/chat', (route) => route.abort('connectionreset'));
      await page.locator('#domanda').fill('alloggi a Crema');
      await page.locator('#domanda').press('Enter');
      await page.getByText('La risposta non è arrivata').first().waitFor();
    },
  ],
];

// Side by side: most of their time goes into waiting for one tab or another.
describe.concurrent.each(SETTINGS)('%s', { timeout: 180_000 }, (_, options) => {
  it('no page breaks a rule', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...options });
    const page = await context.newPage();
    const broken: string[] = [];
    for (const path of PAGES) {
      await page.goto(path);
      for (const fault of await violations(page)) broken.push(`${path}: ${fault}`);
    }
    await context.close();
    expect(broken).toEqual([]);
  });

  it('no state of the chat breaks a rule', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/');
    const broken: string[] = [];
    for (const [name, reach] of STATES) {
      await reach(page);
      for (const fault of await violations(page)) broken.push(`${name}: ${fault}`);
      await expectNoSidewaysScroll(page);
    }
    await context.close();
    expect(broken).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  it('the first Tab offers the way to the content, and the order follows the page', () =>
    visit(DESKTOP, async (page) => {
      const names: string[] = [];
      for (let presses = 0; presses < 13; presses += 1) {
        await page.keyboard.press('Tab');
        names.push(
          await page.evaluate(
            '(document.activeElement.textContent.trim() || document.activeElement.getAttribute("name") || "").split("\\n")[0].trim()',
          ),
        );
      }
      expect(names).toEqual([
        'Vai al contenuto',
        'English',
        'ChiediCasa',
        'Cerca',
        'Domande',
        'Comuni',
        'Piani',
        'Documenti',
        'Dati aperti',
        'Filtri',
        'voce',
        'q',
        'Chiedi',
      ]);
    }));

  it('a question is asked, its figure opened, its table sorted and its judgement given', () =>
    visit(DESKTOP, async (page) => {
      await page.locator('#domanda').focus();
      await page.keyboard.type('quale comune ha più alloggi liberi?');
      await page.keyboard.press('Enter');
      await page.locator('.scambio .nota').first().waitFor();
      await page.getByRole('button', { name: 'Liberi', exact: true }).first().focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
      await page.getByRole('button', { name: 'Sì, è utile' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.riscontro-detto').waitFor();
      expect(await page.locator(':focus').textContent()).toContain('Grazie');
    }));
});

describe('who hears the page', () => {
  it('hears a finished answer once, and not its words as they come', () =>
    visit(DESKTOP, async (page) => {
      await page.evaluate(`{
        window.spoken = [];
        const status = document.querySelector('[role="status"]');
        new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
      }`);
      await ask(page, QUESTION);
      const spoken: unknown = await page.evaluate('window.spoken.filter((text) => text !== "")');
      expect(spoken).toEqual([expect.stringMatching(/^Risposta\. .*\b7\b/s)]);
      expect(await page.locator('[aria-live], [role="alert"], [role="log"]').count()).toBe(0);
    }));

  it('finds the parts of an exchange by their roles and names', () =>
    visit(DESKTOP, async (page) => {
      await ask(page, QUESTION);
      await page.getByRole('article', { name: QUESTION }).waitFor();
      for (const [role, name] of [
        ['heading', 'Fonti'],
        ['link', '7, fonte: riga 367'],
        ['table', /Piano 2026/],
        ['group', /Piano 2026/],
        ['textbox', 'Scrivere qui la domanda'],
        ['group', 'Questa risposta è stata utile?'],
        ['form', 'Conversazione'],
        ['navigation', 'Principale'],
        ['contentinfo', ''],
      ] as const) {
        expect(await page.getByRole(role, name === '' ? {} : { name }).count(), String(name)).toBeGreaterThan(
          0,
        );
      }
    }));
});

describe('what has the focus', () => {
  it.each([
    ['on a phone', PHONE],
    ['on a desktop', DESKTOP],
    ['at 320 pixels', NARROW],
  ])('is never under what stays in place: %s', (_, device) =>
    visit(device, async (page) => {
      await ask(page, 'Quali comuni hanno più alloggi liberi?');
      await page.evaluate("document.querySelector('.domanda').setAttribute('tabindex', '-1')");
      await page.locator('.domanda').focus();
      const hidden: string[] = [];
      for (let presses = 0; presses < 45; presses += 1) {
        await page.keyboard.press('Tab');
        const under: unknown = await page.evaluate(UNDER);
        if (typeof under === 'string') hidden.push(under);
      }
      expect(hidden).toEqual([]);
    }),
  );
});

/** What has the focus, where something else is drawn over the whole of it. */
const UNDER = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const inset = 2;
  const seen = [...at.getClientRects()].some(({ left, right, top, bottom }) =>
    [[left + inset, top + inset], [right - inset, bottom - inset], [(left + right) / 2, (top + bottom) / 2]].some(
      ([x, y]) => {
        const drawn = document.elementFromPoint(x, y);
        return drawn !== null && (at.contains(drawn) || drawn.contains(at) || drawn.closest('label')?.contains(at));
      },
    ),
  );
  return seen ? null : at.outerHTML.slice(0, 120);
})()`;

/** The room between letters, words, lines and paragraphs that a reader may set (WCAG 1.4.12). */
const SPACED = `for (const one of document.querySelectorAll('body, body *')) {
  one.style.setProperty('line-height', '1.5', 'important');
  one.style.setProperty('letter-spacing', '0.12em', 'important');
  one.style.setProperty('word-spacing', '0.16em', 'important');
  if (one.localName === 'p') one.style.setProperty('margin-bottom', '2em', 'important');
}`;
/** Texts that their own box cuts off. */
const CUT = `[...document.querySelectorAll('body *')].filter((one) => {
  const { overflowX, overflowY, clipPath, position } = getComputedStyle(one);
  if (one.closest('.visually-hidden, svg, dialog:not([open])') || clipPath !== 'none' || position === 'absolute') return false;
  const cut = (overflow, inner, outer) => ['hidden', 'clip'].includes(overflow) && inner > outer + 1;
  return cut(overflowX, one.scrollWidth, one.clientWidth) || cut(overflowY, one.scrollHeight, one.clientHeight);
}).map((one) => one.outerHTML.slice(0, 120))`;

describe('enlarged and on paper', () => {
  it('with the room between letters and lines that a reader sets, nothing is cut off', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...NARROW });
    const page = await context.newPage();
    for (const path of [
      '/',
      `/?q=${encodeURIComponent(QUESTION)}`,
      '/comuni/019113',
      '/cerca?parole=vescovato',
    ]) {
      await page.goto(path);
      await page.evaluate(SPACED);
      await expectNoSidewaysScroll(page);
      expect(await page.evaluate(CUT), path).toEqual([]);
    }
    await context.close();
  });

  // At 200% a window of 1280 pixels has the room of one of 640; at 400%, of 320.
  it.each([
    ['200%', { viewport: { width: 640, height: 400 } }],
    ['400%', NARROW],
  ])('at %s nothing scrolls sideways, on any page', async (_, options) => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...options });
    const page = await context.newPage();
    for (const path of [...PAGES, `/?q=${encodeURIComponent(QUESTION)}`]) {
      await page.goto(path);
      await expectNoSidewaysScroll(page);
    }
    await context.close();
  });

  it('the field leaves most of a small window to the answer', () =>
    visit({ viewport: { width: 640, height: 400 } }, async (page) => {
      await ask(page, QUESTION);
      const position = "getComputedStyle(document.querySelector('.modulo')).position";
      expect(await page.evaluate(position)).toBe('static');
    }));
});
