// SPDX-License-Identifier: EUPL-1.2
import type { CompleteResult } from '@modelcontextprotocol/server';
import { fold } from '../italian/fold.ts';
import type { ToolContext } from '../tools/tool.ts';
import { namedSections } from './sections.ts';

/** Values of one answer: the protocol's own limit. */
const MOST_VALUES = 100;

/** Arguments of prompts and templates whose values the server can suggest, by the name they have everywhere. */
const VALUES: Record<string, (context: ToolContext, given: Given) => readonly string[]> = {
  documento: ({ plan }) => plan.documents().map(({ id }) => id),
  sezione: ({ plan }, { documento }) =>
    documento === undefined ? [] : namedSections(plan, documento).map(({ name }) => name),
  comune: comuni,
  ambito: ({ plan, gazetteer }) =>
    gazetteer.ambiti.filter(({ id }) => plan.plansOf(id).length > 0).map(({ nome }) => nome),
  anno: years,
  anno_prima: years,
  anno_dopo: years,
};

/** What the person has already filled in. */
type Given = Readonly<Record<string, string>>;

/** Whether `complete` knows values for an argument of this name. */
export const isCompletable = (argument: string) => Object.hasOwn(VALUES, argument);

/** Values that hold what was typed, however it is accented or capitalised; those that begin with it come first. */
export function complete(
  argument: string,
  typed: string,
  given: Given,
  context: ToolContext,
): CompleteResult['completion'] {
  const values = isCompletable(argument) ? (VALUES[argument]?.(context, given) ?? []) : [];
  const wanted = fold(typed).trim();
  const places = values.map((value) => ({ value, at: fold(value).indexOf(wanted) }));
  const fitting = [...places.filter(({ at }) => at === 0), ...places.filter(({ at }) => at > 0)].map(
    ({ value }) => value,
  );
  return {
    values: fitting.slice(0, MOST_VALUES),
    total: fitting.length,
    hasMore: fitting.length > MOST_VALUES,
  };
}

/** Names of the comuni of the ambiti that have a plan; of one document, where it is given. */
function comuni({ plan }: ToolContext, { documento }: Given): readonly string[] {
  const documents = plan.documents().filter(({ id }) => documento === undefined || id === documento);
  const ambiti = new Set(documents.map(({ ambito }) => ambito));
  return [...ambiti]
    .flatMap((ambito) => plan.comuniOf(ambito).map(({ name }) => name))
    .sort((a, b) => a.localeCompare(b, 'it'));
}

/** Years of the plans, the most recent first; of the comune's ambito, where one is given. */
function years({ plan, gazetteer }: ToolContext, { comune }: Given): readonly string[] {
  const found = comune === undefined ? undefined : gazetteer.identify(comune);
  const ambito = found?.kind === 'comune' ? found.comune.ambito : null;
  const plans = ambito === null ? plan.documents() : plan.plansOf(ambito);
  return [...new Set(plans.map(({ year }) => String(year)))];
}
