// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** How a turn ended; `not_available`: in scope, but the documents do not say. */
export const OUTCOMES = [
  'answered',
  'partial',
  'not_available',
  'out_of_scope',
  'clarification',
  'refused',
  'smalltalk',
  'error',
] as const;

const lines = z.tuple([z.int(), z.int()]);

export const citationSchema = z.object({
  document: z.string(),
  title: z.string(),
  section: z.string(),
  lines,
  /** The cited lines as the document prints them. */
  quote: z.string(),
  /** Path of the source viewer at those lines: "/documenti/cremonese-2026/righe/367". */
  url: z.string(),
});

export const replyFactSchema = z.object({
  id: z.string(),
  measure: z.string(),
  label: z.string(),
  value: z.union([z.number(), z.string(), z.null()]),
  unit: z.string(),
  status: z.string(),
  place: z.string().nullable(),
  owner: z.string().nullable(),
  year: z.int(),
  document: z.string(),
  lines,
  /** Present on derived facts: "somma", "conteggio", … */
  operation: z.string().optional(),
  operands: z.array(z.string()).optional(),
});

/** Values of cells are text ready to show: "9.738,48 €". */
export const tableSchema = z.object({
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** For each cell of `rows` the id of what it shows, a fact or a dwelling; null where it only names. */
  facts: z.array(z.array(z.string().nullable())),
});

const stretch = { start: z.int(), end: z.int() };

/** What a stretch of a reply's text rests on; `end` is the first position after it. */
export const spanSchema = z.union([
  /** A figure, by its id among the reply's facts. */
  z.object({ ...stretch, fact: z.string() }),
  /** What a check of a document says, by the check's id. */
  z.object({ ...stretch, check: z.string() }),
  /** Words of a document, by the lines that hold them. */
  z.object({ ...stretch, document: z.string(), lines }),
]);

export const chartSchema = z.object({
  title: z.string(),
  kind: z.enum(['bar', 'line']),
  series: z.array(
    z.object({ name: z.string(), points: z.array(z.object({ label: z.string(), value: z.number() })) }),
  ),
});

/** The reply to one turn: what `ask --json`, `batch`, the web API and the tests read. */
export const replySchema = z.object({
  outcome: z.enum(OUTCOMES),
  /** Plain Italian with light Markdown: paragraphs, "- " lists, **bold**. */
  text: z.string(),
  /** What in the text rests on a source, in the order of the text. */
  spans: z.array(spanSchema),
  citations: z.array(citationSchema),
  facts: z.array(replyFactSchema),
  tables: z.array(tableSchema),
  charts: z.array(chartSchema),
  tool_calls: z.array(z.object({ tool: z.string(), arguments: z.record(z.string(), z.unknown()) })),
  /** Questions that can be answered, as text that works when sent back. */
  suggestions: z.array(z.string()),
  mode: z.enum(['deterministic', 'llm']),
  took_ms: z.number(),
});

export type Reply = z.infer<typeof replySchema>;
export type Citation = z.infer<typeof citationSchema>;
export type ReplyFact = z.infer<typeof replyFactSchema>;
export type ReplyTable = z.infer<typeof tableSchema>;
export type ReplySpan = z.infer<typeof spanSchema>;

export const VOICES = ['cittadino', 'operatore'] as const;
export type Voice = (typeof VOICES)[number];

/** Where and when a question is meant that does not say: what a page offers as filters. */
export interface Scope {
  /** Id of an ambito: "cremasco". */
  readonly ambito: string | null;
  /** Year of a plan. */
  readonly year: number | null;
}

export interface ReplyOptions {
  readonly voice?: Voice;
  /** Of the last turn; absent: every ambito, the latest plan of each. */
  readonly scope?: Scope;
  /** A key that tells one person from another, to share out what is limited; it is never kept beyond the day. */
  readonly person?: string;
  /** Told of each question of the last turn in which way it was answered, and with what outcome. */
  readonly onAnswered?: (question: string, way: string, outcome: Reply['outcome']) => void;
}

/** The assistant as its faces (web, cli) know it. */
export interface Assistant {
  /** Replies to the last of `turns`; those before it are the conversation so far, oldest first. */
  reply(turns: readonly string[], options?: ReplyOptions): Promise<Reply>;
  /** How the last of `turns` was read, as data to show to whoever asks why. */
  explain(turns: readonly string[], scope?: Scope): Promise<Record<string, unknown>>;
  /** Loads now what the first reply would otherwise wait for. */
  prepare?(): Promise<void>;
  close(): Promise<void>;
}
