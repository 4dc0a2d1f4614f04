// SPDX-License-Identifier: EUPL-1.2
// How pages load in a real browser, by its own timings, on the slow telephone that Lighthouse emulates: 150 ms of round
// trip, 1.6 Mbit/s, a processor four times slower. `node bench/web-page.mjs`
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../scripts/browser.mjs';
import { CLI } from '../scripts/setup.mjs';
import { against, median, printTable, timeProcess, withFolder } from './measure.mjs';

const ROUNDS = 3;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const SLOW = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };
const SLOWER_PROCESSOR = 4;
const PAGES = [
  ['first page', '/'],
  ['an answer', '/?q=Quanti+alloggi+SAP+liberi+a+Vescovato%3F'],
  ['a comune', '/comuni/019113'],
  ['a plan', '/piani/cremonese-2026'],
  ['a document', '/documenti/cremonese-2026/righe/367'],
];
/** What Lighthouse calls good on a phone. */
const GOALS = { paint: 1_800, largest: 2_500, blocked: 200, shift: 0.1 };

/** Gathers, from the page's start, what the browser tells only while it happens. */
const WATCH = `{
  window.seen = { largest: 0, shift: 0, blocked: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { seen.largest = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch('longtask', (entry) => { seen.blocked += Math.max(0, entry.duration - 50); });
}`;
const MEASURE = `(() => {
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  return { ...seen, paint, bytes: all.reduce((sum, one) => sum + one.transferSize, 0), requests: all.length };
})()`;

await withFolder(async (folder) => {
  const env = { CHIEDICASA_VAR: folder, PORT: '0', CHIEDICASA_RICHIESTE_AL_MINUTO: '0' };
  timeProcess([CLI, 'build'], env);
  const server = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const baseURL = await address(server);
    const rows = [];
    const worst = { paint: 0, largest: 0, blocked: 0, shift: 0 };
    for (const [name, path] of PAGES) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await load(browser, baseURL, path));
      const middle = (what) => median(rounds.map((one) => one[what]));
      for (const what of Object.keys(worst)) worst[what] = Math.max(worst[what], middle(what));
      rows.push([
        name,
        (middle('bytes') / 1_000).toFixed(1),
        middle('requests'),
        Math.round(middle('paint')),
        Math.round(middle('largest')),
        Math.round(middle('blocked')),
        middle('shift').toFixed(3),
      ]);
    }
    printTable(
      ['page', 'kB', 'requests', 'first paint ms', 'largest paint ms', 'blocked ms', 'layout shift'],
      rows,
    );
    console.log(`\nMedians of ${ROUNDS} first loads on a slow telephone. Of the worst page:`);
    for (const [what, goal] of Object.entries(GOALS)) {
      console.log(`${what}: ${against(worst[what], goal, what === 'shift' ? '' : 'ms')}`);
    }
  } finally {
    await browser.close();
    server.kill('SIGTERM');
  }
});

/** A first load: nothing is in the cache. */
async function load(browser, baseURL, path) {
  const context = await browser.newContext({ baseURL, ...PHONE });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR });
  await page.addInitScript(WATCH);
  await page.goto(path, { waitUntil: 'networkidle' });
  // A slow processor may have everything and not have painted it yet.
  await page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
  await page.waitForTimeout(500);
  const measured = await page.evaluate(MEASURE);
  await context.close();
  return measured;
}

async function address(child) {
  for await (const chunk of child.stdout) {
    const found = /http:\/\/[\d.]+:\d+/.exec(String(chunk))?.[0];
    if (found) return found;
  }
  throw new Error('The server ended without an address');
}
