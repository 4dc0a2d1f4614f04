// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Assistant, Scope, Voice } from '../../assistant/reply.ts';
import { ambitoName, type View } from '../view.ts';

/** Where and when questions are meant that do not say: the id of an ambito that has a plan, the year of one. */
export type Filters = Scope;

/** How a question is to be answered: for whom, and where and when it is meant if it does not say. */
export interface Settings extends Filters {
  readonly voice: Voice;
  /** Filters of the turns before it, as `writeTurnFilters` writes them. */
  readonly earlier: readonly string[];
}

export const NO_FILTERS: Filters = { ambito: null, year: null };

export const PLAIN_SETTINGS: Settings = { voice: 'cittadino', ...NO_FILTERS, earlier: [] };

/** What can be chosen: the ambiti that have a plan, by name, and the years of the plans, the latest first. */
export function filterChoices(view: View): {
  readonly ambiti: readonly { readonly id: string; readonly name: string }[];
  readonly years: readonly number[];
} {
  const plans = view.plan.documents().filter((document) => document.kind === 'piano_annuale');
  const ambiti = [...new Set(plans.map((plan) => plan.ambito))].map((id) => ({
    id,
    name: ambitoName(view, id),
  }));
  return {
    ambiti: ambiti.sort((a, b) => a.name.localeCompare(b.name, 'it')),
    years: [...new Set(plans.map((plan) => plan.year))].sort((a, b) => b - a),
  };
}

/** The filters of an address or a request; what no plan has is no filter. */
export function readFilters(view: View, ambito: string | undefined, year: string | undefined): Filters {
  const choices = filterChoices(view);
  return {
    ambito: choices.ambiti.find(({ id }) => id === ambito)?.id ?? null,
    year: choices.years.find((one) => String(one) === year) ?? null,
  };
}

/** What is looked at in a reading: whether it has places and years. */
const readingSchema = z.object({ places: z.array(z.unknown()), years: z.array(z.unknown()) });

/** The filters that the last turn leaves room for: a place or a year of its own, or of the conversation, wins over one. */
export async function filtersUsed(
  turns: readonly string[],
  filters: Filters,
  assistant: Assistant,
): Promise<Filters> {
  if (filters.ambito === null && filters.year === null) return NO_FILTERS;
  const read = async (scope?: Filters) => readingSchema.safeParse(await assistant.explain(turns, scope)).data;
  const alone = await read();
  const within = await read(filters);
  const used = (what: 'places' | 'years') => alone?.[what].length === 0 && within?.[what].length !== 0;
  return {
    ambito: used('places') ? filters.ambito : null,
    year: used('years') ? filters.year : null,
  };
}

/** The filters in the reader's words: "Ambito Cremasco, Anno 2019"; empty where none is chosen. */
export function nameFilters(view: View, { ambito, year }: Filters): string {
  const { chat } = view.words;
  return [
    ...(ambito === null ? [] : [chat.filterAmbito(ambitoName(view, ambito))]),
    ...(year === null ? [] : [chat.filterYear(year)]),
  ].join(', ');
}

/** The filters of one turn as addresses and forms carry them beside the turns: "1,cremasco,2019" for the second. */
export function writeTurnFilters(index: number, { ambito, year }: Filters): readonly string[] {
  return ambito === null && year === null ? [] : [[index, ambito ?? '', year ?? ''].join(',')];
}

/** Reads what `writeTurnFilters` wrote: the filters of the turn at an index. */
export function readTurnFilters(view: View, written: readonly string[]): (index: number) => Filters {
  const byIndex = new Map(
    written.map((one) => {
      const [index, ambito, year] = one.split(',');
      return [Number(index), readFilters(view, ambito, year)] as const;
    }),
  );
  return (index) => byIndex.get(index) ?? NO_FILTERS;
}
