// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Gazetteer } from '../places/model.ts';
import { normsSchema } from './check-norms.ts';
import { checkPlans } from './check-plans.ts';
import { cellWordsSchema, layoutSchema, type Measure, measuresSchema } from './layout.ts';
import { manifestSchema } from './model.ts';
import { type DocumentReading, readDocument } from './read-document.ts';
import { decodeSource, SourceError } from './source-text.ts';
import { learnRepair } from './split-words.ts';

/** Every document of the data folder, read, and the catalogue of measures. */
export interface Corpus {
  readonly documents: readonly DocumentReading[];
  readonly measures: readonly Measure[];
}

/**
 * Reads all documents that have a manifest in `dataDir`.
 * @throws SourceError naming the file that cannot be read
 */
export function loadCorpus(dataDir: string, gazetteer: Gazetteer): Corpus {
  const measures = readJson(join(dataDir, 'misure.json'), measuresSchema);
  const words = readJson(join(dataDir, 'stati-celle.json'), cellWordsSchema);
  const norms = readJson(join(dataDir, 'norme.json'), normsSchema);
  const manifests = readdirSync(join(dataDir, 'manifests'))
    .filter((file) => file.endsWith('.json'))
    .sort();
  const inputs = manifests.map((file) => {
    const manifest = readJson(join(dataDir, 'manifests', file), manifestSchema);
    const layout = readJson(join(dataDir, 'layouts', file), layoutSchema);
    if (layout.document !== manifest.id || file !== `${manifest.id}.json`) {
      throw new SourceError(
        `Il nome di «${file}» e gli identificativi scritti nel manifesto e nel layout devono essere uguali.`,
      );
    }
    const bytes = readBytes(join(dataDir, 'sources', `${manifest.id}.txt`));
    const source = decodeSource(manifest.id, bytes, manifest.ends_with);
    return { source, manifest, layout };
  });
  const repair = learnRepair(inputs.map(({ source }) => source));
  const documents = inputs.map(({ source, manifest, layout }) =>
    readDocument(source, { manifest, layout, gazetteer, words, measures, norms, repair }),
  );
  const between = checkPlans(documents);
  return {
    documents: documents.map((reading) => ({
      ...reading,
      checks: [...reading.checks, ...(between.get(reading.manifest.id) ?? [])],
    })),
    measures,
  };
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
