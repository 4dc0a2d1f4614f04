// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { Lines } from './model.ts';
import { type SourceText, squeeze } from './source-text.ts';

/** Lines that belong together, folded and joined by one space, with the way back to the lines. */
export interface Paragraph {
  readonly text: string;
  /** Its letters and digits only, to rule out at once the phrases that it cannot hold. */
  readonly letters: string;
  /** First and last line of a stretch of `text`. */
  linesOf(start: number, end: number): Lines;
}

/** A sentence that goes on after a page break: it had not ended, and begins again in lower case. */
const UNENDED = /[^.:;!?»"”)\]*]$/;
const GOES_ON = /^\p{Ll}/u;

/**
 * The document's paragraphs: runs of lines without a blank one between; a line with tabs stands alone. Lines of `furniture`
 * belong to none, and a sentence that a page break parts is whole again.
 */
export function paragraphs(source: SourceText, furniture: (line: string) => boolean): Paragraph[] {
  const found: Paragraph[] = [];
  let run: { line: number; text: string }[] = [];
  let broken = false;
  const close = () => {
    if (run.length > 0) found.push(paragraph(run));
    run = [];
    broken = false;
  };
  for (const [index, line] of source.lines.entries()) {
    const text = fold(line);
    const tabbed = line.trim().includes('\t');
    if (text === '' || furniture(line)) {
      broken = run.length > 0;
      continue;
    }
    const goesOn = GOES_ON.test(line.trim()) && UNENDED.test(run.at(-1)?.text ?? '');
    if (tabbed || (broken && !goesOn)) close();
    broken = false;
    run.push({ line: index + 1, text });
    if (tabbed) close();
  }
  close();
  return found;
}

function paragraph(run: readonly { line: number; text: string }[]): Paragraph {
  const starts: { offset: number; line: number }[] = [];
  let text = '';
  for (const part of run) {
    if (text !== '') text += ' ';
    starts.push({ offset: text.length, line: part.line });
    text += part.text;
  }
  const lineAt = (offset: number) => starts.findLast((start) => start.offset <= offset)?.line ?? 1;
  return {
    text,
    letters: squeeze(text),
    linesOf: (start, end) => [lineAt(start), lineAt(Math.max(start, end - 1))],
  };
}
