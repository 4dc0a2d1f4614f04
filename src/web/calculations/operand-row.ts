// SPDX-License-Identifier: EUPL-1.2
import { type LineRange, linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { factAddress, factLabel, shownNumber, shownValue } from '../facts/fact-view.ts';
import type { View } from '../view.ts';
import type { Operand } from './evaluate.ts';
import { calculationAddress } from './expression.ts';

/** A term of a calculation as a page shows it. */
export interface OperandRow {
  /** What it is, of which place, of which owner, in which year's plan. */
  readonly names: readonly string[];
  readonly shown: string;
  readonly status: string;
  /** The page of the figure itself; null for a dwelling, which has none. */
  readonly page: string | null;
  /** "righe 343 e 359", and their address. */
  readonly lines: string;
  readonly address: string;
}

export function operandRow(operand: Operand, view: View): OperandRow {
  const { words, plan } = view;
  const yearOf = (document: string) => String(plan.document(document)?.year ?? '');
  const at = (document: string, ranges: readonly LineRange[]) => ({
    lines: nameRanges(ranges, words.lines),
    address: linesAddress(document, ranges),
  });
  if (operand.kind === 'fact') {
    const { fact } = operand;
    return {
      names: [factLabel(fact), fact.territory?.name ?? '', fact.owner?.name ?? '', yearOf(fact.document)],
      shown: shownValue(fact, view),
      status: fact.status,
      page: factAddress(fact.id),
      ...at(fact.document, [fact.lines]),
    };
  }
  if (operand.kind === 'dwelling') {
    const { dwelling } = operand;
    const code = dwelling.idAlloggio ?? dwelling.ui ?? words.status.empty;
    const what = [`${words.calculations.dwelling} ${code}`, dwelling.service, dwelling.state];
    return {
      names: [
        what.filter((part) => part !== null).join(' · '),
        dwelling.comune.name,
        dwelling.owner.name,
        yearOf(dwelling.document),
      ],
      shown: '',
      status: dwelling.status,
      page: null,
      ...at(dwelling.document, [dwelling.lines]),
    };
  }
  const { result } = operand;
  const [[document, ranges] = ['', []]] = result.lines;
  const address = calculationAddress(result.calculation);
  return {
    names: [words.calculations.names[result.calculation.operation], '', '', yearOf(document)],
    shown: shownNumber(result.value, result.unit),
    status: 'declared',
    page: address,
    lines: nameRanges(ranges, words.lines),
    address: result.lines.size === 1 ? linesAddress(document, ranges) : address,
  };
}
