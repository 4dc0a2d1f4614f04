// SPDX-License-Identifier: EUPL-1.2
import { type CallToolResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { toText } from '../tools/text.ts';
import { type Tool, type ToolContext, ToolError } from '../tools/tool.ts';
import { explainArguments, italianIssue, quoted } from './argument-errors.ts';
import { abbreviated, BRIEF, BRIEFEST, MOST_RESULT_BYTES } from './fit.ts';
import { jsonBytes } from './json-size.ts';
import { sourceLinks } from './source-links.ts';
import { listedArguments } from './tool-listing.ts';

export interface CallOptions {
  /** What the tools read. */
  readonly context: ToolContext;
  readonly tools: readonly Tool[];
  /**
   * Whether the caller is a program of this process: it is given results as large as their tool makes them, and no text or
   * links, which it would not read. A model is given at most 25 kB, unless it names a `limite` of its own, and the rest with
   * the cursor.
   */
  readonly forProgram?: boolean;
  /** Told of what went wrong inside a tool, none of which the caller sees. */
  readonly onError?: (error: unknown, tool: string) => void;
}

/**
 * What kind of error a result is, in its `_meta` under `ERROR_KEY`, for a program that must tell a question that has no
 * answer from a service that does not work:
 * `invalid_arguments`: the call was not as the input schema says; `no_answer`: the tool has nothing under what was asked,
 * and says what there is; `internal_error`: the tool failed.
 */
export const ERROR_CODES = ['invalid_arguments', 'no_answer', 'internal_error'] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
export const ERROR_KEY = 'chiedicasa/error';

const INTERNAL_ERROR =
  "Errore interno: lo strumento non ha risposto. Riprova; se succede ancora, segnala l'errore a chi gestisce il servizio.";

/** Answers `tools/call`: an output that its schema describes, its text and the links to its sources, or an error in Italian. */
export function toolCaller(options: CallOptions): (name: string, input: unknown) => CallToolResult {
  const { context, onError, forProgram = false } = options;
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  if (tools.size < options.tools.length) throw new Error('Two tools have the same name');

  return (name, input) => {
    const tool = tools.get(name);
    if (tool === undefined) {
      const known = [...tools.keys()].join(', ');
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `Strumento sconosciuto ${quoted(name)}: quelli disponibili sono ${known}.`,
      );
    }
    try {
      const call = tool.read(input, italianIssue);
      if (!call.ok) {
        return failure('invalid_arguments', explainArguments(name, listedArguments(tool.input), call.issues));
      }
      const output = call.run(context);
      if (forProgram) return { content: [], structuredContent: output };
      // A page of a size that the caller chose can be of any size.
      if (asksForSize(input)) return success(output);
      return fitting(output) ?? fitted(tool, call.input, output, context);
    } catch (error) {
      if (error instanceof ToolError) return failure('no_answer', error.message);
      onError?.(error, name);
      return failure('internal_error', INTERNAL_ERROR);
    }
  };
}

/**
 * First fewer words, then fewer rows, which the tool itself counts and continues with its cursor: as many as there is room
 * for, reckoned from what each row takes.
 */
function fitted(
  tool: Tool,
  input: Record<string, unknown>,
  output: Record<string, unknown>,
  context: ToolContext,
): CallToolResult {
  const brief = fitting(abbreviated(output, BRIEF));
  if (brief) return brief;
  let short = abbreviated(output, BRIEFEST);
  let result = success(short);
  if (!('limite' in tool.input.shape)) return result;
  let [rows, size] = [rowsOf(short), jsonBytes(result)];
  let surplus = rowsOfSize(rows, size - MOST_RESULT_BYTES);
  for (let limite = rows.length; limite > 1 && size > MOST_RESULT_BYTES; ) {
    limite = Math.max(1, limite - surplus);
    const fewer = tool.run({ ...input, limite }, context);
    const [left, before] = [rowsOf(fewer).length, size];
    // Some rows may stand beside those that are counted: where as many came, still fewer are asked for.
    if (left === rows.length) continue;
    short = abbreviated(fewer, BRIEFEST);
    result = success(short);
    size = jsonBytes(result);
    const eachRow = (before - size) / (rows.length - left);
    surplus = eachRow > 0 ? Math.ceil((size - MOST_RESULT_BYTES) / eachRow) : 1;
    rows = rowsOf(short);
  }
  return result;
}

/** The rows of which an output says how many it returns; none where it is no list. */
function rowsOf(output: Record<string, unknown>): readonly unknown[] {
  const { restituiti } = output;
  const lists = Object.values(output).filter((value) => Array.isArray(value));
  return lists.find((list) => list.length === restituiti) ?? [];
}

/** How many rows, from the last on, take so many bytes of a result, in its structured content and in the lines of its text. */
function rowsOfSize(rows: readonly unknown[], size: number): number {
  const lines = toText({ rows }).split('\n').slice(-rows.length);
  let [count, left] = [0, size];
  for (; left > 0 && count < rows.length; count++) {
    left -= jsonBytes(rows.at(-1 - count)) + jsonBytes(lines.at(-1 - count));
  }
  return Math.max(1, count);
}

function success(output: Record<string, unknown>): CallToolResult {
  return {
    content: [{ type: 'text', text: toText(output) }, ...sourceLinks(output)],
    structuredContent: output,
  };
}

function failure(code: ErrorCode, message: string): CallToolResult {
  return { content: [{ type: 'text', text: message }], isError: true, _meta: { [ERROR_KEY]: code } };
}

/** The result of an output, where it fits: of one that says too much for that, no text is made. */
function fitting(output: Record<string, unknown>): CallToolResult | undefined {
  const room = MOST_RESULT_BYTES - AROUND.length - jsonBytes(output, MOST_RESULT_BYTES);
  if (room < 0) return undefined;
  const result = success(output);
  return jsonBytes(result.content, room) <= room ? result : undefined;
}

/** What a result says besides its content and its structured content. */
const AROUND = '{"content":,"structuredContent":}';

const asksForSize = (input: unknown) =>
  typeof input === 'object' && input !== null && 'limite' in input && input.limite !== undefined;
