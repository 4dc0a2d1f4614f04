// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { shortened } from '../../italian/shortened.ts';
import { stem } from '../../italian/stem.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Texts } from '../texts.ts';
import type { Source, Structure } from '../tool-results.ts';
import { type Loaded, named } from './documents.ts';

type Section = Structure['sezioni'][number];

/** A heading may be a sentence. */
const LONGEST_TITLE = 160;
/** Levels of headings that tell how a document is made. */
const LEVELS_TOLD = 2;

const numbers = (text: string): Segment => ({ quoted: text, from: { kind: 'note' } });
const titled = (title: string): Segment => ({
  quoted: shortened(title, LONGEST_TITLE),
  from: { kind: 'note' },
});

/** "righe 340–368", of a stretch that is cited whole. */
export function linesSaid([first, last]: readonly [number, number]): Segment[] {
  return [first === last ? 'riga ' : 'righe ', numbers(first === last ? String(first) : `${first}–${last}`)];
}

/** "dalla riga 340", of a section whose heading alone is cited. */
export const fromLine = ([first]: readonly [number, number]): Segment[] => [
  'dalla riga ',
  numbers(String(first)),
];

/** The mark of one of several: numbered, so that their number can be read. */
export const mark = (index: number): Segment[] => [index === 0 ? '' : '\n', numbers(String(index + 1)), '. '];

/** How documents are made: their parts, with the lines of each and the page that the printed index gives. */
export function composeOutline(documents: readonly Loaded[], question: string, texts: Texts): Draft {
  const asksSize = /\b(?:pagin\w+|righe|lung\w+)\b/i.test(question);
  const paragraphs: Paragraph[] = [];
  const sources: Source[] = [];
  for (const document of documents) {
    const { struttura } = document;
    if (!struttura) continue;
    const told = sectionsTold(struttura);
    const last = struttura.indice.findLast(({ pagina }) => pagina !== null);
    if (asksSize) {
      paragraphs.push([
        'Il testo ',
        ...named(document, 'del'),
        ' finisce alla riga ',
        numbers(String(struttura.fine.righe[1])),
        ...(last
          ? ['; l’ultima voce del suo indice è a pagina ', numbers(String(last.pagina ?? '')), '.']
          : ['.']),
      ]);
      sources.push(struttura.fine);
      if (last) sources.push(last.fonte);
    }
    if (told.length > 0) {
      paragraphs.push(['Le parti ', ...named(document, 'del'), ':']);
      paragraphs.push(told.flatMap((section, index) => bullet(section, index, struttura)));
    }
    sources.push(...struttura.indice.map(({ fonte }) => fonte), ...told.map(({ fonte }) => fonte));
  }
  return paragraphs.length === 0
    ? draft('not_available', { paragraphs: [['Nessun documento corrisponde.']] })
    : draft('answered', { paragraphs: [...paragraphs, [texts.senza_pagine]], sources });
}

/** The sections of the highest levels, the cover with the printed index aside. */
function sectionsTold({ sezioni, indice }: Structure): Section[] {
  const cover = indice[0]?.fonte.righe[0];
  const proper = sezioni.filter(
    ({ righe: [first, last] }) => cover === undefined || cover < first || last < cover,
  );
  const levels = [...new Set(proper.map(({ livello }) => livello))].sort((a, b) => a - b);
  const most = levels[LEVELS_TOLD - 1] ?? levels[0] ?? 1;
  return proper.filter(({ livello }) => livello <= most);
}

function bullet(section: Section, index: number, structure: Structure): Segment[] {
  const page = structure.indice.find(({ titolo }) => sameTitle(titolo, section.titolo))?.pagina ?? null;
  return [
    ...mark(index),
    titled(section.titolo),
    ', ',
    ...fromLine(section.righe),
    ...(page === null ? [] : [' (pagina ', numbers(String(page)), ' nell’indice)']),
  ];
}

const letters = (text: string) => fold(text).replace(/[^\p{L}]/gu, '');
const sameTitle = (one: string, other: string) => letters(other).startsWith(letters(one));

/** Share of an entry's words that a question must have to ask for it. */
const MOSTLY = 0.5;
const TELLING = 4;

/** The page that the printed index gives for what is asked; null where no entry is asked for. */
export function composePage(
  documents: readonly Loaded[],
  question: string,
  isCalled: (title: string) => boolean,
  texts: Texts,
): Draft | null {
  const asked = new Set(words(question).map(({ text }) => stem(text)));
  const near = documents.flatMap((document) =>
    (document.struttura?.indice ?? []).map((entry) => ({
      document,
      entry,
      share: isCalled(entry.titolo) ? 1 : shareOf(entry.titolo, asked),
    })),
  );
  const best = Math.max(0, ...near.map(({ share }) => share));
  if (best < MOSTLY) return null;
  const found = near.filter(({ share, entry }) => share === best && entry.pagina !== null);
  if (found.length === 0) return null;
  return draft('answered', {
    paragraphs: [
      ...found.map(({ document, entry }): Paragraph => {
        const section = sectionOf(document, entry.titolo);
        return [
          'L’indice ',
          ...named(document, 'del'),
          ' mette «',
          titled(entry.titolo),
          '» a pagina ',
          numbers(String(entry.pagina)),
          ...(section ? ['; nel testo comincia alla riga ', numbers(String(section.righe[0]))] : []),
          '.',
        ];
      }),
      [texts.senza_pagine],
    ],
    sources: found.flatMap(({ document, entry }) => {
      const section = sectionOf(document, entry.titolo);
      return [entry.fonte, ...(section ? [section.fonte] : [])];
    }),
  });
}

