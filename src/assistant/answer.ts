// SPDX-License-Identifier: EUPL-1.2
import type { InProcessClient } from '../mcp/in-process.ts';
import { composeAvailability } from './compose/availability.ts';
import { composeComparison } from './compose/comparison.ts';
import { composeContribution } from './compose/contribution.ts';
import { composeDwelling, composeDwellings } from './compose/dwellings.ts';
import { composeMeasures } from './compose/measures.ts';
import { composeSat } from './compose/sat.ts';
import type { ComposeContext } from './compose/shared.ts';
import { type Draft, draft } from './draft.ts';
import type { Lexicon, Operation } from './read/lexicon.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { comparisonResult, dwellingsResult, type MeasuresResult, measuresResult } from './tool-results.ts';

/** A call that was made, as the reply reports it. */
export interface ToolCall {
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
}

/** What is asked of one place: the tool that answers, and the measures of it that were named. */
export interface Request {
  readonly tool: string;
  readonly measures: readonly string[];
}

const AVAILABILITY = 'alloggi_disponibili';
const DWELLINGS = 'elenca_alloggi';
/** Rows asked of a tool for a whole ambito: all of a table. */
const WHOLE_TABLE = 200;

/** Tools whose results have more to say than their figures; the others share one way. */
const COMPOSERS: Record<
  string,
  (result: MeasuresResult, measures: readonly string[], context: ComposeContext) => Draft
> = {
  [AVAILABILITY]: composeAvailability,
  quote_sat: (result, _, context) => composeSat(result, context),
  contributo_solidarieta: composeContribution,
};

/** The requests in a reading, one for each tool, in the order of the question. */
export function requestsOf(reading: Reading, lexicon: Lexicon): Request[] {
  const measures = new Map<string, string[]>();
  for (const id of reading.topics) {
    const topic = lexicon.topics.get(id);
    if (!topic?.tool) continue;
    measures.set(topic.tool, [...(measures.get(topic.tool) ?? []), ...topic.measures]);
  }
  const requests = [...measures].map(([tool, named]) => ({ tool, measures: named }));
  if (reading.list && reading.operation === null) {
    const listable = (request: Request) => request.tool === AVAILABILITY || request.tool === 'quote_sat';
    const others = requests.filter((request) => !listable(request));
    if (requests.some(listable) || (requests.length === 0 && reading.housing)) {
      return [{ tool: DWELLINGS, measures: [] }, ...others];
    }
  }
  const bare = requests.length === 0 && reading.topics.length === 0 && reading.housing;
  if (!bare) return requests;
  // "Case popolari a Soresina": what may be had, and how many there are.
  const stock = { tool: 'patrimonio_abitativo', measures: ['patrimonio_totale'] };
  const free = { tool: AVAILABILITY, measures: [] };
  return /\bquant[aei]?/i.test(reading.question) ? [stock, free] : [free, stock];
}

/** Calls the tool that a request needs for one place, and composes its part of the reply. */
export async function answerRequest(
  request: Request,
  place: AskedPlace,
  reading: Reading,
  client: InProcessClient,
  calls: ToolCall[],
  context: ComposeContext,
): Promise<Draft> {
  const where =
    place.kind === 'comune'
      ? { comune: place.comune.nome }
      : place.kind === 'ambito'
        ? { ambito: place.ambito.id, limite: WHOLE_TABLE }
        : {};
  const scope = {
    ...where,
    ...(reading.owner ? { ente: reading.owner } : {}),
    ...(reading.year ? { anno: reading.year } : {}),
  };
  if (reading.operation && place.kind !== 'comune') {
    return answerComparison(request, reading.operation, scope, reading, client, calls, context);
  }
  const list = request.tool === DWELLINGS ? listFilters(reading) : null;
  const args = {
    ...scope,
    ...(list?.use ? { uso: list.use } : {}),
    ...(list?.state ? { stato: list.state } : {}),
  };
  calls.push({ tool: request.tool, arguments: args });
  const outcome = await client.call(request.tool, args);
  if (!outcome.ok) return refusal(outcome.message);
  if (list) {
    const filters = { owner: reading.owner, ...list };
    return composeDwellings(dwellingsResult.parse(outcome.output), filters, context);
  }
  const compose = COMPOSERS[request.tool] ?? composeMeasures;
  return compose(measuresResult.parse(outcome.output), request.measures, context);
}

/** Measures that a tool's bare topic is compared by. */
const HEADLINE: Record<string, string> = {
  [AVAILABILITY]: 'alloggi_liberi',
  contributo_solidarieta: 'contributo_totale',
};

/** A question about all comuni of an ambito: which have some, how many, who has most. */
async function answerComparison(
  request: Request,
  operation: Operation,
  scope: Record<string, unknown>,
  reading: Reading,
  client: InProcessClient,
  calls: ToolCall[],
  context: ComposeContext,
): Promise<Draft> {
  const some = operation === 'elenco_comuni' || operation === 'conteggio_comuni' || operation === 'minimo';
  const args = {
    ...scope,
    misura: request.measures[0] ?? HEADLINE[request.tool] ?? 'alloggi_liberi',
    per: 'comune',
    ordine: operation === 'minimo' ? 'crescente' : 'decrescente',
    ...(some ? { minimo: 0.01 } : {}),
    limite: reading.count ?? (operation === 'massimo' ? 5 : WHOLE_TABLE),
  };
  calls.push({ tool: 'confronta_misure', arguments: args });
  const outcome = await client.call('confronta_misure', args);
  return outcome.ok
    ? composeComparison(comparisonResult.parse(outcome.output), operation, context)
    : refusal(outcome.message);
}

/** "Alloggi SAP liberi" is the plan's heading, which holds SAT dwellings too: only SAT and SAS narrow a list. */
function listFilters(reading: Reading): { use: 'SAS' | 'SAT' | null; state: string | null } {
  const use = reading.topics.includes('alloggi_sat') ? 'SAT' : reading.use;
  const state = reading.topics.includes('alloggi_liberi')
    ? 'libero'
    : reading.topics.includes('alloggi_da_ristrutturazione')
      ? 'sfitto per ristrutturazione'
      : null;
  return { use: use === 'SAP' ? null : use, state };
}

/** A dwelling asked by its code. */
export async function answerCode(code: string, client: InProcessClient, calls: ToolCall[]): Promise<Draft> {
  const args = { codice: code };
  calls.push({ tool: DWELLINGS, arguments: args });
  const outcome = await client.call(DWELLINGS, args);
  return outcome.ok ? composeDwelling(dwellingsResult.parse(outcome.output)) : refusal(outcome.message);
}

/** A tool's own words on why it cannot answer: they name years, plans or names, and are quoted as they are. */
function refusal(message: string): Draft {
  return draft('not_available', { paragraphs: [[{ quoted: message, from: { kind: 'note' } }]] });
}
