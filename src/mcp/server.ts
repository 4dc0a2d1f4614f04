// SPDX-License-Identifier: EUPL-1.2
import {
  type CacheHint,
  type ListToolsResult,
  McpServer,
  type McpServerFactory,
} from '@modelcontextprotocol/server';
import { memo } from '../plan/memo.ts';
import { complete } from './completion.ts';
import type { Prompt } from './prompt-file.ts';
import { getPrompt, listPrompts } from './prompts.ts';
import { listResources, RESOURCE_TEMPLATES, readResource } from './resources.ts';
import { type CallOptions, toolCaller } from './tool-call.ts';
import { listTool } from './tool-listing.ts';

export interface ServerOptions extends CallOptions {
  readonly version: string;
  /** What a model should know before it calls a tool, in Italian. */
  readonly instructions: string;
  readonly prompts?: readonly Prompt[];
}

/** How long a client may keep what changes only with a new release or a new database, which are new processes. */
const LISTING: CacheHint = { ttlMs: 5 * 60_000, cacheScope: 'public' };
/** The text of an act does not change: only the set of acts does. */
const TEXT: CacheHint = { ttlMs: 60 * 60_000, cacheScope: 'public' };

const CACHE_HINTS = {
  'tools/list': LISTING,
  'prompts/list': LISTING,
  'resources/list': LISTING,
  'resources/templates/list': LISTING,
  'resources/read': TEXT,
  'server/discover': LISTING,
};

/**
 * Prepares what every server shares, so that building one costs next to nothing: HTTP builds one per request.
 *
 * The methods are answered here and not by `registerTool` and its kin, which would derive the JSON Schemas again for each
 * server, word the errors of arguments in English, and show a caller the message of an internal error.
 */
export function createServerFactory(options: ServerOptions): () => McpServer {
  const { context, version, instructions, prompts = [] } = options;
  const call = toolCaller(options);
  // Schemas are written out when the first client asks for them.
  const listing = memo<ListToolsResult>(1);
  const promptList = listPrompts(prompts);
  const templates = { resourceTemplates: RESOURCE_TEMPLATES };

  return () => {
    const mcp = new McpServer(
      { name: 'chiedicasa', title: 'ChiediCasa', version },
      { instructions, cacheHints: CACHE_HINTS },
    );
    const { server } = mcp;
    server.registerCapabilities({ tools: {}, resources: {}, prompts: {}, completions: {} });
    server.setRequestHandler('tools/list', () =>
      listing('tools', () => ({ tools: options.tools.map(listTool) })),
    );
    server.setRequestHandler('tools/call', ({ params }) => call(params.name, params.arguments ?? {}));
    server.setRequestHandler('resources/list', ({ params }) => listResources(context.plan, params?.cursor));
    server.setRequestHandler('resources/templates/list', () => templates);
    server.setRequestHandler('resources/read', ({ params }) => readResource(params.uri, context));
    server.setRequestHandler('prompts/list', () => promptList);
    server.setRequestHandler('prompts/get', ({ params }) =>
      getPrompt(prompts, params.name, params.arguments ?? {}, context),
    );
    server.setRequestHandler('completion/complete', ({ params: { argument, context: given } }) => ({
      completion: complete(argument.name, argument.value, given?.arguments ?? {}, context),
    }));
    return mcp;
  };
}

/** One MCP server over the tools: same tools, same answers in every revision of the protocol from 2024-10-07 on. */
export function createServer(options: ServerOptions): McpServer {
  return createServerFactory(options)();
}

/** Builds a fresh server for each request (HTTP) or connection (stdio). */
export type ServerFactory = McpServerFactory;
