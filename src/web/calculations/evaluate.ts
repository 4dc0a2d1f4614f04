// SPDX-License-Identifier: EUPL-1.2
import { rounded } from '../../italian/numbers.ts';
import type { DwellingRow, FactRow } from '../../plan/plan.ts';
import { ADDABLE } from '../../tools/rows.ts';
import { type LineRange, mergeRanges } from '../documents/line-ranges.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import type { Calculation, Operation, Term } from './expression.ts';

/** What calculations need of the plan. */
export type CalculationPlan = Pick<PlanReading, 'document' | 'fact' | 'dwelling'>;

/** A term as it was found in the plan. */
export type Operand =
  | { readonly kind: 'fact'; readonly fact: FactRow }
  | { readonly kind: 'dwelling'; readonly dwelling: DwellingRow }
  | { readonly kind: 'calculation'; readonly result: Result };

/** A calculation done again on the figures of the plans. */
export interface Result {
  readonly calculation: Calculation;
  readonly value: number;
  readonly unit: string;
  readonly operands: readonly Operand[];
  /** The lines that it rests on, by document. */
  readonly lines: ReadonlyMap<string, readonly LineRange[]>;
}

/** Does a calculation; undefined where a figure is not there, or they are not of a kind that goes together. */
export function evaluate(calculation: Calculation, plan: CalculationPlan): Result | undefined {
  const operands = calculation.terms.map((term) => find(term, plan));
  if (!allFound(operands)) return undefined;
  const done = COUNTS[calculation.operation]?.(operands) ?? compute(calculation.operation, operands);
  return done === undefined ? undefined : { calculation, ...done, operands, lines: linesOf(operands) };
}

function find(term: Term, plan: CalculationPlan): Operand | undefined {
  if (typeof term !== 'string') {
    const result = evaluate(term, plan);
    return result && { kind: 'calculation', result };
  }
  const fact = plan.fact(term);
  if (fact) return { kind: 'fact', fact };
  const dwelling = plan.dwelling(term);
  return dwelling && { kind: 'dwelling', dwelling };
}

const allFound = (operands: readonly (Operand | undefined)[]): operands is readonly Operand[] =>
  operands.length > 0 && !operands.includes(undefined);

interface Done {
  readonly value: number;
  readonly unit: string;
}

/** What is counted by each operation that counts; undefined where the operands are of another kind. */
const COUNTS: Partial<Record<Operation, (operands: readonly Operand[]) => Done | undefined>> = {
  conteggio: (operands) =>
    distinct(operands, 'alloggi', (one) => (one.kind === 'dwelling' ? one.dwelling.id : null)),
  'conteggio-comuni': (operands) => distinct(operands, 'comuni', (one) => comuneOf(one)?.istat ?? null),
  'conteggio-enti': (operands) => distinct(operands, 'enti', (one) => ownerOf(one)?.name ?? null),
  'conteggio-piani': (operands) =>
    distinct(operands, 'piani', (one) => (one.kind === 'fact' ? one.fact.document : null)),
};

/** Whose, and where, the figure or the dwelling is. */
const comuneOf = (operand: Operand) =>
  operand.kind === 'fact'
    ? operand.fact.territory
    : operand.kind === 'dwelling'
      ? operand.dwelling.comune
      : null;
const ownerOf = (operand: Operand) =>
  operand.kind === 'fact' ? operand.fact.owner : operand.kind === 'dwelling' ? operand.dwelling.owner : null;

function distinct(
  operands: readonly Operand[],
  unit: string,
  nameOf: (operand: Operand) => string | null,
): Done | undefined {
  const names = operands.map(nameOf);
  return names.includes(null) ? undefined : { value: new Set(names).size, unit };
}

function compute(operation: Operation, operands: readonly Operand[]): Done | undefined {
  const values = operands.flatMap((operand) => numberOf(operand) ?? []);
  const units = new Set(operands.map(unitOf));
  const [unit] = units;
  if (values.length < operands.length || units.size !== 1 || unit === undefined) return undefined;
  const [first = 0, second = 0] = values;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (operation) {
    case 'somma':
      return ADDABLE.includes(unit) ? { value: rounded(sum, 2), unit } : undefined;
    case 'media':
      return ADDABLE.includes(unit) ? { value: rounded(sum / values.length, 2), unit } : undefined;
    case 'differenza':
      return values.length === 2 ? { value: rounded(Math.abs(first - second), 2), unit } : undefined;
    case 'variazione':
      return values.length === 2 && first !== 0
        ? { value: rounded((100 * Math.abs(second - first)) / Math.abs(first), 1), unit: '%' }
        : undefined;
    case 'quota':
      return values.length === 2 && second !== 0
        ? { value: rounded((100 * first) / second, 1), unit: '%' }
        : undefined;
    default:
      return undefined;
  }
}

/** The number of a term; a dash counts as zero, as in the plans' own sums. */
export function numberOf(operand: Operand): number | undefined {
  if (operand.kind === 'calculation') return operand.result.value;
  if (operand.kind === 'dwelling') return undefined;
  const { value, status } = operand.fact;
  if (typeof value === 'number') return value;
  return status === 'dash' ? 0 : undefined;
}

function unitOf(operand: Operand): string | undefined {
  if (operand.kind === 'calculation') return operand.result.unit;
  return operand.kind === 'fact' ? operand.fact.unit : undefined;
}

function linesOf(operands: readonly Operand[]): Result['lines'] {
  const found = new Map<string, LineRange[]>();
  const add = (document: string, ranges: readonly LineRange[]) =>
    found.set(document, [...(found.get(document) ?? []), ...ranges]);
  for (const operand of operands) {
    if (operand.kind === 'fact') add(operand.fact.document, [operand.fact.lines]);
    else if (operand.kind === 'dwelling') add(operand.dwelling.document, [operand.dwelling.lines]);
    else for (const [document, ranges] of operand.result.lines) add(document, ranges);
  }
  return new Map([...found].map(([document, ranges]) => [document, mergeRanges(ranges)]));
}
