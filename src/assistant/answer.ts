// SPDX-License-Identifier: EUPL-1.2
import type { InProcessClient } from '../mcp/in-process.ts';
import { composeContribution } from './compose-contribution.ts';
import { composeAvailability } from './compose-dwelling-figures.ts';
import { composeDwelling, composeDwellings } from './compose-dwellings.ts';
import { composeSat } from './compose-sat.ts';
import type { ComposeContext } from './compose-shared.ts';
import { type Draft, draft } from './draft.ts';
import type { AskedPlace, Reading } from './reading.ts';
import { dwellingsResult, measuresResult } from './tool-results.ts';

/** A call that was made, as the reply reports it. */
export interface ToolCall {
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
}

/** What is asked of one place: which tool answers, and how its result is put into words. */
export type Request = 'availability' | 'sat' | 'contribution' | 'dwellings';

const AVAILABILITY = [
  'alloggi_liberi',
  'alloggi_previsti',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
];
/** Rows asked of a tool for a whole ambito: all of a table. */
const WHOLE_TABLE = 200;

/** The requests in a reading, each once, in the order of the question. */
export function requestsOf(reading: Reading): Request[] {
  const requests = reading.topics.flatMap((topic): Request[] => {
    if (topic === 'alloggi_sat') return ['sat'];
    if (topic.startsWith('contributo')) return ['contribution'];
    return AVAILABILITY.includes(topic) ? ['availability'] : [];
  });
  const unique = [...new Set(requests)];
  if (reading.list && !/\bcomuni\b/i.test(reading.question)) {
    const dwellings = unique.filter((request) => request === 'contribution');
    return reading.housing || unique.length > dwellings.length ? ['dwellings', ...dwellings] : unique;
  }
  return unique.length === 0 && reading.topics.length === 0 && reading.housing ? ['availability'] : unique;
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
  const call = async (tool: string, args: Record<string, unknown>) => {
    calls.push({ tool, arguments: args });
    return client.call(tool, args);
  };
  const asked = (topics: readonly string[]) => reading.topics.filter((topic) => topics.includes(topic));

  switch (request) {
    case 'availability':
    case 'sat':
    case 'contribution': {
      const tool = {
        availability: 'alloggi_disponibili',
        sat: 'quote_sat',
        contribution: 'contributo_solidarieta',
      }[request];
      const outcome = await call(tool, scope);
      if (!outcome.ok) return refusal(outcome.message);
      const result = measuresResult.parse(outcome.output);
      if (request === 'sat') return composeSat(result, context);
      if (request === 'contribution') {
        return composeContribution(
          result,
          reading.topics.filter((topic) => topic.startsWith('contributo')),
          context,
        );
      }
      return composeAvailability(result, asked(AVAILABILITY), context);
    }
    case 'dwellings': {
      const use = reading.use ?? (reading.topics.includes('alloggi_sat') ? 'SAT' : null);
      const state = reading.topics.includes('alloggi_liberi')
        ? 'libero'
        : reading.topics.includes('alloggi_da_ristrutturazione')
          ? 'sfitto per ristrutturazione'
          : null;
      // "Alloggi SAP liberi" is the plan's heading, which holds SAT dwellings too: only SAT and SAS narrow the list.
      const outcome = await call('elenca_alloggi', {
        ...scope,
        ...(use && use !== 'SAP' ? { uso: use } : {}),
        ...(state ? { stato: state } : {}),
      });
      if (!outcome.ok) return refusal(outcome.message);
      return composeDwellings(
        dwellingsResult.parse(outcome.output),
        { owner: reading.owner, use: use === 'SAP' ? null : use, state },
        context,
      );
    }
  }
}

/** A dwelling asked by its code. */
export async function answerCode(code: string, client: InProcessClient, calls: ToolCall[]): Promise<Draft> {
  const args = { codice: code };
  calls.push({ tool: 'elenca_alloggi', arguments: args });
  const outcome = await client.call('elenca_alloggi', args);
  return outcome.ok ? composeDwelling(dwellingsResult.parse(outcome.output)) : refusal(outcome.message);
}

/** A tool's own words on why it cannot answer: they name years, plans or names, and are quoted as they are. */
function refusal(message: string): Draft {
  return draft('not_available', { paragraphs: [[{ quoted: message, from: { kind: 'note' } }]] });
}
