// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpHandler, type HttpHandler } from '../../src/mcp/http.ts';
import type { ServerFactory } from '../../src/mcp/server.ts';
import { type Loopback, serveOnLoopback } from '../mcp/fixtures/loopback.ts';
import { productForTest } from '../product.ts';
import { createFixtureFactory } from './fixtures/server.ts';
import { commandOf, runOnNode22 } from './fixtures/tools-of-others.ts';

const REVISIONS = ['2025-11-25', '2026-07-28'] as const;

const product = productForTest();
const servers: Readonly<Record<string, ServerFactory>> = {
  product: product.serverFactory,
  fixtures: createFixtureFactory(product.serverOptions),
};

/** Checks of one scenario, as the suite writes them. */
const checks = z.array(z.object({ id: z.string(), status: z.string(), errorMessage: z.string().optional() }));

describe.each(Object.entries(servers))('the official conformance suite, against the %s', (name, factory) => {
  let handler: HttpHandler;
  let http: Loopback;

  beforeAll(async () => {
    handler = createHttpHandler(factory);
    http = await serveOnLoopback(handler.fetch);
  });
  afterAll(async () => {
    await handler.close();
    await http.close();
  });

  it.each(REVISIONS)(
    'passes all that revision %s requires but what is listed, with a reason, as expected to fail',
    async (revision) => {
      const results = mkdtempSync(join(tmpdir(), 'chiedicasa-conformance-'));
      try {
        const { code, stdout, stderr } = await runOnNode22(
          commandOf('@modelcontextprotocol/conformance', 'conformance'),
          [
            'server',
            ...['--url', http.url.href],
            ...['--requirements', revision],
            ...['--expected-failures', expectedFailures(name, revision)],
            ...['--output-dir', results],
          ],
        );
        expect(code, `${stdout.slice(-6000)}\n${stderr}`).toBe(0);
        // A suite that ran nothing would have nothing to complain of.
        const passed = readdirSync(results, { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('checks.json'))
          .flatMap((path) => checks.parse(JSON.parse(readFileSync(join(results, path), 'utf8'))))
          .filter(({ status }) => status === 'SUCCESS');
        expect(passed.length).toBeGreaterThan(30);
      } finally {
        rmSync(results, { recursive: true, force: true });
      }
    },
  );
});

function expectedFailures(server: string, revision: string): string {
  return fileURLToPath(new URL(`expected-failures/${server}.${revision}.yaml`, import.meta.url));
}
