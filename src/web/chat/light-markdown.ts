// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from '../html.ts';

/** Writes a stretch of text; `before` is what its line says before it. */
export type TextWriter = (text: string, before: string) => Markup;

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

interface Block {
  readonly kind: 'paragraph' | 'list';
  readonly lines: string[];
}

function blocks(text: string): readonly Block[] {
  const found: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*[-*•]\s+(.*)$/.exec(line);
    const content = item ? (item[1] ?? '') : line.trim();
    if (!item && content === '') {
      open = undefined;
      continue;
    }
    const kind = item ? 'list' : 'paragraph';
    if (open?.kind !== kind) {
      open = { kind, lines: [] };
      found.push(open);
    }
    open.lines.push(content);
  }
  return found;
}

function inline(line: string, write: TextWriter): Markup {
  // Splitting on a captured group leaves the bold parts at the odd places.
  const parts = line.split(/\*\*(.+?)\*\*/);
  return html`${parts.map((part, index) => {
    const written = write(part, parts.slice(0, index).join(''));
    return index % 2 === 1 ? html`<strong>${written}</strong>` : written;
  })}`;
}
