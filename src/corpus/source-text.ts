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

/**
 * Decodes a source file. The bytes must be UTF-8: a file saved in another encoding would give damaged names and is refused.
 * @throws SourceError
 */
export function decodeSource(id: string, bytes: Uint8Array): SourceText {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new SourceError(`Il documento «${id}» non è in UTF-8: salvarlo di nuovo in questa codifica.`);
  }
  if (text.includes('\0')) throw new SourceError(`Il documento «${id}» non è un file di testo.`);
  if (text.trim() === '') throw new SourceError(`Il documento «${id}» è vuoto.`);
  return { id, lines: text.replace(/\r?\n$/, '').split(/\r?\n/) };
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
