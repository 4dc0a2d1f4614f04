// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from '../html.ts';

/** Writes a stretch of a text; `at` is where in the text it begins. */
export type TextWriter = (text: string, at: number) => Markup;

/**
 * Renders the light Markdown of a reply: paragraphs, "- " lists, **bold**.
 * Anything else is text, and is escaped; `write` may turn parts of it into links.
 */
export function renderLightMarkdown(text: string, write: TextWriter = (plain) => html`${plain}`): Markup {
  return html`${blocks(text).map((block) =>
    block.kind === 'list'
      ? html`<ul>${block.lines.map((line) => html`<li>${inline(line, write)}</li>`)}</ul>`
      : html`<p>${block.lines.map((line, index) => html`${index > 0 && html`<br>`}${inline(line, write)}`)}</p>`,
  )}`;
}

/** The same text without its marks, for places that cannot show them (a page title, a spoken announcement). */
export function plainText(text: string): string {
  return text
    .replaceAll('**', '')
    .replace(/^- /gm, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** What a line says, and where in the text that begins. */
interface Line {
  readonly text: string;
  readonly at: number;
}

interface Block {
  readonly kind: 'paragraph' | 'list';
  readonly lines: Line[];
}

function blocks(text: string): readonly Block[] {
  const found: Block[] = [];
  let open: Block | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+|\r?\n/g)) {
    if (/^\r?\n$/.test(line)) {
      // A line that ends right where another did is empty, and ends a block.
      if (index === 0 || text[index - 1] === '\n') open = undefined;
      continue;
    }
    const item = /^\s*[-*•]\s+/.exec(line)?.[0];
    const before = item ?? /^\s*/.exec(line)?.[0] ?? '';
    const content = item === undefined ? line.trim() : line.slice(before.length);
    if (content === '') {
      open = undefined;
      continue;
    }
    const kind = item === undefined ? 'paragraph' : 'list';
    if (open?.kind !== kind) {
      open = { kind, lines: [] };
      found.push(open);
    }
    open.lines.push({ text: content, at: index + before.length });
  }
  return found;
}

function inline({ text, at }: Line, write: TextWriter): Markup {
  const pieces: Markup[] = [];
  let done = 0;
  for (const match of text.matchAll(/\*\*(.+?)\*\*/g)) {
    const [marked, bold = ''] = match;
    pieces.push(write(text.slice(done, match.index), at + done));
    pieces.push(html`<strong>${write(bold, at + match.index + 2)}</strong>`);
    done = match.index + marked.length;
  }
  return html`${pieces}${write(text.slice(done), at + done)}`;
}
