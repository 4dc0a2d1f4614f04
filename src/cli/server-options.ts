// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadPrompts } from '../mcp/prompt-file.ts';
import type { ServerOptions } from '../mcp/server.ts';
import { TOOLS } from '../tools/registry.ts';
import type { ToolContext } from '../tools/tool.ts';

/** The version in the package.json of a folder. */
export function versionOf(root: string): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** What the MCP server serves: all tools over a plan, with the instructions and prompts of the package's folder. */
export function serverOptions(
  root: string,
  context: ToolContext,
  onError?: (error: unknown) => void,
): ServerOptions {
  const promptDir = join(root, 'prompts');
  return {
    context,
    tools: TOOLS,
    version: versionOf(root),
    instructions: readFileSync(join(promptDir, 'istruzioni-server.md'), 'utf8'),
    prompts: loadPrompts(join(promptDir, 'mcp')),
    ...(onError && { onError }),
  };
}
