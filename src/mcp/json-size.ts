// SPDX-License-Identifier: EUPL-1.2
import { isRecord } from '../tools/text.ts';

/**
 * Bytes of a value written as JSON in UTF-8, counted without writing it: an answer is weighed more often than it is sent.
 * Values are those that JSON knows, and members that are undefined, which it leaves out. Past `most` it stops counting.
 */
export function jsonBytes(value: unknown, most = Number.POSITIVE_INFINITY): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'boolean') return value ? 4 : 5;
  if (Array.isArray(value)) return listBytes(value, most);
  return isRecord(value) ? recordBytes(value, most) : 4;
}

/** The brackets, and after each item but the last a comma. */
function listBytes(list: readonly unknown[], most: number): number {
  let bytes = list.length === 0 ? 2 : 1;
  for (const item of list) {
    bytes += jsonBytes(item, most - bytes) + 1;
    if (bytes > most) break;
  }
  return bytes;
}

function recordBytes(record: Readonly<Record<string, unknown>>, most: number): number {
  let bytes = 1;
  for (const key in record) {
    const value = record[key];
    if (value !== undefined) bytes += textBytes(key) + jsonBytes(value, most - bytes) + 2;
    if (bytes > most) break;
  }
  return bytes === 1 ? 2 : bytes;
}

function numberBytes(value: number): number {
  if (!Number.isFinite(value)) return 4;
  return value >= 0 && value < 10 && Number.isInteger(value) ? 1 : String(value).length;
}

/** The quotes, and each character as it is written: most as they are, some with a backslash before, few by their number. */
function textBytes(text: string): number {
  const { length } = text;
  let bytes = 2 + length;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code < 0x80) {
      if (code === QUOTE || code === BACKSLASH) bytes += 1;
    } else if (code < 0x20) bytes += SHORT_ESCAPES.has(code) ? 1 : 5;
    else if (code < 0x800) bytes += 1;
    else if (code < 0xd800 || code > 0xdfff) bytes += 2;
    else if (code < 0xdc00 && isLow(text.charCodeAt(at + 1))) {
      // Two halves of one character: four bytes.
      bytes += 2;
      at += 1;
    } else bytes += 5;
  }
  return bytes;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Those that JSON writes as \b, \t, \n, \f, \r. */
const SHORT_ESCAPES: ReadonlySet<number> = new Set([0x08, 0x09, 0x0a, 0x0c, 0x0d]);
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;
