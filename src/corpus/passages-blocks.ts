// SPDX-License-Identifier: EUPL-1.2
import { cleanText, joinLines } from './clean-text.ts';
import type { Heading } from './headings.ts';
import { follows, markerOf } from './passages-lists.ts';
import type { Outline } from './sections.ts';
import type { SourceText } from './source-text.ts';

/** A paragraph or an item of a list, whole again over the lines and pages that cut it. */
export interface Block {
  /** 1-based, both included; between them may stand blank lines and page furniture that are not the block's. */
  readonly first: number;
  readonly last: number;
  /** The lines joined, without marks of Markdown. */
  readonly text: string;
}

/** What a document holds besides tables, in order: headings, blocks of prose, and the places of its tables. */
export type Piece =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'table' };

const ENDS = /[.;:!?…][»”"')*]*$/;
const SIGNATURE = /^(?:IL|LA) (?:PRESIDENTE|SEGRETARI|SINDAC|VICE|DIRIGENTE|RESPONSABILE)[\p{Lu} ]*$/u;

/** Cuts a document into its pieces. */
export function cutIntoPieces(source: SourceText, { lineRoles, headings }: Outline): Piece[] {
  const { roles } = lineRoles;
  const line = (at: number) => source.lines[at - 1] ?? '';
  const width = Math.max(
    0,
    ...source.lines.filter((_, at) => roles[at] === 'text').map((text) => text.trimEnd().length),
  );
  const headingAt = new Map(headings.map((heading) => [heading.first, heading]));
  const pieces: Piece[] = [];
  let open: { first: number; last: number; text: string } | null = null;

  const close = () => {
    if (open) pieces.push(...splitItems(open).map((block): Piece => ({ kind: 'block', block })));
    open = null;
  };
  const begin = (at: number, text: string, last = at) => {
    close();
    open = { first: at, last, text: cleanText(text) };
  };
  const goOn = (block: NonNullable<typeof open>, at: number) => {
    block.last = at;
    block.text = cleanText(joinLines(block.text, cleanText(line(at))));
  };

  for (let at = 1; at <= source.lines.length; at++) {
    const heading = headingAt.get(at);
    if (heading) {
      close();
      pieces.push({ kind: 'heading', heading });
      if (heading.body !== null) begin(at, heading.body, heading.last);
      at = heading.last;
      continue;
    }
    const role = roles[at - 1];
    if (role === 'table' || role === 'index') {
      close();
      if (role === 'table' && pieces.at(-1)?.kind !== 'table') pieces.push({ kind: 'table' });
      continue;
    }
    if (role !== 'text') continue;
    if (open && continues(open, at)) goOn(open, at);
    else begin(at, line(at));
  }
  close();
  return pieces;

  /** Whether a line goes on with the open block: in the same block of lines, or after a page break. */
  function continues(block: NonNullable<typeof open>, at: number): boolean {
    const text = cleanText(line(at));
    const ended = ENDS.test(block.text);
    const isItem = markerOf(text) !== null;
    if (SIGNATURE.test(block.text)) return text === text.toUpperCase() && !SIGNATURE.test(text);
    if (block.last === at - 1) {
      const inParentheses = block.text.lastIndexOf('(') > block.text.lastIndexOf(')');
      if (isItem) return inParentheses && !ended;
      if (!ended || !/^[\p{Lu}«“"]/u.test(text)) return true;
      // A sentence that ends with room for the next word ends its paragraph; in a full line it may go on.
      const next = text.split(' ', 1)[0] ?? '';
      return line(block.last).trimEnd().length + 1 + next.length > width;
    }
    if (ended || isItem) return false;
    return /,$/.test(block.text) || /^[\p{Ll}\d(]/u.test(text);
  }
}

/** Two items on one line ("f) …; **g)** …") are two blocks of that line. */
function splitItems({ first, last, text }: Block): Block[] {
  const marker = markerOf(text);
  if (marker?.type !== 'lettera') return [{ first, last, text }];
  for (const match of text.matchAll(/;\s+(?=[a-z]{1,2}(?:\s(?:bis|ter|quater))?\)\s)/g)) {
    const cut = match.index + 1;
    const rest = text.slice(cut).trimStart();
    const next = markerOf(rest);
    if (next && follows(next, marker)) {
      return [{ first, last, text: text.slice(0, cut) }, ...splitItems({ first, last, text: rest })];
    }
  }
  return [{ first, last, text }];
}
