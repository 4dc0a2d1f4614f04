// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Gazetteer } from '../places/model.ts';
import { normsSchema } from './check-norms.ts';
import { comparePlans, type PlanStock, plansBefore, stockOf } from './check-plans.ts';
import { cellWordsSchema, type Layout, layoutSchema, type Measure, measuresSchema } from './layout.ts';
import { type Manifest, manifestSchema } from './model.ts';
import { type DocumentReading, readDocument } from './read-document.ts';
import { decodeSource, SourceError, type SourceText } from './source-text.ts';
import { learnRepair } from './split-words.ts';

/** Every document of the data folder, and the catalogue of measures. */
export interface Corpus {
  /** One after the other, each read when its turn comes: however many there are, one is held. They can be gone through again. */
  readonly documents: Iterable<DocumentReading>;
  readonly measures: readonly Measure[];
}

/**
 * Prepares to read all documents that have a manifest in `dataDir`.
 * @throws SourceError naming the file that cannot be read, here or as the documents are gone through
 */
export function loadCorpus(dataDir: string, gazetteer: Gazetteer): Corpus {
  const measures = readJson(join(dataDir, 'misure.json'), measuresSchema);
  const words = readJson(join(dataDir, 'stati-celle.json'), cellWordsSchema);
  const norms = readJson(join(dataDir, 'norme.json'), normsSchema);
  const manifests = readdirSync(join(dataDir, 'manifests'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readManifest(dataDir, file));
  const repair = learnRepair(each(manifests, (manifest) => readSource(dataDir, manifest)));
  const read = (manifest: Manifest) =>
    readDocument(readSource(dataDir, manifest), {
      manifest,
      layout: readLayout(dataDir, manifest),
      gazetteer,
      words,
      measures,
      norms,
      repair,
    });
  return { documents: { [Symbol.iterator]: () => withChecksBetween(manifests, read) }, measures };
}

/** The documents in their order; a plan that follows another of its ambito with the checks of the two. */
function* withChecksBetween(
  manifests: readonly Manifest[],
  read: (manifest: Manifest) => DocumentReading,
): Generator<DocumentReading> {
  const before = plansBefore(manifests);
  const compared = new Set(before.values());
  const stocks = new Map<Manifest, PlanStock>();
  for (const [index, manifest] of manifests.entries()) {
    const reading = read(manifest);
    const own = stockOf(reading);
    if (compared.has(manifest)) stocks.set(manifest, own);
    const earlier = before.get(manifest);
    // The files' names put most plans after those before them; one that stands further on is read out of its turn.
    const checks = earlier ? comparePlans(stocks.get(earlier) ?? stockOf(read(earlier)), own) : [];
    yield { ...reading, checks: [...reading.checks, ...checks] };
    const next = manifests[index + 1];
    // Documents of one ambito follow one another: past the last, its stock is compared no more.
    if (next?.ambito !== manifest.ambito) stocks.clear();
  }
}

/** Items made one at a time, anew each time they are gone through. */
const each = <From, To>(items: readonly From[], make: (item: From) => To): Iterable<To> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield make(item);
  },
});

function readManifest(dataDir: string, file: string): Manifest {
  const manifest = readJson(join(dataDir, 'manifests', file), manifestSchema);
  if (file !== `${manifest.id}.json`) throw differentIds(file);
  return manifest;
}

function readLayout(dataDir: string, { id }: Manifest): Layout {
  const file = `${id}.json`;
  const layout = readJson(join(dataDir, 'layouts', file), layoutSchema);
  if (layout.document !== id) throw differentIds(file);
  return layout;
}

const differentIds = (file: string) =>
  new SourceError(
    `Il nome di «${file}» e gli identificativi scritti nel manifesto e nel layout devono essere uguali.`,
  );

function readSource(dataDir: string, { id, ends_with }: Manifest): SourceText {
  return decodeSource(id, readBytes(join(dataDir, 'sources', `${id}.txt`)), ends_with);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new SourceError(`Non si riesce a leggere il file ${path}.`, { cause });
  }
}

function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(`Il file ${path} non è JSON valido.`, { cause });
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SourceError(
      `Il file ${path} non è come deve essere: ${issue?.path.join('.')} ${issue?.message}.`,
    );
  }
  return parsed.data;
}
