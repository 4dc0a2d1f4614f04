// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goldFiles, readGold } from '../../src/cli/eval/gold.ts';

const sources = new Map<string, string[]>();

/** The lines of a public act, the first at index 1. */
function linesOf(document: string): string[] {
  const known = sources.get(document);
  if (known) return known;
  const file = new URL(`../../data/sources/${document}.txt`, import.meta.url);
  const lines = ['', ...readFileSync(file, 'utf8').split('\n')];
  sources.set(document, lines);
  return lines;
}

const WORDS = 'nessun uno due tre quattro cinque sei sette otto nove dieci undici dodici'.split(' ');
const MORE_WORDS: Record<string, number> = {
  una: 1,
  un: 1,
  nessuno: 0,
  nessuna: 0,
  quindici: 15,
  diciassette: 17,
  trenta: 30,
};

/** Every number that a line prints, in Italian (1.022, 9.738,48) or plain spelling (3.03), or as a word. */
function numbersIn(line: string): Set<number> {
  const digits = (line.match(/\d[\d.,]*/g) ?? []).map((token) => token.replace(/[.,]+$/, ''));
  const words = line.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set([
    ...digits.map((token) => Number(token.replaceAll('.', '').replace(',', '.'))),
    ...digits.map(Number),
    ...words.map((word) => MORE_WORDS[word] ?? WORDS.indexOf(word)).filter((value) => value >= 0),
  ]);
}

const folder = dirname(fileURLToPath(import.meta.url));
const files = goldFiles([folder]).map((path) => {
  const questions = readGold([path]);
  return { file: basename(path), gold: { kind: questions[0]?.kind ?? '', questions } };
});
const all = files.flatMap(({ gold }) => gold.questions);

describe('the gold questions', () => {
  it('are at least 400, a quarter conversations, 60 without an answer and 40 hostile', () => {
    const ofKind = (kind: string) => all.filter((question) => question.kind === kind).length;
    expect(all.length).toBeGreaterThanOrEqual(400);
    // A quarter of the least number: single questions may grow in number without conversations growing with them.
    expect(all.filter(({ turns }) => turns.length > 1).length).toBeGreaterThanOrEqual(100);
    expect(ofKind('unanswerable')).toBeGreaterThanOrEqual(60);
    expect(ofKind('hostile')).toBeGreaterThanOrEqual(40);
  });

  it('have ids of their own, which start with the kind of their file', () => {
    const ids = files.flatMap(({ gold }) => gold.questions.map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const { file, gold } of files) {
      expect(file.replace(/-\d+\.json$/, '.json')).toBe(`${gold.kind}.json`);
      expect(gold.questions.filter(({ id }) => !id.startsWith(`${gold.kind}-`)).map(({ id }) => id)).toEqual(
        [],
      );
    }
  });

  it('are not asked twice', () => {
    const asked = files.flatMap(({ gold }) =>
      gold.questions.map(({ turns }) => turns.map(({ ask }) => ask).join('\n')),
    );
    expect(asked.filter((turns, index) => asked.indexOf(turns) !== index)).toEqual([]);
  });

  it('are held out every third', () => {
    for (const { gold } of files) {
      const wrong = gold.questions.filter(({ held_out }, index) => held_out !== (index % 3 === 2));
      expect(wrong.map(({ id }) => id)).toEqual([]);
    }
  });

  it('point at lines that exist, and that print the figure where it is printed', () => {
    const wrong: string[] = [];
    for (const { gold } of files) {
      for (const { id, turns } of gold.questions) {
        for (const { expect: wanted } of turns) {
          for (const { value, at, from } of wanted?.figures ?? []) {
            for (const [document, number] of [...(at ? [at] : []), ...(from ?? [])]) {
              const line = linesOf(document)[number]?.trim();
              if (!line) wrong.push(`${id}: ${document}, line ${number} is empty`);
              else if (at && !numbersIn(line).has(value)) wrong.push(`${id}: ${value} is not in "${line}"`);
            }
          }
          const ranges = [
            ...(wanted?.cites ?? []),
            ...(wanted?.passage ? [wanted.passage] : []),
            ...(wanted?.passages ?? []),
          ];
          for (const [document, first, last] of ranges) {
            const lines = linesOf(document).slice(first, last + 1);
            if (!lines[0]?.trim() || !lines.at(-1)?.trim()) {
              wrong.push(`${id}: ${document}, lines ${first}-${last} begin or end with an empty one`);
            }
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
