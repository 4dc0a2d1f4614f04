// SPDX-License-Identifier: EUPL-1.2
import { formatEuro, formatNumber, formatPercent } from '../../italian/numbers.ts';
import type { FactRow } from '../../plan/plan.ts';
import type { LineRange } from '../documents/line-ranges.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import type { View } from '../view.ts';

/** A number with the sign of its unit: "9.738,48 €", "10%", "1.022". */
export function shownNumber(value: number, unit: string): string {
  if (unit === 'EUR') return formatEuro(value);
  return unit === '%' ? formatPercent(value) : formatNumber(value);
}

/** A fact's value as the pages show it: an amount, a percentage, a number, what the cell says, or that it is empty. */
export function shownValue(
  fact: Pick<FactRow, 'value' | 'unit' | 'status'>,
  { words }: Pick<View, 'words'>,
): string {
  const { value, unit, status } = fact;
  if (typeof value === 'number') return shownNumber(value, unit);
  if (typeof value === 'string') return value;
  if (status === 'dash') return unit === 'EUR' ? '- €' : '-';
  return words.status.empty;
}

/** The permanent address of a figure. */
export function factAddress(id: string): string {
  return `/fatti/${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** "alloggi liberi: Misura 3", where a place has several figures of the measure. */
export function factLabel(fact: Pick<FactRow, 'label' | 'detail'>): string {
  return fact.detail === null ? fact.label : `${fact.label}: ${fact.detail}`;
}

/** All figures of a document, in its order. */
export function factsOfDocument(plan: PlanReading, document: string): readonly FactRow[] {
  return plan.facts({ document, measures: plan.measures().map((measure) => measure.id) });
}

/** How many figures a document has. */
export function countFactsOf(plan: PlanReading, document: string): number {
  return plan.countFacts({ document, measures: plan.measures().map((measure) => measure.id) });
}

/** Whether a stretch of lines touches any of others. */
export function touches([first, last]: LineRange, ranges: readonly LineRange[]): boolean {
  return ranges.some(([start, end]) => first <= end && start <= last);
}
