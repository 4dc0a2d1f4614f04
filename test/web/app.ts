// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import { type AppOptions, createApp } from '../../src/web/app.ts';
import { findAssets } from '../../src/web/assets.ts';
import { cremonesePlan, smallAssistant } from './stand-ins.ts';

/** The app on the stand-ins; `options` replaces what a test is about. */
export function smallApp(options: Partial<AppOptions> = {}): Hono {
  const plan = options.plan ?? cremonesePlan();
  return createApp({
    assistant: smallAssistant(plan),
    plan,
    mcp: { fetch: async () => new Response('mcp') },
    assets: findAssets(),
    version: '1.2.3',
    ...options,
  });
}
