// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Assistant, Voice } from '../../assistant/reply.ts';
import { ambitoName, type View } from '../view.ts';

/** How questions are to be answered: for whom, and where and when they are meant if they do not say. */
export interface Settings {
  readonly voice: Voice;
  /** Id of an ambito that has a plan. */
  readonly ambito: string | null;
  /** Year of a plan. */
  readonly year: number | null;
}

export const PLAIN_SETTINGS: Settings = { voice: 'cittadino', ambito: null, year: null };

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
export function readFilters(
  view: View,
  ambito: string | undefined,
  year: string | undefined,
): Pick<Settings, 'ambito' | 'year'> {
  const choices = filterChoices(view);
  return {
    ambito: choices.ambiti.find(({ id }) => id === ambito)?.id ?? null,
    year: choices.years.find((one) => String(one) === year) ?? null,
  };
}

/** What is looked at in a reading: whether places and years are known already. */
const readingSchema = z.object({ places: z.array(z.unknown()), years: z.array(z.unknown()) });

/**
 * The last turn with the filters that it leaves room for, in words that the assistant reads and the person sees:
 * "quanti alloggi liberi (ambito Cremasco, anno 2019)?". A place or year of the conversation wins over a filter.
 */
export async function applyFilters(
  turns: readonly string[],
  { ambito, year }: Settings,
  assistant: Assistant,
  view: View,
): Promise<readonly string[]> {
  const last = turns.at(-1);
  if (last === undefined || (ambito === null && year === null)) return turns;
  const read = readingSchema.safeParse(await assistant.explain(turns));
  if (!read.success) return turns;
  const { places, years } = read.data;
  const added = [
    ...(ambito !== null && places.length === 0 ? [`ambito ${ambitoName(view, ambito)}`] : []),
    ...(year !== null && years.length === 0 ? [`anno ${year}`] : []),
  ];
  if (added.length === 0) return turns;
  // Before the question mark: after it another question would begin.
  const [, words = last, end = ''] = /^(.*?)([\s?!.]*)$/s.exec(last) ?? [];
  return [...turns.slice(0, -1), `${words} (${added.join(', ')})${end.trim()}`];
}
