#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The entry point of the bundle for desktop clients: the tools over stdio, on the database that the bundle carries. It needs
// nothing compiled for the machine, and writes nothing.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServerFactory } from '../mcp/server.ts';
import { serveOverStdio } from '../mcp/stdio.ts';
import { loadGazetteer } from '../places/gazetteer.ts';
import { openPlanInMemory } from '../plan/open-in-memory.ts';
import { serverOptions } from './server-options.ts';

const report = (error: unknown) => {
  process.stderr.write(`Errore interno: ${error instanceof Error ? error.message : String(error)}\n`);
};

try {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const gazetteer = loadGazetteer(join(root, 'data'));
  const plan = await openPlanInMemory(join(root, 'piani.sqlite'));
  const factory = createServerFactory(serverOptions(root, { plan, gazetteer }, report));
  const connection = serveOverStdio(factory, { onError: report, unchanging: true });
  process.once('SIGINT', () => void connection.close());
  process.once('SIGTERM', () => void connection.close());
  await connection.closed;
  plan.close();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
