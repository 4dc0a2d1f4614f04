// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';

/** A document's text, by line. Line numbers are 1-based everywhere. */
export interface SourceText {
  readonly id: string;
  readonly lines: readonly string[];
}

/** A source that cannot be read as what it should be; the message is for the person who put it there. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** Letters in which the last words of a document must stand; what a page prints below them may follow. */
const LAST_PAGE = 1000;
/** Letters of a text that was saved as UTF-8 twice ("cittÃ\u00a0"), or that an earlier conversion lost (U+FFFD). */
const DAMAGED = /\u00c3[\u0080-\u00bf\u201a-\u2122]|\u00e2\u20ac|\ufffd/;

/**
 * Decodes a source file. The bytes must be UTF-8: a file saved in another encoding would give damaged names and is refused.
 * A byte order mark and the line ends of another system change nothing. `ending` are the last words of the document proper: a
 * file cut short could print half a number at its last line.
 * @throws SourceError
 */
export function decodeSource(id: string, bytes: Uint8Array, ending?: string): SourceText {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new SourceError(`Il documento «${id}» non è in UTF-8: salvarlo di nuovo in questa codifica.`);
  }
  if (text.includes('\0')) throw new SourceError(`Il documento «${id}» non è un file di testo.`);
  if (text.trim() === '') throw new SourceError(`Il documento «${id}» è vuoto.`);
  if (DAMAGED.test(text)) {
    throw new SourceError(
      `Il documento «${id}» contiene lettere guaste da una conversione: rimettere il file originale, in UTF-8.`,
    );
  }
  if (ending !== undefined && !squeeze(text.slice(-LAST_PAGE)).includes(squeeze(ending))) {
    throw new SourceError(
      `Il documento «${id}» non finisce con «${ending}», come dice il suo manifesto: è stato troncato? Rimettere il file intero.`,
    );
  }
  return { id, lines: text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/) };
}

/** The line without tabs at its ends, as its cells. A line without tabs is one cell. */
export function cells(line: string): string[] {
  return line.split('\t').map((cell) => cell.trim());
}

/**
 * Letters and digits only, folded: what is left of a wording when case, accents, punctuation and the spaces that an
 * extraction put in or left out ("manut entiva") no longer matter.
 */
export function squeeze(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
