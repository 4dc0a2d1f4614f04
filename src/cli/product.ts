// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelSettings } from '../assistant/model/settings.ts';
import type { Assistant, Reply } from '../assistant/reply.ts';
import { createServer, createServerFactory, type ServerOptions } from '../mcp/server.ts';
import { loadGazetteer } from '../places/gazetteer.ts';
import type { BuildSummary } from '../plan/build.ts';
import { currentPlan, type PlanPaths } from '../plan/current.ts';
import type { ToolContext } from '../tools/tool.ts';
import { serverOptions, versionOf } from './server-options.ts';

/** The rooms put together, ready to be asked. */
export interface Product {
  readonly version: string;
  /** Whether a language model may write replies. */
  readonly mode: Reply['mode'];
  readonly context: ToolContext;
  readonly serverOptions: ServerOptions;
  readonly serverFactory: ReturnType<typeof createServerFactory>;
  /** The assistant of a mode; absent: the product's own. */
  assistant(mode?: Reply['mode']): Promise<Assistant>;
  close(): void;
}

export interface ProductOptions {
  /** Told when the database had to be built. */
  readonly onBuild?: (summary: BuildSummary) => void;
  /** Told of errors that the caller of a tool or the person asking does not see. */
  readonly onError?: (error: unknown) => void;
  /** The language model to ask; none where null. */
  readonly model?: ModelSettings | null;
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

export const productVersion = (paths: PlanPaths): string => versionOf(dirname(paths.codeDir));

/**
 * Opens the plan database, building it where it is missing or older than its sources, and prepares the server. What reads the
 * documents is loaded only to build.
 */
export async function openProduct(paths: PlanPaths, options: ProductOptions = {}): Promise<Product> {
  const gazetteer = loadGazetteer(paths.dataDir);
  const current = currentPlan(paths);
  if (current) return productOver(paths, { plan: current, gazetteer }, options);
  const { ensurePlan } = await import('../plan/ensure.ts');
  return productOver(paths, { plan: ensurePlan(paths, gazetteer, options.onBuild), gazetteer }, options);
}

/** The product over a plan that is open, which it closes. */
export function productOver(
  paths: PlanPaths,
  context: ToolContext,
  { onError, model = null }: Omit<ProductOptions, 'onBuild'> = {},
): Product {
  const root = dirname(paths.codeDir);
  const { plan, gazetteer } = context;
  const options = serverOptions(root, context, onError);
  const serverFactory = createServerFactory(options);
  // An assistant reads results whole; what a model is given of them is made compact by the assistant.
  const server = () => createServer({ ...options, forProgram: true });
  return {
    version: options.version,
    mode: model === null ? 'deterministic' : 'llm',
    context,
    serverOptions: options,
    serverFactory,
    // Loaded when asked for: a server of tools alone starts without it.
    assistant: async (mode) => {
      const { createAssistant } = await import('../assistant/assistant.ts');
      const { connectInProcess } = await import('../mcp/in-process.ts');
      const deterministic = await createAssistant({
        client: await connectInProcess(server()),
        gazetteer,
        dataDir: paths.dataDir,
        today: () => new Date(),
        ...(onError && { onError }),
      });
      if (model === null || mode === 'deterministic') return deterministic;
      const { createModelAssistant } = await import('../assistant/model/model-assistant.ts');
      return createModelAssistant({
        deterministic,
        settings: model,
        server,
        gazetteer,
        dataDir: paths.dataDir,
        titles: new Map(plan.documents().map(({ id, title }) => [id, title])),
        prompt: readFileSync(join(root, 'prompts', 'modello', 'risposta.md'), 'utf8'),
        now: Date.now,
        ...(onError && { onError }),
      });
    },
    close: () => plan.close(),
  };
}
