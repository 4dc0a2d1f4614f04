// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyFact } from '../../assistant/reply.ts';
import { calculationOf } from '../calculations/calculation-of.ts';
import { type CalculationPlan, numberOf, type Result } from '../calculations/evaluate.ts';
import { calculationAddress } from '../calculations/expression.ts';
import { type LineRange, linesAddress, nameRanges } from '../documents/line-ranges.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { checkAddress } from '../plans/check-address.ts';
import type { Wording } from '../wording/wording.ts';

/** What a figure is linked with: the plans that it stands in and the words of the reader. */
export interface FigureView {
  readonly plan: CalculationPlan & Pick<PlanReading, 'checks'>;
  readonly words: Pick<Wording, 'lines' | 'answer' | 'status' | 'calculations'>;
}

/** Where a figure stands, ready to link to. */
export interface FigureSource {
  readonly address: string;
  /** "riga 367". */
  readonly name: string;
  readonly status: string;
}

/** Finds the source of what a reply shows, by its id: one of the reply's facts, a fact of the plans, a dwelling. */
export type SourceOf = (id: string) => FigureSource | undefined;

/** A figure that is read leads to its lines, one that is computed to its calculation, one of a check to that check. */
export function figureSources({ facts }: Pick<Reply, 'facts'>, view: FigureView): SourceOf {
  const { plan } = view;
  const known = new Map<string, FigureSource | undefined>();
  const find = (id: string): FigureSource | undefined => {
    const told = facts.find((fact) => fact.id === id);
    if (told) return sourceOfFact(told, view, facts);
    const row = plan.fact(id) ?? plan.dwelling(id);
    return row && linesSource(row, row.status, view);
  };
  return (id) => {
    if (!known.has(id)) known.set(id, find(id));
    return known.get(id);
  };
}

function sourceOfFact(
  fact: ReplyFact,
  view: FigureView,
  facts: readonly ReplyFact[],
): FigureSource | undefined {
  const { plan, words } = view;
  const { document, lines, status, operation, operands = [] } = fact;
  if (plan.document(document) === undefined) return undefined;
  const [check] = operands;
  if (operation === 'verifica' && check !== undefined) {
    return { address: checkAddress(check), name: nameRanges([lines], words.lines), status };
  }
  const printed = operation === 'somma' ? printedTotal(fact, plan) : undefined;
  if (printed) return linesSource(printed, status, view);
  const result = calculationOf(fact, plan, facts);
  if (result === undefined) return linesSource(fact, status, view);
  const [only] = result.operands;
  // A sum of one figure is that figure.
  if (result.operands.length === 1 && only?.kind === 'fact') return linesSource(only.fact, status, view);
  if (result.operands.length === 1 && only?.kind === 'dwelling')
    return linesSource(only.dwelling, status, view);
  return { address: calculationAddress(result.calculation), name: nameLines(result, view), status };
}

/** The total that the plan itself prints of what is added up. */
function printedTotal({ operands = [], value }: ReplyFact, plan: CalculationPlan) {
  return operands
    .flatMap((id) => plan.fact(id) ?? [])
    .find((fact) => fact.total && numberOf({ kind: 'fact', fact }) === value);
}

function linesSource(
  { document, lines }: { readonly document: string; readonly lines: LineRange },
  status: string,
  { words }: FigureView,
): FigureSource {
  return { address: linesAddress(document, [lines]), name: nameRanges([lines], words.lines), status };
}

/** "righe 343 e 359", "riga 186 (2019), riga 103 (2021)". */
function nameLines({ lines }: Result, { plan, words }: FigureView): string {
  const several = lines.size > 1;
  return [...lines]
    .map(([id, ranges]) => {
      const year = several && plan.document(id)?.year;
      return `${nameRanges(ranges, words.lines)}${year ? ` (${year})` : ''}`;
    })
    .join(', ');
}
