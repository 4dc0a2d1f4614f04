// SPDX-License-Identifier: EUPL-1.2
import { shortened } from '../../italian/shortened.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Source, Structure } from '../tool-results.ts';
import { type Loaded, named } from './documents.ts';
import { fromLine, linesSaid, mark } from './structure.ts';

type Section = Structure['sezioni'][number];

/** A part of a document that was asked for, with what stands in it. */
export interface PartFound {
  readonly document: Loaded;
  /** Null where it has no heading: a formula of an act, an annex that is only named. */
  readonly section: Section | null;
  readonly table: NonNullable<Loaded['tabelle']>[number] | null;
  /** The rows of its table, as printed. */
  readonly rows: Source | null;
  /** The sections under it. */
  readonly below: readonly Section[];
  readonly prose: readonly Source[];
}

/** A paragraph is quoted whole up to so many letters, and so many of them. */
const LONGEST_QUOTE = 700;
const MOST_QUOTES = 12;
const MOST_BELOW = 14;
const LONGEST_TITLE = 160;

/** Parts of documents: the heading and the lines of each, what its prose says, its table and what stands under it. */
export function composeParts(parts: readonly PartFound[]): Draft {
  return draft('answered', {
    paragraphs: parts.flatMap(paragraphsOf),
    sources: parts.flatMap(({ section, rows, below, prose }) => [
      ...(section ? [section.fonte] : []),
      ...prose,
      ...(rows ? [rows] : []),
      ...below.slice(0, MOST_BELOW).map(({ fonte }) => fonte),
    ]),
  });
}

function paragraphsOf({ document, section, table, rows, below, prose }: PartFound): Paragraph[] {
  const [first] = prose;
  const title = section?.titolo ?? '';
  const head: Paragraph =
    section === null
      ? [
          ...capital(named(document, 'nel')),
          ' si legge',
          ...(first
            ? [first.righe[0] === first.righe[1] ? ', alla ' : ', alle ', ...linesSaid(first.righe)]
            : []),
          ':',
        ]
      : [
          ...capital(named(document, 'nel')),
          ', ',
          ...fromLine(section.righe),
          ': «',
          { quoted: shortened(title, LONGEST_TITLE), from: { kind: 'note' } },
          '».',
        ];
  const quotes = prose.flatMap((source) =>
    paragraphsIn(source).map((said): Segment => ({ quoted: said, from: { kind: 'source', source } })),
  );
  return [
    head,
    ...(quotes.length > 0
      ? [
          quotes
            .slice(0, MOST_QUOTES)
            .flatMap((quote, index): Segment[] => [index === 0 ? '> ' : '\n> ', quote]),
        ]
      : []),
    ...(table
      ? [['Contiene una tabella con cifre', ...(rows ? [', ', ...linesSaid(rows.righe)] : []), '.']]
      : []),
    ...(below.length > 0
      ? [
          ['Comprende:'],
          below
            .slice(0, MOST_BELOW)
            .flatMap(({ titolo, righe }, index): Segment[] => [
              ...mark(index),
              { quoted: shortened(titolo, LONGEST_TITLE), from: { kind: 'note' } },
              ', ',
              ...fromLine(righe),
            ]),
        ]
      : []),
  ];
}

/** The printed lines of a stretch that say something, each cut where it is too long. */
function paragraphsIn({ letto, testo }: Source): string[] {
  return (letto ?? testo)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line.length <= LONGEST_QUOTE ? line : line.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, ''),
    );
}

/** The first letter of a sentence. */
function capital(segments: readonly Segment[]): Segment[] {
  return segments.map((segment, index) =>
    index === 0 && typeof segment !== 'string' && 'quoted' in segment
      ? { ...segment, quoted: segment.quoted.charAt(0).toUpperCase() + segment.quoted.slice(1) }
      : segment,
  );
}
