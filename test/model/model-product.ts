// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelSettings } from '../../src/assistant/model/settings.ts';
import { type Product, productOver, productPaths } from '../../src/cli/product.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import { ensurePlan } from '../../src/plan/ensure.ts';

/** One database for the products of a test file: it is built once, and read only. */
const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The real product with a model at `baseUrl`; variables of the environment may be added. */
export function productWithModel(
  baseUrl: string,
  environment: NodeJS.ProcessEnv = {},
): Product & { readonly errors: unknown[] } {
  const errors: unknown[] = [];
  const model = modelSettings({ CHIEDICASA_MODEL: 'prova', OPENAI_BASE_URL: baseUrl, ...environment });
  const paths = productPaths({ CHIEDICASA_VAR: folder });
  const gazetteer = loadGazetteer(paths.dataDir);
  const context = { plan: ensurePlan(paths, gazetteer), gazetteer };
  const product = productOver(paths, context, { onError: (error) => errors.push(error), model });
  return { ...product, errors };
}
