// SPDX-License-Identifier: EUPL-1.2

import type { CallToolResult, ListToolsResult } from '@modelcontextprotocol/client';
import { Client, InMemoryTransport, ProtocolError } from '@modelcontextprotocol/client';
import type { McpServer } from '@modelcontextprotocol/server';
import { isRecord } from '../tools/text.ts';
import { ERROR_CODES, ERROR_KEY, type ErrorCode } from './tool-call.ts';

/** What a call came to: the structured output, or a message in Italian that says what to send instead. */
export type CallOutcome =
  | { readonly ok: true; readonly output: Record<string, unknown> }
  | {
      readonly ok: false;
      readonly message: string;
      /** `no_answer` alone is for the person who asked; after any other the answer is not known. */
      readonly code: ErrorCode;
    };

export type ListedTool = ListToolsResult['tools'][number];

export interface InProcessClient {
  /** Throws only if the connection fails: whatever the server refuses is an outcome. */
  call(tool: string, args: Record<string, unknown>): Promise<CallOutcome>;
  listTools(): Promise<readonly ListedTool[]>;
  close(): Promise<void>;
}

/**
 * Connects a client to a server of the same process, over a pair of in-memory transports. Not over the HTTP
 * handler's `fetch`: a client kept open on it gathers one abort listener per call.
 */
export async function connectInProcess(server: McpServer): Promise<InProcessClient> {
  const client = new Client({ name: 'chiedicasa-assistant', version: '1' });
  const [clientEnd, serverEnd] = InMemoryTransport.createLinkedPair();
  await server.connect(serverEnd);
  await client.connect(clientEnd);

  return {
    async call(tool, args) {
      try {
        return outcomeOf(await client.callTool({ name: tool, arguments: args }));
      } catch (error) {
        if (error instanceof ProtocolError)
          return { ok: false, message: error.message, code: 'invalid_arguments' };
        throw error;
      }
    },
    async listTools() {
      return (await client.listTools()).tools;
    },
    async close() {
      await client.close();
      await server.close();
    },
  };
}

function outcomeOf(result: CallToolResult): CallOutcome {
  const { structuredContent } = result;
  if (result.isError === true || !isRecord(structuredContent)) {
    const said = result._meta?.[ERROR_KEY];
    const code = ERROR_CODES.find((known) => known === said) ?? 'internal_error';
    return { ok: false, message: textOf(result), code };
  }
  return { ok: true, output: structuredContent };
}

function textOf(result: CallToolResult): string {
  return result.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
}
