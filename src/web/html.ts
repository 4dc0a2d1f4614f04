// SPDX-License-Identifier: EUPL-1.2

/** HTML that is safe to send as it is: only `html` makes it, and `html` escapes whatever is not markup already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text and numbers are escaped, lists are joined, absent values leave nothing. */
export type Piece = Markup | string | number | false | null | undefined | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for an element's content or for a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Tagged template: the literal parts are markup, every value between them is escaped. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = literals[0] ?? '';
  pieces.forEach((piece, index) => {
    text += write(piece) + (literals[index + 1] ?? '');
  });
  return new Markup(text);
}

function write(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  if (piece === null || piece === undefined || piece === false) return '';
  return piece.map(write).join('');
}
