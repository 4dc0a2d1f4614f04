// SPDX-License-Identifier: EUPL-1.2
import { ranked } from '../plan/groups.ts';
import type { DocumentInfo, Group, GroupQuery, MeasureInfo } from '../plan/plan.ts';
import type { Comparison } from './comparison-input.ts';
import { within } from './comparison-limits.ts';
import { groupFigure } from './group-figures.ts';
import { listedGroups } from './listed-groups.ts';
import { numericMeasure } from './measure-called.ts';
import { pairFigure, pairGroups } from './paired-groups.ts';
import { planGroups } from './plan-groups.ts';
import type { Dato } from './rows.ts';
import { resolveComune, resolveScope, type Scope } from './scope.ts';
import { type ToolContext, ToolError } from './tool.ts';

/**
 * A group with the figure that tells it, and where it is set against another, the two that make it: put together for the
 * groups of the page alone.
 */
export interface Side {
  readonly group: Group;
  figure(): Dato;
  terms?(): readonly [Dato, Dato];
}

/** What is compared: in order, within the limits, with sum and mean where they can be made. */
export interface Compared {
  readonly documents: readonly DocumentInfo[];
  readonly sides: readonly Side[];
  readonly sum: number | null;
  readonly mean: number | null;
  /** Where dwellings listed one by one were counted, the comuni that have some. */
  readonly listed?: ReadonlySet<string>;
}

/** One measure of each group, within the limits asked. */
export function sidesOf(
  input: Comparison,
  measure: MeasureInfo,
  documents: readonly DocumentInfo[],
  scope: Scope | null,
  context: ToolContext,
): Compared {
  const { plan } = context;
  if (input.per === 'piano' || input.per === 'ambito') {
    const question = { by: input.per, measure, ente: input.ente, scope, order: input.ordine };
    const { groups, figures } = planGroups(documents, question, context);
    const sides = groups.flatMap((group) => {
      const figure = figures.get(group);
      return figure && within(group.value, input) ? [{ group, figure: () => figure }] : [];
    });
    return { documents, sides, sum: null, mean: null };
  }
  const query = {
    documents: documents.map(({ id }) => id),
    measure: measure.id,
    by: input.per,
    ownerKind: input.ente,
    istat: scope?.comune?.istat,
    area: scope?.area ?? undefined,
    min: input.minimo,
    max: input.massimo,
    over: input.maggiore_di,
    under: input.minore_di,
    exclude: input.escludi?.map((name) => resolveComune(name, context).istat),
    among: amongOf(input, context),
    order: input.ordine,
  };
  // Of areas whose comuni are not known, or have no such figure, what the plan prints of the areas themselves.
  const own = input.per === 'aggregazione' && documents.every(({ id }) => !plan.hasMembers(id));
  const added = plan.groups({ ...query, printedAreas: own });
  const listed = added.groups.length === 0 ? listedSides(input, query, measure, context) : [];
  if (listed.length > 0) {
    const sides = listed.filter(({ group }) => within(group.value, input));
    const comuni = new Set(listed.flatMap(({ group: { istat } }) => istat ?? []));
    return { documents, sides, listed: comuni, ...totalOf(sides) };
  }
  const printed = input.per === 'aggregazione' && added.groups.length === 0 && !own;
  const { groups, sum, mean } = printed ? plan.groups({ ...query, printedAreas: true }) : added;
  const sides = groups.map((group) => ({
    group,
    figure: () => groupFigure(group, measure, input.per, context),
  }));
  return { documents, sides, sum, mean };
}

/** Of a measure that no table gives of each group, the dwellings that the plan lists one by one. */
function listedSides(
  input: Comparison,
  query: GroupQuery,
  measure: MeasureInfo,
  { plan }: ToolContext,
): readonly Side[] {
  const { by, documents } = query;
  const [document] = documents;
  if ((by !== 'comune' && by !== 'ente') || document === undefined) return [];
  const { min: _, max: __, over: ___, under: ____, ...unlimited } = query;
  // A table without a figure within the limits is a table all the same.
  const given = plan.groups({ ...unlimited, exclude: undefined, among: undefined }).groups.length > 0;
  return given ? [] : listedGroups(plan, measure, { ...query, by, document }, { ordine: input.ordine });
}

/** The sum and the mean of what is counted. */
function totalOf(sides: readonly Side[]): Pick<Compared, 'sum' | 'mean'> {
  const { sum, mean } = ranked(sides.map(({ group }) => group));
  return { sum, mean };
}

/** One measure of each group against another, or against the same of another owner or year. */
export function pairsOf(
  input: Comparison,
  against: NonNullable<Comparison['rispetto_a']>,
  context: ToolContext,
): Compared {
  const { minimo: _, massimo: __, maggiore_di: ___, minore_di: ____, ...all } = input;
  const of = (own: Comparison) => {
    const measure = numericMeasure(own.misura, context);
    const { documents, scope } = documentsOf(own, measure, context);
    return { measure, ...sidesOf(own, measure, documents, scope, context) };
  };
  const first = of(all);
  const second = of({
    ...all,
    misura: against.misura ?? input.misura,
    ente: against.ente ?? (against.misura === undefined ? input.ente : undefined),
    anno: against.anno ?? input.anno,
  });
  if (against.come === 'differenza' && first.measure.unit !== second.measure.unit) {
    throw new ToolError(`Unità diverse non si sottraggono: ${first.measure.unit}, ${second.measure.unit}.`);
  }
  const { come, ogni } = against;
  const pairs = pairGroups(first.sides, second.sides, { how: come, every: ogni, order: input.ordine });
  const documents = new Map([...first.documents, ...second.documents].map((each) => [each.id, each]));
  return {
    documents: [...documents.values()],
    sides: pairs
      .filter(({ group }) => within(group.value, input))
      .map((pair) => ({
        group: pair.group,
        figure: () => pairFigure(pair, come, ogni, [first.measure, second.measure]),
        terms: pair.terms,
      })),
    sum: null,
    mean: null,
  };
}

/** The documents compared: the plan of the place, all plans of its ambito, or a plan of each ambito. */
export function documentsOf(input: Comparison, measure: MeasureInfo, context: ToolContext) {
  const { plan, gazetteer } = context;
  if (input.per !== 'ambito') {
    const scope = resolveScope(input, context, [measure.id]);
    const documents = input.per === 'piano' ? plan.plansOf(scope.ambito.id) : [scope.document];
    return { documents, scope, place: scope.place };
  }
  const documents = gazetteer.ambiti.flatMap(({ id }) => {
    const plans = plan
      .plansOf(id)
      .filter((document) => input.anno === undefined || document.year === input.anno);
    const giving = plans.find((document) => plan.firstLine(document.id, measure.id) !== null);
    return giving ? [giving] : [];
  });
  if (documents.length === 0) {
    throw new ToolError(
      `Nessun piano caricato${input.anno === undefined ? '' : ` dell'anno ${input.anno}`} dà la misura «${measure.id}».`,
    );
  }
  return { documents, scope: null, place: { tipo: 'ambiti', nome: 'tutti gli ambiti', istat: null } };
}

/** The comuni looked among; undefined where all are. */
export const amongOf = ({ solo }: Comparison, context: ToolContext) =>
  solo?.map((name) => resolveComune(name, context).istat);
