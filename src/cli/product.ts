// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Assistant } from '../assistant/reply.ts';
import { loadPrompts } from '../mcp/prompt-file.ts';
import { createServer, createServerFactory, type ServerOptions } from '../mcp/server.ts';
import { loadGazetteer } from '../places/gazetteer.ts';
import type { BuildSummary } from '../plan/build.ts';
import { ensurePlan, type PlanPaths } from '../plan/ensure.ts';
import { TOOLS } from '../tools/registry.ts';
import type { ToolContext } from '../tools/tool.ts';

/** The rooms put together, ready to be asked. */
export interface Product {
  readonly version: string;
  readonly context: ToolContext;
  readonly serverOptions: ServerOptions;
  readonly serverFactory: ReturnType<typeof createServerFactory>;
  assistant(): Promise<Assistant>;
  close(): void;
}

export interface ProductOptions {
  /** Told when the database had to be built. */
  readonly onBuild?: (summary: BuildSummary) => void;
  /** Told of errors that the caller of a tool or the person asking does not see. */
  readonly onError?: (error: unknown) => void;
}

/** Where things are: the package's own folders; `CHIEDICASA_VAR` moves the databases elsewhere. */
export function productPaths(environment: NodeJS.ProcessEnv): PlanPaths {
  const codeDir = dirname(dirname(fileURLToPath(import.meta.url)));
  const root = dirname(codeDir);
  return {
    codeDir,
    dataDir: join(root, 'data'),
    databaseDir: environment.CHIEDICASA_VAR ?? join(root, 'var'),
  };
}

export function productVersion(paths: PlanPaths): string {
  const path = join(dirname(paths.codeDir), 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}

/** Opens the plan database, building it where it is missing or older than its sources, and prepares the server. */
export function openProduct(paths: PlanPaths, { onBuild, onError }: ProductOptions = {}): Product {
  const version = productVersion(paths);
  const gazetteer = loadGazetteer(paths.dataDir);
  const plan = ensurePlan(paths, gazetteer, onBuild);
  const context: ToolContext = { plan, gazetteer };
  const promptDir = join(dirname(paths.codeDir), 'prompts');
  const options: ServerOptions = {
    context,
    tools: TOOLS,
    version,
    instructions: readFileSync(join(promptDir, 'istruzioni-server.md'), 'utf8'),
    prompts: loadPrompts(join(promptDir, 'mcp')),
    ...(onError && { onError }),
  };
  const serverFactory = createServerFactory(options);
  return {
    version,
    context,
    serverOptions: options,
    serverFactory,
    // Loaded when asked for: a server of tools alone starts without it.
    assistant: async () => {
      const { createAssistant } = await import('../assistant/assistant.ts');
      const { connectInProcess } = await import('../mcp/in-process.ts');
      return createAssistant({
        client: await connectInProcess(createServer({ ...options, forProgram: true })),
        gazetteer,
        dataDir: paths.dataDir,
        today: () => new Date(),
        ...(onError && { onError }),
      });
    },
    close: () => plan.close(),
  };
}
