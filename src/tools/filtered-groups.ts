// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { ranked } from '../plan/groups.ts';
import type { Group, MeasureInfo } from '../plan/plan.ts';
import { groupFigure } from './group-figures.ts';
import { listedGroups } from './listed-groups.ts';
import { measureCalled } from './measure-called.ts';
import { type Dato, toDato } from './rows.ts';
import { type Scope, scopeInput } from './scope.ts';
import type { ToolContext } from './tool.ts';

/** Which comuni alone are compared: those of which another measure is within limits, by default above zero. */
export const among = z.strictObject({
  misura: z.string().max(60),
  ente: scopeInput.ente,
  minimo: z.number().optional(),
  massimo: z.number().optional(),
  maggiore_di: z.number().optional(),
  minore_di: z.number().optional(),
  /** Those that have none of it instead. */
  assente: z.boolean().optional(),
});
export type Among = z.infer<typeof among>;

/** Whether a comune is one of those compared, and the figures that make it so. */
export interface Filter {
  readonly measure: MeasureInfo;
  keeps(istat: string | null): boolean;
  /** The figures of the other measure, of the comuni kept. */
  figuresOf(kept: readonly (string | null)[]): Dato[];
}

/** What tells the comuni that are compared from the others, in the plan of a scope. */
export function filterOf(asked: Among, scope: Scope, context: ToolContext): Filter {
  const measure = measureCalled(asked.misura, context);
  const figures =
    measure.unit === 'testo' ? statedOf(measure, scope, context) : countedOf(asked, measure, scope, context);
  return {
    measure,
    keeps: (istat) => istat !== null && figures.has(istat) !== (asked.assente ?? false),
    figuresOf: (kept) =>
      kept.flatMap((istat) => {
        const figure = istat === null ? undefined : figures.get(istat);
        return figure ? [figure] : [];
      }),
  };
}

/** Comuni of which the plan says it in words. */
function statedOf({ id }: MeasureInfo, { document }: Scope, { plan }: ToolContext): Map<string, Dato> {
  const rows = plan.facts({ document: document.id, measures: [id] });
  return new Map(
    rows.flatMap((row) => {
      const istat = row.territory?.istat;
      return istat ? [[istat, toDato(plan, row)] as const] : [];
    }),
  );
}

/** Comuni whose figure is within the limits. */
function countedOf(asked: Among, measure: MeasureInfo, { document }: Scope, context: ToolContext) {
  const { minimo, massimo, maggiore_di: over, minore_di: under } = asked;
  const limited = [minimo, massimo, over, under].some((limit) => limit !== undefined);
  const { groups } = context.plan.groups({
    documents: [document.id],
    measure: measure.id,
    by: 'comune',
    ownerKind: asked.ente,
    min: minimo,
    max: massimo,
    over: limited ? over : 0,
    under,
    order: 'decrescente',
  });
  const listed =
    groups.length > 0
      ? []
      : listedGroups(
          context.plan,
          measure,
          { document: document.id, by: 'comune', ownerKind: asked.ente },
          { ...asked, ordine: 'decrescente' },
        );
  return new Map([
    ...groups.flatMap((group): [string, Dato][] =>
      group.istat === null ? [] : [[group.istat, groupFigure(group, measure, 'comune', context)]],
    ),
    ...listed.flatMap(({ group, figure }): [string, Dato][] =>
      group.istat === null ? [] : [[group.istat, figure()]],
    ),
  ]);
}

/** The groups that a filter keeps, ranked among themselves. */
export function keptBy<Side extends { readonly group: Group }>(sides: readonly Side[], filter: Filter) {
  const kept = sides.filter(({ group }) => filter.keeps(group.istat));
  const { groups, sum, mean } = ranked(kept.map(({ group }) => group));
  return {
    sides: kept.map((side, index): Side => ({ ...side, group: groups[index] ?? side.group })),
    sum,
    mean,
  };
}
