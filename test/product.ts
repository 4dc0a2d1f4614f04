// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProduct, type Product, productPaths } from '../src/cli/product.ts';

/** The real product on the real documents, with its database in a folder of its own. */
export function productForTest(): Product & { readonly errors: unknown[] } {
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
  const errors: unknown[] = [];
  const product = openProduct(productPaths({ CHIEDICASA_VAR: folder }), {
    onError: (error) => errors.push(error),
  });
  return {
    ...product,
    errors,
    close() {
      product.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
