// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Product, productOver, productPaths } from '../src/cli/product.ts';
import { loadGazetteer } from '../src/places/gazetteer.ts';
import { ensurePlan } from '../src/plan/ensure.ts';

/** The real product on the real documents, with its database in a folder of its own. */
export function productForTest(): Product & {
  readonly errors: unknown[];
  /** The file of its database. */
  readonly databasePath: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
  const errors: unknown[] = [];
  const paths = productPaths({ CHIEDICASA_VAR: folder });
  const gazetteer = loadGazetteer(paths.dataDir);
  const context = { plan: ensurePlan(paths, gazetteer), gazetteer };
  const product = productOver(paths, context, { onError: (error) => errors.push(error) });
  return {
    ...product,
    errors,
    databasePath: join(folder, readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? ''),
    close() {
      product.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
