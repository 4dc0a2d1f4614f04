// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DESKTOP, PHONE, running } from './chat-visit.ts';

const timingsSchema = z.object({
  bytes: z.number(),
  script: z.number(),
  requests: z.number(),
  shift: z.number(),
  paint: z.number(),
});

/** What the browser itself measured of the page that it shows: bytes as they came over the wire, jumps of the layout. */
const MEASURE = `(() => {
  const resources = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const sum = (all) => all.reduce((total, one) => total + one.transferSize, 0);
  return {
    bytes: sum(resources),
    script: sum(resources.filter((one) => one.name.endsWith('.js'))),
    requests: resources.length,
    shift: window.shift ?? 0,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  };
})()`;

describe.each([
  ['on a phone', PHONE],
  ['on a desktop', DESKTOP],
])('the first load %s', (_, device) => {
  it('is light, and nothing on the page jumps', async () => {
    const { browser, service } = running();
    const context = await browser.newContext({ baseURL: service.url, ...device });
    const page = await context.newPage();
    await page.addInitScript(`{
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    }`);
    await page.goto('/', { waitUntil: 'networkidle' });
    const first = timingsSchema.parse(await page.evaluate(MEASURE));
    expect(first.bytes).toBeLessThan(100_000);
    expect(first.script).toBeLessThan(20_000);
    expect(first.requests).toBeLessThan(20);
    expect(first.paint).toBeGreaterThan(0);
    expect(first.shift).toBeLessThan(0.1);
    await context.close();
  });
});
