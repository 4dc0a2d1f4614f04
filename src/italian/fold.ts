// SPDX-License-Identifier: EUPL-1.2

/** A token of a text: folded, with its place in the original. */
export interface Word {
  readonly text: string;
  /** Offset of its first character in the original text. */
  readonly start: number;
  /** Offset after its last character in the original text. */
  readonly end: number;
}

const APOSTROPHES = new Set(["'", '’', '‘', '‛', 'ʼ', 'ʹ', '′', '´', '`', '＇']);
const DASH = /^[\p{Pd}\u2212]$/u;
const SPACE = /^[\s\p{Z}\p{Cc}\p{Cs}]$/u;
/** Combining marks and invisible format characters (soft hyphen, joiners, byte-order mark). */
const NOTHING = /^[\p{M}\p{Cf}]$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;

/**
 * The folded form of one character: usually one character, several for a ligature, none for a combining mark.
 * Characters are decomposed one by one because decomposing a whole text is quadratic on long runs of marks.
 */
function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) {
    if (code >= 0x41 && code <= 0x5a) return character.toLowerCase();
    if (code === 0x60) return "'";
    return code < 0x20 || code === 0x7f ? ' ' : character;
  }
  if (APOSTROPHES.has(character)) return "'";
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (APOSTROPHES.has(part)) folded += "'";
    else if (DASH.test(part)) folded += '-';
    else if (SPACE.test(part)) folded += ' ';
    else if (!NOTHING.test(part)) folded += part;
  }
  return folded;
}

function isWordCharacter(folded: string): boolean {
  const code = folded.charCodeAt(0);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return LETTER_OR_DIGIT.test(folded);
}

/** Lower case, without diacritics, one kind of apostrophe and of dash, whitespace collapsed and trimmed. */
export function fold(text: string): string {
  return text.replace(NOT_PLAIN, foldCharacter).toLowerCase().replace(/ {2,}/g, ' ').trim();
}

/** All but the printable characters of ASCII, backtick aside: those need only lower case. */
const NOT_PLAIN = /[^\x20-\x5f\x61-\x7e]/gu;

/** The runs of letters and digits of a text, folded. An apostrophe ends a word: "d'Olmi" is "d" and "olmi". */
export function words(text: string): Word[] {
  const found: Word[] = [];
  let token = '';
  let start = 0;
  let end = 0;
  let offset = 0;
  const close = () => {
    if (token !== '') found.push({ text: token, start, end });
    token = '';
  };
  for (const character of text) {
    const next = offset + character.length;
    const folded = foldCharacter(character);
    if (folded === '' && token !== '') end = next;
    for (const part of folded) {
      if (isWordCharacter(part)) {
        if (token === '') start = offset;
        token += part;
        end = next;
      } else {
        close();
      }
    }
    offset = next;
  }
  close();
  return found;
}
