// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import { shortened } from '../../italian/shortened.ts';
import { stem } from '../../italian/stem.ts';
import { citationsOf } from '../cite.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Texts } from '../texts.ts';
import { type Loaded, named } from './documents.ts';
import { mark } from './structure.ts';

/** Places of a document that one answer names. */
const MOST_PLACES = 4;
/** "Tabella b", "la c)": the letter that a table is called by. */
const LETTER = /(?:\btabell[ae]|\be(?: la)?|,)\s+([a-l])\)?(?=[\s,?.)]|$)/gi;
/** Letters of a word that says what a table is of. */
const TELLING = 5;
/** A heading of a table may be a sentence. */
const LONGEST_TITLE = 110;

/** Where in the documents stands what an answer says, before the answer: its table and its lines. */
export function composeWhereabouts(
  part: Draft,
  documents: readonly Loaded[],
  question: string,
  texts: Texts,
): Draft {
  const cited = citationsOf(part, new Map());
  const places = new Map<string, { document: Loaded; title: string; lines: [number, number] }>();
  for (const { document: id, section, lines } of cited) {
    const document = documents.find(({ documento }) => documento === id);
    if (!document) continue;
    const key = `${id} ${section}`;
    const known = places.get(key)?.lines ?? [lines[0], lines[1]];
    const both: [number, number] = [Math.min(known[0], lines[0]), Math.max(known[1], lines[1])];
    places.set(key, { document, title: section, lines: both });
  }
  if (places.size === 0) return part;
  const asked = new Set(words(question).map(({ text }) => stem(text)));
  const titledAfter = ({ title }: { title: string }) =>
    words(lastStep(title)).filter(({ text }) => text.length >= TELLING && asked.has(stem(text))).length;
  // The table that is titled after what is asked comes before one that has it as a column.
  const where = [...places.values()]
    .sort((a, b) => titledAfter(b) - titledAfter(a))
    .slice(0, MOST_PLACES)
    .map(
      ({ document, title, lines }, index): Paragraph => [
        index === 0 ? 'Si trova ' : 'E ',
        ...named(document, 'nel'),
        ...headingOf(title),
        ...linesOf(lines),
        '.',
      ],
    );
  return { ...part, paragraphs: [...where, [texts.senza_pagine], ...part.paragraphs] };
}

/** Which tables the plans have, in their order. */
export function composeTables(plans: readonly Loaded[], question: string, texts: Texts): Draft {
  const letters = [...question.matchAll(LETTER)].map(([, letter = '']) => letter.toLowerCase());
  const asked = ({ titolo }: { titolo: string }) =>
    letters.length === 0 || letters.some((letter) => lastStep(titolo).toLowerCase().startsWith(`${letter})`));
  const telling = plans
    .map((plan) => ({ ...plan, tabelle: (plan.tabelle ?? []).filter(asked) }))
    .filter(({ tabelle }) => tabelle.length > 0);
  if (telling.length === 0) return draft('not_available', { paragraphs: [['Nessun piano corrisponde.']] });
  return draft('answered', {
    paragraphs: [
      ...telling.flatMap((plan): Paragraph[] => [
        ['Le tabelle con cifre che si leggono ', ...named(plan, 'nel'), ' sono queste:'],
        (plan.tabelle ?? []).flatMap(({ titolo, fonte }, index): Segment[] => [
          ...mark(index),
          { quoted: lastStep(titolo), from: { kind: 'note' } },
          ...linesOf(fonte.righe),
        ]),
      ]),
      [texts.senza_pagine],
    ],
    sources: telling.flatMap(({ tabelle }) => (tabelle ?? []).map(({ fonte }) => fonte)),
  });
}

const headingOf = (title: string): Segment[] =>
  title === '' ? [] : [', sotto «', { quoted: lastStep(title), from: { kind: 'note' } }, '»'];

const linesOf = ([first, last]: readonly [number, number]): Segment[] => [
  first === last ? ', riga ' : ', righe ',
  { quoted: first === last ? String(first) : `${first}–${last}`, from: { kind: 'note' } },
];

/** The last step of a heading, cut at a word. */
const lastStep = (title: string) => shortened(title.split(' > ').at(-1)?.trim() ?? title, LONGEST_TITLE);
