// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAssets } from '../../src/web/assets.ts';
import { FRAMEWORK_CLASSES, usedStyle } from '../../src/web/framework-style.ts';
import { smallApp } from './app.ts';

const only = (css: string, ...classes: string[]) => usedStyle(css, new Set(classes)).trim();

describe('the part of a style sheet that is used', () => {
  it.each([
    ['a{b:c}', 'a{b:c}'],
    ['.x{b:c}.y{b:c}', '.x{b:c}'],
    ['.x .y,.x a{b:c}', '.x a{b:c}'],
    ['.x:not(.y){b:c}', '.x:not(.y){b:c}'],
    ['.x[data-z=".y"]{b:c}', '.x[data-z=".y"]{b:c}'],
    ['@media print{.y{b:c}}', ''],
    ['@media print{.y{b:c}.x{d:e}}', '@media print{.x{d:e}}'],
    ['.x{b:url("data:image/svg+xml;{}")}.y{b:c}', '.x{b:url("data:image/svg+xml;{}")}'],
    ['@font-face{src:url(a.woff2)}@charset "utf-8";.x{b:c}', '.x{b:c}'],
    [
      '@keyframes k{to{b:c}}@keyframes l{to{b:c}}.x{animation:1s k}',
      '.x{animation:1s k}@keyframes k{to{b:c}}',
    ],
  ])('of %s', (css, kept) => {
    expect(only(css, 'x')).toBe(kept);
  });

  it('keeps the licence at the head, and no other comment', () => {
    expect(only('/*! L */.x{b:c}/* d */', 'x')).toBe('/*! L */.x{b:c}');
  });
});

describe('Bootstrap Italia', () => {
  const css = readFileSync(findAssets().frameworkStyle, 'utf8');

  it('is sent with every class of it that a page uses', async () => {
    const defined = new Set([...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name));
    const app = smallApp();
    const used = new Set<string>();
    for (const path of [
      '/',
      '/?q=alloggi+a+Cremona',
      '/?q=alloggi+a+Vescovato',
      '/?q=che+meteo+fa',
      '/comuni',
      '/comuni/019113',
      '/piani',
      '/piani/cremonese-2026',
      '/documenti',
      '/documenti/cremonese-2026/righe/367',
      '/documenti/cremonese-2026/righe/367?vista=foglio',
      '/cerca?parole=vescovato',
      '/dati',
      '/contatti',
      '/informazioni',
      '/non-esiste',
    ]) {
      const page = await (await app.request(path)).text();
      for (const [, names] of page.matchAll(/ class="([^"]*)"/g)) {
        for (const name of (names ?? '').split(/\s+/)) if (defined.has(name)) used.add(name);
      }
    }
    expect([...used].sort()).toEqual([...FRAMEWORK_CLASSES].sort());
  });

  it('is sent as less than a tenth of itself, with its licence', () => {
    const part = usedStyle(css, FRAMEWORK_CLASSES);
    expect(part.length).toBeLessThan(css.length / 10);
    expect(part).toContain('BSD-3-Clause');
    expect(part).toContain('.it-header-wrapper');
  });
});
