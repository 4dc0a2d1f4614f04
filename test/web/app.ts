// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import { type AppOptions, createApp } from '../../src/web/app.ts';
import { findAssets, loadAssets } from '../../src/web/assets.ts';
import { openSqliteFeedback } from '../../src/web/feedback/sqlite-feedback.ts';
import { cremonesePlan, SURROUNDINGS, smallAssistant } from './stand-ins.ts';

/** Read and compressed once for all tests. */
const ASSETS = loadAssets(findAssets());

/** The app on the stand-ins; `options` replaces what a test is about. */
export function smallApp(options: Partial<AppOptions> = {}): Hono {
  const plan = options.plan ?? cremonesePlan();
  return createApp({
    assistant: smallAssistant(plan),
    plan,
    ...SURROUNDINGS,
    feedback: openSqliteFeedback(':memory:'),
    mcp: { fetch: async () => new Response('mcp') },
    assets: ASSETS,
    version: '1.2.3',
    ...options,
  });
}
