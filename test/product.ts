// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProduct, type Product, productPaths } from '../src/cli/product.ts';

/** The real product on the real documents, with its database in a folder of its own. */
export function productForTest(): Product & {
  readonly errors: unknown[];
  /** The file of its database. */
  readonly databasePath: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
  const errors: unknown[] = [];
  const product = openProduct(productPaths({ CHIEDICASA_VAR: folder }), {
    onError: (error) => errors.push(error),
  });
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