const sectionOf = ({ struttura }: Loaded, title: string) =>
  struttura?.sezioni.find(({ titolo }) => sameTitle(title, titolo));

function shareOf(title: string, asked: ReadonlySet<string>): number {
  const telling = words(title).filter(({ text }) => text.length >= TELLING);
  const said = telling.filter(({ text }) => asked.has(stem(text)));
  return telling.length === 0 ? 0 : said.length / telling.length;
}

/** What is annexed to an act. */
const OPINION = /\bparer[ei]\b/;

/** What documents say is annexed to them: of those that have what is named, if any has. */
export function composeAnnexes(documents: readonly Loaded[], question: string): Draft {
  const has = ({ struttura }: Loaded, what: RegExp) =>
    (struttura?.allegati ?? []).some(({ titolo }) => what.test(fold(titolo)));
  // "Il parere contabile c'è?": the documents that have one.
  const holding = OPINION.test(fold(question)) ? documents.filter((document) => has(document, OPINION)) : [];
  const asked = holding.length > 0 ? holding : documents;
  const telling = asked.filter(({ struttura }) => (struttura?.allegati.length ?? 0) > 0);
  const silent = asked.filter((document) => !telling.includes(document));
  return draft(telling.length > 0 ? 'answered' : 'not_available', {
    paragraphs: [
      ...telling.flatMap((document): Paragraph[] => [
        ['Gli allegati ', ...named(document, 'del'), ', come il documento li elenca:'],
        (document.struttura?.allegati ?? []).flatMap(({ titolo, fonte }, index): Segment[] => [
          ...mark(index),
          { quoted: titolo, from: { kind: 'note' } },
          ', ',
          ...linesSaid(fonte.righe),
        ]),
      ]),
      ...silent.map((document): Paragraph => ['Allegati non ne elenca ', ...named(document, 'il'), '.']),
    ],
    sources: telling.flatMap(({ struttura }) => (struttura?.allegati ?? []).map(({ fonte }) => fonte)),
  });
}

/** What a question calls each kind of act. */
const KIND_ASKED: readonly (readonly [string, RegExp])[] = [
  ['legge', /\blegg[ei]\b|\bnorm\w+/],
  ['regolamento', /\bregolament\w+|\bnorm\w+/],
  ['delibera', /\bdeliber\w+ (?:regional\w+|di giunta)|\bdgr\b|\bd\.g\.r|\bdelibere\b|\bdeterminazion\w+/],
  ['sentenza', /\bsentenz\w+|\bordinanz\w+|\bgiudic\w+|\btribunal\w+/],
  ['comunicato', /\bcomunicat[oi]\b/],
  ['decreto', /\bdecret\w+|\bnorm\w+/],
];

/** The acts that documents refer to: of the kinds asked, else all. */
export function composeCitedActs(documents: readonly Loaded[], question: string): Draft {
  const said = fold(question);
  const kinds = KIND_ASKED.filter(([, way]) => way.test(said)).map(([kind]) => kind);
  const wanted = ({ genere }: { genere: string }) => kinds.length === 0 || kinds.includes(genere);
  const telling = documents
    .map((document) => ({ document, acts: (document.struttura?.atti ?? []).filter(wanted) }))
    .filter(({ acts }) => acts.length > 0);
  if (telling.length === 0) {
    return draft('not_available', {
      paragraphs: [
        [
          'Nei documenti di cui si chiede non si leggono riferimenti ad atti di questo tipo con il loro numero.',
        ],
      ],
    });
  }
  return draft('answered', {
    paragraphs: telling.flatMap(({ document, acts }): Paragraph[] => [
      ['Gli atti che si leggono richiamati ', ...named(document, 'nel'), ', con le righe che li nominano:'],
      acts.flatMap(({ scritto, fonti }, index): Segment[] => [
        ...mark(index),
        ...(fonti[0] ? [{ quoted: scritto, from: { kind: 'note' as const } }] : []),
        fonti.length === 1 ? ', riga ' : ', righe ',
        numbers(fonti.map(({ righe: [line] }) => String(line)).join(', ')),
      ]),
    ]),
    sources: telling.flatMap(({ acts }) => acts.flatMap(({ fonti }) => fonti)),
  });
}
