// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestSchema } from '../../src/corpus/model.ts';
import { decodeSource, SourceError } from '../../src/corpus/source-text.ts';
import { dataDir, document, readVariant } from './corpus.ts';
import { DOCUMENTS } from './documents.ts';

/** What may stand below the last words of a document: a stamp, a page's foot. */
const LAST_PAGE_BYTES = 300;
const bytesOf = (id: string) => readFileSync(join(dataDir, 'sources', `${id}.txt`));
const ending = (id: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(dataDir, 'manifests', `${id}.json`), 'utf8'))).ends_with;
const decode = (id: string, bytes: Uint8Array) => decodeSource(id, bytes, ending(id));

describe.each(DOCUMENTS)('%s', (id) => {
  const bytes = bytesOf(id);
  const text = bytes.toString('utf8');

  test('says how it ends', () => {
    expect(ending(id)).toBeDefined();
    expect(decode(id, bytes).lines.join('\n')).toBe(text.replace(/\n$/, ''));
  });

  test.each([
    ['with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])],
    ['with the line ends of Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['with the line ends of an old Mac', Buffer.from(text.replaceAll('\n', '\r'))],
  ])('%s is the same document, line by line', (_, changed) => {
    expect(decode(id, changed).lines).toEqual(decode(id, bytes).lines);
  });

  const swapped = Buffer.from(text, 'utf16le').swap16();
  test.each([
    ['in Latin-1', Buffer.from(text, 'latin1'), /UTF-8/],
    ['in UTF-16', Buffer.from(text, 'utf16le'), /UTF-8|non è un file di testo/],
    ['in UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), /UTF-8/],
    ['in UTF-16 of the other order', swapped, /UTF-8|non è un file di testo/],
    ['in UTF-8 twice', Buffer.from(bytes.toString('latin1')), /lettere guaste/],
    ['with letters lost', Buffer.from(text.replace(/[àèéìòù’]/g, '\ufffd')), /lettere guaste/],
    ['compressed', Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00]), /UTF-8/],
    ['empty', Buffer.alloc(0), /è vuoto/],
  ])('%s is refused', (_, changed, message) => {
    expect(() => decode(id, changed)).toThrow(SourceError);
    expect(() => decode(id, changed)).toThrow(message);
  });

  test('cut short at any byte is refused, unless what is missing is below the last words', () => {
    const below = document(id).lines.join('\n').trimEnd().length - LAST_PAGE_BYTES;
    for (let part = 1; part <= 400; part++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 401));
      if (cut.length < below) expect(() => decode(id, cut)).toThrow(/troncato|UTF-8|è vuoto/);
    }
    const figures = document(id).facts.length + document(id).dwellings.length;
    for (let at = bytes.length - LAST_PAGE_BYTES; at < bytes.length; at++) {
      try {
        const { lines } = decode(id, bytes.subarray(0, at));
        if (at % 50 > 0) continue;
        const { facts, dwellings } = readVariant(id, lines);
        expect(facts.length + dwellings.length).toBe(figures);
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError);
      }
    }
  });
});

test('a document cut short has no figure that the whole one has not', () => {
  for (const id of ['cremonese-2026', 'cremasco-2019', 'cremasco-2021', 'oglio-po-2021']) {
    const lines = decode(id, bytesOf(id)).lines;
    const known = new Set(document(id).facts.map((fact) => `${fact.id} = ${fact.value}`));
    for (const part of [0.3, 0.5, 0.7, 0.9]) {
      const cut = readVariant(id, lines.slice(0, Math.floor(lines.length * part)));
      const unknown = cut.facts.filter((fact) => !known.has(`${fact.id} = ${fact.value}`));
      expect(unknown.map((fact) => fact.id)).toEqual([]);
    }
  }
});
