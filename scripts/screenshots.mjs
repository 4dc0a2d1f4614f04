// SPDX-License-Identifier: EUPL-1.2
// Pictures of the main states of the page, taken of the built product: `node scripts/screenshots.mjs [folder]`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { build, CLI, ROOT, runScript } from './setup.mjs';

const DESKTOP = { viewport: { width: 1200, height: 800 } };
const PHONE = { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true };
const VESCOVATO = 'Quanti alloggi SAP liberi a Vescovato?';

/** Name, device, address, what is done there before the picture. */
const PICTURES = [
  ['prima-pagina', DESKTOP, '/'],
  ['prima-pagina-telefono', PHONE, '/'],
  ['risposta', DESKTOP, '/', (page) => ask(page, VESCOVATO)],
  ['risposta-telefono', PHONE, '/', (page) => ask(page, VESCOVATO)],
  [
    'fonte-accanto',
    { viewport: { width: 1360, height: 800 } },
    '/',
    async (page) => {
      await ask(page, VESCOVATO);
      await page.locator('a.cifra').first().click();
      await page.locator('dialog mark').waitFor();
    },
  ],
  [
    'confronto',
    DESKTOP,
    '/',
    async (page) => {
      await ask(page, 'Quali comuni hanno più alloggi liberi?');
      await page.locator('.grafico').first().scrollIntoViewIfNeeded();
      await page.evaluate("document.querySelector('.grafico').scrollIntoView({ block: 'start' })");
    },
  ],
  [
    'conto-accanto',
    { viewport: { width: 1360, height: 800 } },
    '/',
    async (page) => {
      await ask(page, 'Confronta gli alloggi liberi a Cremona, Soresina e Vescovato');
      await page.locator('a.cifra').first().click();
      await page.locator('dialog .conto').waitFor();
    },
  ],
  [
    'cifra-dubbia-scuro',
    { ...DESKTOP, colorScheme: 'dark' },
    '/',
    (page) => ask(page, "Alloggi liberi a Robecco d'Oglio?"),
  ],
  [
    'giudizio-telefono',
    PHONE,
    '/',
    async (page) => {
      await ask(page, VESCOVATO);
      await page.getByText('No, c’è un errore').click();
      await page.evaluate("document.querySelector('chiedi-riscontro').scrollIntoView({ block: 'start' })");
    },
  ],
  ['comune', DESKTOP, '/comuni/019113'],
  ['cifra', DESKTOP, '/fatti/cremonese-2026/previsione/aler-vescovato/alloggi_liberi'],
  [
    'piano',
    DESKTOP,
    '/piani/cremonese-2026',
    async (page) => {
      await page.locator('#previsione summary').click();
      await page.evaluate("document.querySelector('#previsione').scrollIntoView({ block: 'start' })");
    },
  ],
  ['dati-aperti', DESKTOP, '/dati'],
  ['contrasto-elevato', { ...DESKTOP, forcedColors: 'active' }, '/', (page) => ask(page, VESCOVATO)],
];

await runScript(async () => {
  const folder = resolve(process.argv[2] ?? join(ROOT, 'docs', 'immagini'));
  mkdirSync(folder, { recursive: true });
  build();
  const data = mkdtempSync(join(tmpdir(), 'chiedicasa-immagini-'));
  const env = { ...process.env, PORT: '0', CHIEDICASA_VAR: data, CHIEDICASA_RICHIESTE_AL_MINUTO: '0' };
  const server = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
  });
  try {
    const baseURL = await address(server);
    for (const [name, device, path, prepare] of PICTURES) {
      const context = await browser.newContext({ baseURL, reducedMotion: 'reduce', ...device });
      const page = await context.newPage();
      await page.goto(path);
      await page.evaluate('document.fonts.ready');
      await prepare?.(page);
      await page.screenshot({ path: join(folder, `${name}.png`), caret: 'hide' });
      await context.close();
    }
    console.log(`${PICTURES.length} immagini in ${folder}`);
  } finally {
    await browser.close();
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
  return 0;
});

async function ask(page, question) {
  await page.locator('#domanda').fill(question);
  await page.locator('#domanda').press('Enter');
  await page.locator('.scambio .nota').last().waitFor();
  await page.evaluate('document.activeElement?.blur()');
}

async function address(child) {
  for await (const chunk of child.stdout) {
    const found = /https?:\/\/[\w.]+:\d+/.exec(String(chunk))?.[0];
    if (found) return found;
  }
  throw new Error('Il servizio si è fermato prima di dire il suo indirizzo.');
}
