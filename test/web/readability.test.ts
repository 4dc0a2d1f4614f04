// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../src/assistant/texts.ts';
import { italian } from '../../src/web/wording/italian.ts';
import { italianPages } from '../../src/web/wording/italian-pages.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

/**
 * The Gulpease index (Lucisano and Piemontese, 1988), made for Italian: 89 + (300 sentences - 10 letters) / words, from 0 to 100.
 * From 60 on a text is easy for who has finished the lower secondary school.
 */
function gulpease(texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{N}’']+/gu) ?? []).length;
  const letters = texts.flatMap((text) => text.match(/[\p{L}\p{N}]/gu) ?? []).length;
  const sentences = texts.reduce(
    (sum, text) => sum + Math.max(1, (text.match(/[.!?:;](?=\s|$)/g) ?? []).length),
    0,
  );
  return 89 + (300 * sentences - 10 * letters) / words;
}

/** The texts in a tree of words that are sentences: of fewer words the index says nothing. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/\s+/).length >= 8 ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
}

describe('the words of the service, by the Gulpease index', () => {
  it.each([
    ['the chat', sentencesOf(italian)],
    ['the other pages', sentencesOf(italianPages)],
    ['what replies say of their own', sentencesOf(loadTexts(DATA))],
  ])('%s is easy to read', (_, texts) => {
    expect(texts.length).toBeGreaterThan(10);
    expect(gulpease(texts)).toBeGreaterThanOrEqual(65);
  });

  it('no sentence is hard even for who has finished the upper secondary school', () => {
    const all = [italian, italianPages, loadTexts(DATA)].flatMap(sentencesOf);
    expect(all.filter((text) => gulpease([text]) < 45)).toEqual([]);
  });
});
