// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cellWordsSchema,
  type Layout,
  layoutSchema,
  type Measure,
  measuresSchema,
} from '../../src/corpus/layout.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { type Fact, manifestSchema } from '../../src/corpus/model.ts';
import { type DocumentReading, readDocument } from '../../src/corpus/read-document.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';

export const dataDir = join(import.meta.dirname, '../../data');
export const gazetteer = loadGazetteer(dataDir);
const loaded = loadCorpus(dataDir, gazetteer);
/** The corpus as the project ships it, all of it read. */
export const corpus = { ...loaded, documents: [...loaded.documents] };

const json = (path: string): unknown => JSON.parse(readFileSync(join(dataDir, path), 'utf8'));
export const measures: readonly Measure[] = measuresSchema.parse(json('misure.json'));
const words = cellWordsSchema.parse(json('stati-celle.json'));

export function layoutOf(id: string): Layout {
  return layoutSchema.parse(json(`layouts/${id}.json`));
}

export function linesOf(id: string): string[] {
  return readFileSync(join(dataDir, 'sources', `${id}.txt`), 'utf8')
    .replace(/\n$/, '')
    .split('\n');
}

/** Reads a text as if it were the document `id`, with that document's own layout. */
export function readVariant(id: string, lines: readonly string[]): DocumentReading {
  const manifest = manifestSchema.parse(json(`manifests/${id}.json`));
  return readDocument({ id, lines }, { manifest, layout: layoutOf(id), gazetteer, words, measures });
}

export function document(id: string): DocumentReading {
  const reading = corpus.documents.find((each) => each.manifest.id === id);
  if (!reading) throw new Error(`no document ${id}`);
  return reading;
}

/** The one fact of a reading with this id. */
export function fact(reading: DocumentReading, id: string): Fact {
  const found = reading.facts.filter((each) => each.id === `${reading.manifest.id}/${id}`);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} facts ${id}`);
  return only;
}
