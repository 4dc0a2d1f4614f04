// SPDX-License-Identifier: EUPL-1.2
import type { ReplyFact } from '../../assistant/reply.ts';
import { type CalculationPlan, evaluate, type Result } from './evaluate.ts';
import type { Calculation, Operation, Term } from './expression.ts';

/** Half of the last decimal that an amount shows. */
const SAME = 0.005;

/**
 * How a computed figure of a reply is computed, done again on the plans; undefined for one that is read, and where doing it
 * again does not give the same value. An operand that is computed itself is one of the reply's `facts`.
 */
export function calculationOf(
  fact: ReplyFact,
  plan: CalculationPlan,
  facts: readonly ReplyFact[],
): Result | undefined {
  if (fact.operation === undefined) return undefined;
  const terms = (fact.operands ?? []).map((id) => termOf(id, fact, plan, facts));
  if (!allKnown(terms)) return undefined;
  for (const calculation of readings(fact.operation, terms, plan)) {
    const result = evaluate(calculation, plan);
    if (result && typeof fact.value === 'number' && Math.abs(result.value - fact.value) < SAME) return result;
  }
  return undefined;
}

const allKnown = (terms: readonly (Term | undefined)[]): terms is readonly Term[] =>
  terms.length > 0 && !terms.includes(undefined);

function termOf(
  id: string,
  of: ReplyFact,
  plan: CalculationPlan,
  facts: readonly ReplyFact[],
): Term | undefined {
  if (plan.fact(id) !== undefined || plan.dwelling(id) !== undefined) return id;
  // A computed figure is made of simpler ones: what is passed on gets shorter, and this comes to an end.
  const others = facts.filter((one) => one !== of);
  const computed = others.find((one) => one.id === id);
  const result = computed && calculationOf(computed, plan, others);
  if (result === undefined) return undefined;
  const { operation, terms } = result.calculation;
  const [only] = terms;
  return operation === 'somma' && terms.length === 1 && only !== undefined ? only : result.calculation;
}

/** What an operation on these figures may mean, the plainest first: which of them it is, its value tells. */
function readings(operation: string, terms: readonly Term[], plan: CalculationPlan): readonly Calculation[] {
  const of = (name: Operation, some: readonly Term[] = terms): Calculation => ({
    operation: name,
    terms: some,
  });
  switch (operation) {
    case 'somma':
      // A total that the plan prints stands before the rows that bear it out.
      return [of('somma'), ...(terms.length > 2 ? [of('somma', terms.slice(1))] : [])];
    case 'media':
      return [of('media'), ...GROUPINGS.map((nameOf) => of('media', grouped(terms, nameOf, plan)))];
    case 'conteggio':
      return [of('conteggio'), of('conteggio-comuni'), of('conteggio-enti'), of('conteggio-piani')];
    case 'differenza':
    case 'variazione':
    case 'quota':
      return [of(operation)];
    default:
      return [];
  }
}

type NameOf = (id: string, plan: CalculationPlan) => string | undefined;

/** What the means of comuni, of owners and of plans are taken of: the sum of the rows of each. */
const GROUPINGS: readonly NameOf[] = [
  (id, plan) => plan.fact(id)?.territory?.istat ?? undefined,
  (id, plan) => plan.fact(id)?.owner?.name,
  (id, plan) => plan.fact(id)?.document,
];

function grouped(terms: readonly Term[], nameOf: NameOf, plan: CalculationPlan): readonly Term[] {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const name = (typeof term === 'string' ? nameOf(term, plan) : undefined) ?? '';
    groups.set(name, [...(groups.get(name) ?? []), term]);
  }
  return [...groups.values()].map((group) =>
    group.length === 1 && group[0] !== undefined ? group[0] : { operation: 'somma', terms: group },
  );
}
