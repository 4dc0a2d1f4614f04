// SPDX-License-Identifier: EUPL-1.2
import {
  type CallToolResult,
  McpServer,
  type McpServerFactory,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { toText } from '../tools/text.ts';
import { type Tool, type ToolContext, ToolError } from '../tools/tool.ts';
import { explainArguments, italianIssue } from './argument-errors.ts';
import { listTool } from './tool-listing.ts';

export interface ServerOptions {
  /** What the tools read. */
  readonly context: ToolContext;
  readonly tools: readonly Tool[];
  readonly version: string;
  /** What a model should know before it calls a tool, in Italian. */
  readonly instructions: string;
  /** Told of what went wrong inside a tool, none of which the caller sees. */
  readonly onError?: (error: unknown, tool: string) => void;
}

/** How long a client may keep the list of tools, which changes only with a new release of the server. */
const LISTING_TTL_MS = 5 * 60_000;

const INTERNAL_ERROR =
  "Errore interno: lo strumento non ha risposto. Riprova; se succede ancora, segnala l'errore a chi gestisce il servizio.";

/**
 * Prepares what every server shares, so that building one costs next to nothing: HTTP builds one per request.
 *
 * The two tool methods are answered here and not by `registerTool`, which would derive the JSON Schemas again for
 * each server, word the errors of arguments in English, and show a caller the message of an internal error.
 */
export function createServerFactory(options: ServerOptions): () => McpServer {
  const { context, version, instructions, onError } = options;
  const listing = { tools: options.tools.map(listTool) };
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  if (tools.size < options.tools.length) throw new Error('Two tools have the same name');

  function call(name: string, input: unknown): CallToolResult {
    const tool = tools.get(name);
    if (tool === undefined) {
      const known = [...tools.keys()].join(', ');
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `Strumento sconosciuto «${name}»: quelli disponibili sono ${known}.`,
      );
    }
    const parsed = tool.input.safeParse(input, { error: italianIssue });
    if (!parsed.success) {
      return failure(explainArguments(name, Object.keys(tool.input.shape), parsed.error.issues));
    }
    try {
      const output = tool.run(parsed.data, context);
      return { content: [{ type: 'text', text: toText(output) }], structuredContent: output };
    } catch (error) {
      if (error instanceof ToolError) return failure(error.message);
      onError?.(error, name);
      return failure(INTERNAL_ERROR);
    }
  }

  return () => {
    const mcp = new McpServer(
      { name: 'chiedicasa', title: 'ChiediCasa', version },
      { instructions, cacheHints: { 'tools/list': { ttlMs: LISTING_TTL_MS, cacheScope: 'public' } } },
    );
    mcp.server.registerCapabilities({ tools: {} });
    mcp.server.setRequestHandler('tools/list', () => listing);
    mcp.server.setRequestHandler('tools/call', ({ params }) => call(params.name, params.arguments ?? {}));
    return mcp;
  };
}

/** One MCP server over the tools: same tools, same answers in every revision of the protocol from 2024-10-07 on. */
export function createServer(options: ServerOptions): McpServer {
  return createServerFactory(options)();
}

/** Builds a fresh server for each request (HTTP) or connection (stdio). */
export type ServerFactory = McpServerFactory;

function failure(message: string): CallToolResult {
  return { content: [{ type: 'text', text: message }], isError: true };
}
