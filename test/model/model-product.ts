// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelSettings } from '../../src/assistant/model/settings.ts';
import { productIn, type TestProduct } from '../product.ts';

/** One database for the products of a test file: it is built once, and read only. */
const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The real product with a model at `baseUrl`; variables of the environment may be added. */
export function productWithModel(baseUrl: string, environment: NodeJS.ProcessEnv = {}): TestProduct {
  const model = modelSettings({ CHIEDICASA_MODEL: 'prova', OPENAI_BASE_URL: baseUrl, ...environment });
  return productIn(folder, { model });
}
