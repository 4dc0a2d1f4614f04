// SPDX-License-Identifier: EUPL-1.2
import { withoutBullet } from './clean-text.ts';
import type { Lines, Section } from './model.ts';
import { type Block, cutIntoPieces } from './passages-blocks.ts';
import { type Marker, markerOf, type OpenList, OpenLists } from './passages-lists.ts';
import type { Outline } from './sections.ts';
import { slug, uniqueKeys } from './slug.ts';
import type { SourceText } from './source-text.ts';
import type { Repair } from './split-words.ts';

/**
 * `comma`, `lettera` and `numero` are those of a quoted article (a lettera or numero may stand elsewhere too); `point` a
 * numbered point of an act; `heading` a heading with no prose of its own, as that of a table, and the lines of a cover.
 */
export const PASSAGE_KINDS = [
  'paragraph',
  'list_item',
  'comma',
  'lettera',
  'numero',
  'point',
  'heading',
] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** A paragraph or an item of a list, whole, wherever pages cut it. */
export interface Passage {
  /** Stable across rebuilds: document/prosa/section/n, or …/comma-3-lettera-b where the document itself numbers it. */
  readonly id: string;
  readonly document: string;
  readonly kind: PassageKind;
  /** Titles of the sections from the highest, then its own place: "Art. 4 (…)", "comma 3", "lettera b)". */
  readonly path: readonly string[];
  readonly lines: Lines;
  /** The lines from first to last as they stand, with the page furniture that a page break left between them. */
  readonly raw: string;
  /** For reading and for search: lines joined, no Markdown, cut words put together. */
  readonly text: string;
  /** The list that it is an item of. */
  readonly list: {
    readonly id: string;
    /** From 1. */
    readonly order: number;
    /** What introduces the list, null where nothing does. */
    readonly introduction: string | null;
  } | null;
  /** Id of the list that this passage introduces. */
  readonly introduces: string | null;
}

type Draft = { -readonly [Key in keyof Passage]: Passage[Key] } & { readonly labels: readonly string[] };

const LONGEST_SLUG = 60;
/** A line without an end, after a colon, is an item of a list if it is no longer than this. */
const LONGEST_PLAIN_ITEM = 120;
const ENDED = /[.;:!?…][»”"')]*$/;

/** The prose of a document: every line of text that is not a heading, and the headings that have none below them. */
export function findPassages(
  source: SourceText,
  outline: Outline,
  repair: Repair = (text) => text,
): Passage[] {
  const pieces = cutIntoPieces(source, outline);
  const { indexLine } = outline.lineRoles;
  const sectionSlug = uniqueKeys();
  const lists = new OpenLists<Draft>();
  const passages: Draft[] = [];
  let place = startOf(null);
  /** The last passage, if nothing stands between it and the next. */
  let previous: Draft | null = null;

  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'table') {
      previous = null;
      lists.interrupt();
      continue;
    }
    const line = piece.kind === 'heading' ? piece.heading.first : piece.block.first;
    const section = outline.sections.findLast(({ lines }) => lines[0] <= line) ?? null;
    if (section !== place.section) {
      place = startOf(section);
      place.inArticle = piece.kind === 'heading' && piece.heading.style === 'article';
      previous = null;
      lists.close();
    }
    if (piece.kind === 'block') {
      previous = addBlock(piece.block);
      continue;
    }
    if (pieces[index + 1]?.kind === 'block') continue;
    const { first, last, title } = piece.heading;
    const block = { first, last, text: title };
    passages.push(draft('heading', block, place.key('titolo'), place.section?.path ?? [], []));
  }
  return passages.map(({ labels: _, ...passage }) => passage);

  function startOf(section: Section | null) {
    const name = sectionSlug(section ? shortSlug(section.title) : 'inizio');
    return { section, name, key: uniqueKeys(), count: 0, lists: 0, inArticle: false };
  }

  function addBlock(block: Block): Draft {
    const marker = markerOf(block.text) ?? plainMarker(block);
    if (marker === null) {
      lists.interrupt();
      const inCover = indexLine !== null && block.last < indexLine;
      const kind = inCover && !ENDED.test(block.text) ? 'heading' : 'paragraph';
      const added = draft(kind, block, place.key(String(++place.count)), place.section?.path ?? [], []);
      passages.push(added);
      return added;
    }
    const list = lists.continuedBy(marker) ?? beginList(marker);
    list.count += 1;
    list.last = marker;
    const labels = [...(list.lead?.labels ?? []), ...labelOf(marker)];
    const own = labels.length === 0 ? String(++place.count) : slug(labels.join(' '));
    const unlabelled = labels.length > 0 && labelOf(marker).length === 0;
    const added = draft(
      kindOf(marker),
      { ...block, text: withoutBullet(block.text) },
      place.key(unlabelled ? `${own}-voce-${list.count}` : own),
      [...(place.section?.path ?? []), ...labels],
      labels,
    );
    added.list = { id: list.id, order: list.count, introduction: list.introduction };
    passages.push(added);
    return added;
  }

  function beginList(marker: Marker): OpenList<Draft> {
    const lead = previous !== null && /:$/.test(previous.text) ? previous : null;
    const heading =
      previous === null && /:$/.test(place.section?.title ?? '') ? place.section?.title : undefined;
    const list: OpenList<Draft> = {
      id: lead ? `${lead.id}/elenco` : `${source.id}/prosa/${place.name}/elenco-${++place.lists}`,
      lead,
      introduction: lead?.text ?? heading ?? null,
      count: 0,
      last: marker,
    };
    if (lead) lead.introduces = list.id;
    lists.begin(list, lead?.list !== null && lead !== null);
    return list;
  }

  /** A short line without an end, after a colon or after another such line: an item that lost its mark. */
  function plainMarker(block: Block): Marker | null {
    if (block.text.length > LONGEST_PLAIN_ITEM || ENDED.test(block.text)) return null;
    const before = previous?.text ?? place.section?.title ?? '';
    const afterItem =
      previous?.list != null && markerOf(previous.text) === null && !ENDED.test(previous.text);
    return /:$/.test(before) || (afterItem && previous?.kind === 'list_item')
      ? { type: 'plain', label: '' }
      : null;
  }

  function kindOf(marker: Marker): PassageKind {
    switch (marker.type) {
      case 'number':
        return place.inArticle ? 'comma' : 'point';
      case 'roman':
        return 'point';
      case 'lettera':
      case 'numero':
        return marker.type;
      default:
        return 'list_item';
    }
  }

  function labelOf(marker: Marker): string[] {
    switch (marker.type) {
      case 'number':
        return [`${place.inArticle ? 'comma' : 'punto'} ${marker.label}`];
      case 'roman':
        return [`punto ${marker.label})`];
      case 'lettera':
      case 'numero':
        return [`${marker.type} ${marker.label})`];
      default:
        return [];
    }
  }

  function draft(
    kind: PassageKind,
    block: Block,
    key: string,
    path: readonly string[],
    labels: readonly string[],
  ): Draft {
    return {
      id: `${source.id}/prosa/${place.name}/${key}`,
      document: source.id,
      kind,
      path,
      lines: [block.first, block.last],
      raw: source.lines.slice(block.first - 1, block.last).join('\n'),
      text: repair(block.text),
      list: null,
      introduces: null,
      labels,
    };
  }
}

/** A slug that a person can still read, cut between words. */
function shortSlug(title: string): string {
  const whole = slug(title);
  return whole.length <= LONGEST_SLUG ? whole : whole.slice(0, LONGEST_SLUG + 1).replace(/-[^-]*$/, '');
}
