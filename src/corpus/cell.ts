// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { parseNumber } from '../italian/numbers.ts';
import type { CellWords } from './layout.ts';
import type { Status } from './model.ts';

/** What a cell says, once its marks are read. */
export interface CellReading {
  readonly value: number | string | null;
  readonly status: Status;
  /** True where words take the place of the whole row. */
  readonly spans: boolean;
  /** False where a number was expected and the cell cannot be read as one: a finding, never a guess. */
  readonly readable: boolean;
}

const DASHES = /^[-–—]+(?:\s*€)?$|^€\s*[-–—]+$/;
const FOOTNOTE = /\s*\*+\s*$/;
const EURO = /^€\s*|\s*€$/g;
const NOTE_IN_PARENTHESES = /^(\S+)\s*\(.+\)$/;

const plain = (value: CellReading['value'], status: Status): CellReading => ({
  value,
  status,
  spans: false,
  readable: true,
});

/** Reads a cell of a column of numbers. A blank is not a zero; a printed 0 is. */
export function readNumberCell(cell: string, numbers: 'italian' | 'plain', words: CellWords): CellReading {
  const text = cell.trim();
  if (text === '') return plain(null, 'blank');
  if (DASHES.test(text)) return plain(null, 'dash');
  const said = cellWords(text, words);
  if (said) return said;
  const footnoted = FOOTNOTE.test(text);
  const bare = text.replace(FOOTNOTE, '').replace(EURO, '').replace(/\s*%$/, '').trim();
  const value = parseNumber(bare, numbers);
  if (value !== null) return plain(value, footnoted ? 'footnoted' : 'declared');
  const noted = NOTE_IN_PARENTHESES.exec(bare);
  const main = noted?.[1] === undefined ? null : parseNumber(noted[1], numbers);
  if (main !== null) return plain(main, 'footnoted');
  return { value: text, status: 'not_applicable', spans: false, readable: false };
}

/** Reads words that stand in place of a value ("Non comunicato"), null where the cell has none. */
export function cellWords(cell: string, words: CellWords): CellReading | null {
  const folded = fold(cell);
  const said = words.find((word) => folded.startsWith(word.starts));
  return said ? { value: cell.trim(), status: said.status, spans: said.spans, readable: true } : null;
}
