// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Segment } from '../draft.ts';
import type { Figure, Source } from '../tool-results.ts';
import { type Checking, checkSentence, type Fault } from './check-sentence.ts';
import type { ModelReply } from './reply-schema.ts';

/** A model's reply after the check: what may be shown of it, and what was wrong with the rest. */
export interface CheckedReply {
  /** Null where nothing is left that answers. */
  readonly draft: Draft | null;
  readonly faults: readonly Fault[];
  /** Sentences in whose place the document's own words stand. */
  readonly quoted: number;
}

/** Sentences of one reply: what is beyond is left out. */
const MOST_SENTENCES = 14;

/** Checks a reply sentence by sentence and renders what stands. */
export function checkReply(reply: ModelReply, checking: Checking): CheckedReply {
  const faults: Fault[] = [];
  const figures: Figure[] = [];
  const sources: Source[] = [];
  const sentences: Segment[][] = [];
  const seen = new Set<string>();
  let quoted = 0;
  for (const sentence of reply.frasi.slice(0, MOST_SENTENCES)) {
    const checked = checkSentence(sentence, checking);
    if (checked.kind === 'dropped') {
      faults.push(checked.fault);
      continue;
    }
    const key = JSON.stringify(checked.segments);
    if (seen.has(key)) continue;
    seen.add(key);
    if (checked.quoted) quoted += 1;
    sentences.push([...checked.segments]);
    figures.push(...checked.figures);
    sources.push(...checked.sources);
  }
  if (sentences.length === 0) return { draft: null, faults, quoted };
  const outcome = reply.esito === 'risposta' && faults.length === 0 ? 'answered' : 'partial';
  return { draft: draft(outcome, { paragraphs: paragraphsOf(sentences), figures, sources }), faults, quoted };
}

/** Sentences follow one another; those that begin with a dash are a list. */
function paragraphsOf(sentences: readonly Segment[][]): Segment[][] {
  const paragraphs: Segment[][] = [];
  let listing = false;
  for (const sentence of sentences) {
    const [first] = sentence;
    const item = typeof first === 'object' && 'quoted' in first && /^\s*-\s/.test(first.quoted);
    const last = paragraphs.at(-1);
    if (last === undefined || item !== listing) paragraphs.push([...sentence]);
    else last.push(item ? '\n' : ' ', ...sentence);
    listing = item;
  }
  return paragraphs;
}
