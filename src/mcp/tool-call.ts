// SPDX-License-Identifier: EUPL-1.2
import { type CallToolResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { toText } from '../tools/text.ts';
import { type Tool, type ToolContext, ToolError } from '../tools/tool.ts';
import { explainArguments, italianIssue } from './argument-errors.ts';
import { abbreviated, MOST_RESULT_BYTES } from './fit.ts';
import { sourceLinks } from './source-links.ts';

export interface CallOptions {
  /** What the tools read. */
  readonly context: ToolContext;
  readonly tools: readonly Tool[];
  /**
   * Whether a result may be as large as its tool makes it: for a program. A model is given at most 25 kB, unless it names a
   * `limite` of its own, and the rest with the cursor.
   */
  readonly wholeResults?: boolean;
  /** Told of what went wrong inside a tool, none of which the caller sees. */
  readonly onError?: (error: unknown, tool: string) => void;
}

const INTERNAL_ERROR =
  "Errore interno: lo strumento non ha risposto. Riprova; se succede ancora, segnala l'errore a chi gestisce il servizio.";

/** A text this short has a result that fits: larger ones are weighed. */
const SURELY_FITS = 4_000;
const MOST_ATTEMPTS = 8;

/** Answers `tools/call`: an output that its schema describes, its text and the links to its sources, or an error in Italian. */
export function toolCaller(options: CallOptions): (name: string, input: unknown) => CallToolResult {
  const { context, onError, wholeResults = false } = options;
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  if (tools.size < options.tools.length) throw new Error('Two tools have the same name');

  return (name, input) => {
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
      const whole = success(tool.run(parsed.data, context));
      if (wholeResults || asksForSize(input) || fits(whole)) return whole;
      return fitted(tool, parsed.data, context);
    } catch (error) {
      if (error instanceof ToolError) return failure(error.message);
      onError?.(error, name);
      return failure(INTERNAL_ERROR);
    }
  };
}

/** First fewer words, then fewer rows, which the tool itself counts and continues with its cursor. */
function fitted(tool: Tool, input: Record<string, unknown>, context: ToolContext): CallToolResult {
  const output = tool.run(input, context);
  let limite = typeof output.restituiti === 'number' && 'limite' in tool.input.shape ? output.restituiti : 1;
  let result = success(abbreviated(output));
  for (let attempt = 0; attempt < MOST_ATTEMPTS && limite > 1 && !fits(result); attempt += 1) {
    limite = Math.max(1, Math.floor((limite * MOST_RESULT_BYTES) / bytes(result)));
    result = success(abbreviated(tool.run({ ...input, limite }, context)));
  }
  return result;
}

function success(output: Record<string, unknown>): CallToolResult {
  return {
    content: [{ type: 'text', text: toText(output) }, ...sourceLinks(output)],
    structuredContent: output,
  };
}

function failure(message: string): CallToolResult {
  return { content: [{ type: 'text', text: message }], isError: true };
}

function fits(result: CallToolResult): boolean {
  const [text] = result.content;
  return (text?.type === 'text' && text.text.length <= SURELY_FITS) || bytes(result) <= MOST_RESULT_BYTES;
}

const bytes = (result: CallToolResult) => Buffer.byteLength(JSON.stringify(result));

const asksForSize = (input: unknown) =>
  typeof input === 'object' && input !== null && 'limite' in input && input.limite !== undefined;
