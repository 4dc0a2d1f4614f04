// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import type { Assistant } from '../src/assistant/reply.ts';
import { type Product, type ProductOptions, productOver, productPaths } from '../src/cli/product.ts';
import { connectInProcess, type InProcessClient } from '../src/mcp/in-process.ts';
import { createServer } from '../src/mcp/server.ts';
import { loadGazetteer } from '../src/places/gazetteer.ts';
import { ensurePlan } from '../src/plan/ensure.ts';

/** The real product on the real documents. */
export interface TestProduct extends Product {
  /** What the caller of a tool or the person asking does not see. */
  readonly errors: readonly unknown[];
}

/** The product with its database in a folder, where it is built if it is missing. */
export function productIn(folder: string, options: Pick<ProductOptions, 'model'> = {}): TestProduct {
  const errors: unknown[] = [];
  const paths = productPaths({ CHIEDICASA_VAR: folder });
  const gazetteer = loadGazetteer(paths.dataDir);
  const context = { plan: ensurePlan(paths, gazetteer), gazetteer };
  return { ...productOver(paths, context, { ...options, onError: (error) => errors.push(error) }), errors };
}

/** The product with its database in a folder of its own: it is closed, and the folder removed, after the tests of the file. */
export function productForTest(): TestProduct & {
  /** The file of its database. */
  readonly databasePath: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
  const product = productIn(folder);
  afterAll(() => {
    product.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const database = readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? '';
  return { ...product, databasePath: join(folder, database) };
}

/** The product with its assistant, open until the tests of the file are over. */
export async function assistantForTest() {
  const product = productForTest();
  const assistant: Assistant = await product.assistant();
  afterAll(() => assistant.close());
  return { product, assistant };
}

/** The database of a product, to be asked by a test's own statements. */
export function databaseOf({ databasePath }: ReturnType<typeof productForTest>): Database.Database {
  const database = new Database(databasePath, { readonly: true });
  afterAll(() => {
    database.close();
  });
  return database;
}

/** A client of a product's server that is given results whole, as a program is. */
export async function programClient({ serverOptions }: Product): Promise<InProcessClient> {
  const client = await connectInProcess(createServer({ ...serverOptions, forProgram: true }));
  afterAll(() => client.close());
  return client;
}
