// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { type SourceText, squeeze } from './source-text.ts';

/** What a line is to the reader of prose: only `text` can be a heading or belong to a passage. */
export type LineRole = 'blank' | 'table' | 'index' | 'furniture' | 'text';

/** The lines of a document by their role, and what its own index lists. */
export interface LineRoles {
  readonly roles: readonly LineRole[];
  /** Entries of the table of contents, squeezed, without page numbers. */
  readonly indexed: ReadonlySet<string>;
  /** Line (1-based) of the title of the table of contents; null where there is none. */
  readonly indexLine: number | null;
}

const INDEX_TITLE = /^(?:indice|indicegenerale|sommario)$/;
/** "PREMESSA.....	3", "2- AMBITO TERRITORIALE DI CREMA	2" */
const INDEX_ENTRY = /(?:\.{3,}\s*|\t\s*)\d{1,3}\s*$/;
const DOT_LEADER = /\.{4,}\s*\d{1,3}\s*$/;
/** What an entry of an index without page numbers begins with: "I.-", "A." */
const ENTRY_LABEL = /^\s*((?:[IVX]+|[A-Z]|\d{1,2})[.)\-–]+)/;
/** An index without page numbers is looked for no farther than this. */
const LONGEST_INDEX = 60;

/** The first line of a table that the extraction left without tabs: column heads apart by several spaces. */
const BARE_HEADER = /^\s*(?:Ragione Sociale|Ente|Comun[ei])\b.*? {2,}\S/;
const BARE_ROW = /^\s*(?:ALER\b|Comune d|Totale\b)/i;
const LONGEST_BARE_LINE = 90;

/** A block of lines is page furniture when it stands word for word this many times. */
const REPEATED = 3;
/** A block of one line needs this many letters: short headings may well come back. */
const FURNITURE_LETTERS = 24;

export function lineRoles(source: SourceText): LineRoles {
  const roles: LineRole[] = source.lines.map((line) =>
    line.trim() === '' ? 'blank' : DOT_LEADER.test(line) ? 'index' : line.includes('\t') ? 'table' : 'text',
  );
  const { indexLine, entries } = markIndex(source, roles);
  markBareTables(source, roles);
  markFurniture(source, roles);
  return {
    roles,
    indexLine,
    indexed: new Set(entries.map((entry) => squeeze(entry.replace(INDEX_ENTRY, '')))),
  };
}

/** A table of contents: with page numbers, the entries that have one; without, up to where its first label comes back. */
function markIndex(source: SourceText, roles: LineRole[]): { indexLine: number | null; entries: string[] } {
  const { lines } = source;
  const title = lines.findIndex((line) => INDEX_TITLE.test(squeeze(line)));
  if (title < 0) return { indexLine: null, entries: [] };
  const filled = (from: number) => lines.findIndex((line, at) => at >= from && line.trim() !== '');
  const first = filled(title + 1);
  if (first < 0) return { indexLine: null, entries: [] };
  let end = first;
  if (INDEX_ENTRY.test(lines[first] ?? '')) {
    while (end < lines.length && (roles[end] === 'blank' || INDEX_ENTRY.test(lines[end] ?? ''))) end++;
  } else {
    const label = ENTRY_LABEL.exec(lines[first] ?? '')?.[1];
    const again = lines.findIndex(
      (line, at) => at > first && at < first + LONGEST_INDEX && ENTRY_LABEL.exec(line)?.[1] === label,
    );
    end = label === undefined || again < 0 ? title + 1 : again;
  }
  const entries: string[] = [];
  for (let at = title; at < end; at++) {
    if (roles[at] === 'blank') continue;
    roles[at] = 'index';
    if (at > title) entries.push(lines[at] ?? '');
  }
  return { indexLine: title + 1, entries };
}

/** Tables without tabs: from a line of column heads, through their broken remainder, to the last row of an owner. */
function markBareTables(source: SourceText, roles: LineRole[]): void {
  const isCell = (line: string) => line.length < LONGEST_BARE_LINE && !/[.;:,]\s*$/.test(line);
  for (let at = 0; at < roles.length; at++) {
    if (roles[at] !== 'text' || !BARE_HEADER.test(source.lines[at] ?? '')) continue;
    let inRows: boolean = false;
    for (; at < roles.length; at++) {
      const line = source.lines[at] ?? '';
      if (roles[at] === 'blank') continue;
      // "Totale alloggi" before the first row is a piece of the header.
      const isRow: boolean = BARE_ROW.test(line) && isCell(line) && (inRows || !/^\s*Totale/i.test(line));
      if (roles[at] !== 'text' || !isCell(line) || (inRows && !isRow)) break;
      inRows ||= isRow;
      roles[at] = 'table';
    }
    at--;
  }
}

/**
 * What the pages repeat. Of a repeated title or sentence the first stays, for it says something once; a letterhead
 * ("Ambito / Distrettuale / Cremasco") goes everywhere.
 */
function markFurniture(source: SourceText, roles: LineRole[]): void {
  const blocks = new Map<string, number[][]>();
  for (let at = 0; at < roles.length; at++) {
    if (roles[at] !== 'text') continue;
    const block: number[] = [];
    for (; roles[at] === 'text'; at++) block.push(at);
    const key = block.map((line) => fold((source.lines[line] ?? '').replaceAll('*', ''))).join('\n');
    blocks.set(key, [...(blocks.get(key) ?? []), block]);
  }
  for (const [key, occurrences] of blocks) {
    const letters = key.replace(/[^\p{L}]/gu, '').length;
    const lineCount = occurrences[0]?.length ?? 0;
    if (occurrences.length < REPEATED || (lineCount < 2 && letters < FURNITURE_LETTERS)) continue;
    const text = (occurrences[0] ?? []).map((line) => source.lines[line] ?? '').join(' ');
    const speaks = /[.:]/.test(text) || text === text.toUpperCase();
    for (const block of speaks ? occurrences.slice(1) : occurrences) {
      for (const line of block) roles[line] = 'furniture';
    }
  }
}
