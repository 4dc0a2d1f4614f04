// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { findPassages, type Passage } from '../../src/corpus/passages.ts';
import { type Outline, outline } from '../../src/corpus/sections.ts';
import { decodeSource, type SourceText } from '../../src/corpus/source-text.ts';
import { learnRepair } from '../../src/corpus/split-words.ts';

export const DOCUMENTS = [
  'cremonese-2026',
  'cremasco-2021',
  'cremasco-2019',
  'oglio-po-2021',
  'giunta-156-2026',
] as const;
export type DocumentId = (typeof DOCUMENTS)[number];

/** A document as its prose is read, straight from its file and without its tables' layout. */
export interface Prose {
  readonly source: SourceText;
  readonly outline: Outline;
  readonly passages: readonly Passage[];
}

const sources = new Map(
  DOCUMENTS.map((id) => [
    id,
    decodeSource(id, readFileSync(new URL(`../../data/sources/${id}.txt`, import.meta.url))),
  ]),
);
export const repair = learnRepair([...sources.values()]);

const read = new Map(DOCUMENTS.map((id) => [id, proseOf(source(id))]));

export function source(id: DocumentId): SourceText {
  const found = sources.get(id);
  if (!found) throw new Error(`no source ${id}`);
  return found;
}

export function proseOf(text: SourceText): Prose {
  const outlined = outline(text, [], repair);
  return { source: text, outline: outlined, passages: findPassages(text, outlined, repair) };
}

export function prose(id: DocumentId): Prose {
  const found = read.get(id);
  if (!found) throw new Error(`no document ${id}`);
  return found;
}

/** The passages that begin on a line. */
export function passagesAt(id: DocumentId, line: number): readonly Passage[] {
  return prose(id).passages.filter(({ lines }) => lines[0] === line);
}
