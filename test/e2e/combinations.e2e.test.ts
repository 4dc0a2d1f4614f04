// SPDX-License-Identifier: EUPL-1.2
import { describe, it } from 'vitest';
import { DESKTOP, PHONE, visit } from './chat-visit.ts';
import { type Combination, SCENARIOS } from './scenarios.ts';

const SIZES = { phone: PHONE, desktop: DESKTOP } as const;
const COMBINATIONS: readonly Combination[] = [
  { device: 'phone', script: true },
  { device: 'desktop', script: true },
  { device: 'phone', script: false },
  { device: 'desktop', script: false },
];

// Side by side: most of their time goes into waiting for one tab or another.
describe.concurrent.each(COMBINATIONS)('on a $device, script: $script', { timeout: 120_000 }, (on) => {
  it.each(SCENARIOS)('$name', ({ settings, run }) =>
    visit({ ...SIZES[on.device], javaScriptEnabled: on.script, ...settings?.(on) }, (page) => run(page, on)),
  );
});
