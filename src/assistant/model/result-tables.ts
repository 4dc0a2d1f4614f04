// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { figureComposer } from '../answer.ts';
import { composeComparison } from '../compose/comparison.ts';
import { composeDwellings } from '../compose/dwellings.ts';
import type { ComposeContext } from '../compose/shared.ts';
import { show } from '../compose/wording.ts';
import { type Draft, draft } from '../draft.ts';
import { comparisonResult, dwellingsResult, measuresResult } from '../tool-results.ts';

/** What a tool gave in one answer, as the model asked for it. */
export interface ToolResult {
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
  readonly output: Record<string, unknown>;
}

const groupingSchema = z.enum(['comune', 'ente', 'aggregazione', 'piano', 'ambito']);
/** Tables of one reply: beyond these a person no longer sees which is whose. */
const MOST_TABLES = 4;

/**
 * The tables behind what a reply says, as the deterministic replies show them: those of the results whose figures or lines it
 * cites, with what the tables themselves rest on.
 */
export function tablesBehind(
  said: Draft,
  results: readonly ToolResult[],
  context: ComposeContext,
): Pick<Draft, 'tables' | 'figures' | 'sources'> {
  const cited = new Set(said.figures.map(({ id }) => id));
  const lines = new Set(said.sources.map(({ documento, righe }) => `${documento}/${righe.join('-')}`));
  const seen = new Set<string>();
  const behind = results
    .flatMap((result) => {
      const part = composed(result, cited, lines, context);
      const [table] = part?.tables ?? [];
      const key = JSON.stringify(table);
      if (part === null || table === undefined || seen.has(key)) return [];
      seen.add(key);
      return [part];
    })
    .slice(0, MOST_TABLES);
  return {
    tables: behind.flatMap(({ tables }) => tables),
    // What only the composed sentences say is not shown: of their figures those that stand in the table remain.
    figures: behind.flatMap(({ tables, figures }) => {
      const cells = new Set(tables.flatMap(({ rows }) => rows.flat()));
      return figures.filter((figure) => cells.has(show(figure)));
    }),
    sources: behind.flatMap(({ sources }) => sources),
  };
}

/** A result composed as the deterministic reply would; null where nothing of it is cited. */
function composed(
  { tool, arguments: args, output }: ToolResult,
  cited: ReadonlySet<string>,
  lines: ReadonlySet<string>,
  context: ComposeContext,
): Draft | null {
  const measures = measuresResult.safeParse(output);
  if (measures.success) {
    const { totali, dati, conteggi, conteggi_per_stato } = measures.data;
    const used = [...totali, ...dati, ...conteggi, ...conteggi_per_stato].filter(({ id }) => cited.has(id));
    if (used.length === 0) return null;
    const asked = [...new Set(used.map(({ misura }) => misura))];
    return figureComposer(tool)(measures.data, asked, context);
  }
  const comparison = comparisonResult.safeParse(output);
  const by = groupingSchema.safeParse(args.per);
  if (comparison.success && by.success) {
    const { gruppi, conteggio, somma, media } = comparison.data;
    const figures = [
      ...gruppi.map(({ dato }) => dato),
      conteggio,
      ...(somma ? [somma] : []),
      ...(media ? [media] : []),
    ];
    if (!figures.some(({ id }) => cited.has(id))) return null;
    const asked = {
      operation: 'elenco_comuni' as const,
      by: by.data,
      bounds: null,
      having: null,
      count: null,
      rank: null,
      counts: false,
      whole: false,
      excluded: [],
      among: [],
    };
    return composeComparison(comparison.data, asked, context);
  }
  const dwellings = dwellingsResult.safeParse(output);
  if (!dwellings.success) return null;
  const { alloggi, conteggio } = dwellings.data;
  const isCited = alloggi.some(({ fonte }) => lines.has(`${fonte.documento}/${fonte.righe.join('-')}`));
  if (!isCited && !(conteggio && cited.has(conteggio.id))) return null;
  return composeDwellings(dwellings.data, { owner: null, use: null, state: null }, context);
}

/** A reply with the tables behind it. */
export function withTables(said: Draft, results: readonly ToolResult[], context: ComposeContext): Draft {
  const { tables, figures, sources } = tablesBehind(said, results, context);
  return draft(said.outcome, {
    ...said,
    figures: [...said.figures, ...figures],
    sources: [...said.sources, ...sources],
    tables,
  });
}
