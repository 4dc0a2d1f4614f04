// SPDX-License-Identifier: EUPL-1.2
import { show } from './compose/wording.ts';
import type { Paragraph, QuotedFrom, Segment } from './draft.ts';
import type { Reply, ReplySpan } from './reply.ts';

/** Paragraphs as a person reads them, each said once, with the stretches that rest on a source. */
export function writeText(paragraphs: readonly Paragraph[]): Pick<Reply, 'text' | 'spans'> {
  const said = new Set<string>();
  const spans: ReplySpan[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    const written = paragraph.map(render).join('');
    if (said.has(written)) continue;
    if (said.size > 0) text += '\n\n';
    said.add(written);
    for (const segment of paragraph) {
      const shown = render(segment);
      const rests = restsOn(segment);
      if (rests !== null) spans.push({ ...bounds(segment, text.length, shown.length), ...rests });
      text += shown;
    }
  }
  return { text, spans };
}

/** The segment as a person reads it. */
export function render(segment: Segment): string {
  if (typeof segment === 'string') return segment;
  if ('quoted' in segment) return segment.quoted;
  return segment.strong ? `${STRONG}${show(segment.figure)}${STRONG}` : show(segment.figure);
}

const STRONG = '**';

/** A figure's own letters, without the marks around it. */
function bounds(segment: Segment, start: number, length: number) {
  const strong = typeof segment === 'object' && 'figure' in segment && segment.strong;
  const marks = strong ? STRONG.length : 0;
  return { start: start + marks, end: start + length - marks };
}

type Rests =
  | { readonly fact: string }
  | { readonly check: string }
  | { readonly document: string; readonly lines: [number, number] };

function restsOn(segment: Segment): Rests | null {
  if (typeof segment === 'string') return null;
  return 'figure' in segment ? { fact: segment.figure.id } : quotedFrom(segment.from);
}

/** Names, years, limits and contacts are no figures: nothing is to be looked up of them. */
function quotedFrom(from: QuotedFrom): Rests | null {
  switch (from.kind) {
    case 'source':
      return { document: from.source.documento, lines: from.source.righe };
    case 'detail': {
      const { fonte, fonte_dettaglio: detail = fonte } = from.figure;
      return { document: detail.documento, lines: detail.righe };
    }
    case 'check':
      return { check: from.check.id };
    default:
      return null;
  }
}
