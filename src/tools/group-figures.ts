// SPDX-License-Identifier: EUPL-1.2
import type { z } from 'zod';
import { fold } from '../italian/fold.ts';
import type { Group, MeasureInfo } from '../plan/plan.ts';
import { type dato, type luogo, toFonte } from './rows.ts';
import type { ToolContext } from './tool.ts';

/** The figure of a group: the sum of its rows, at the line of the total that the plan prints for them where it prints one. */
export function groupFigure(group: Group, measure: MeasureInfo, by: string, { plan }: ToolContext) {
  const printed = by === 'aggregazione' ? printedTotal(group, measure, plan) : undefined;
  const first = printed ?? plan.fact(group.operands[0] ?? '');
  const fonte = first
    ? toFonte(plan, first)
    : toFonte(plan, { document: group.document, lines: group.lines, raw: '' });
  return {
    id: `${group.document}/calcolo/gruppo-${by}/${fold(group.name).replaceAll(/[^a-z0-9]+/g, '-')}/${measure.id}`,
    misura: measure.id,
    etichetta: measure.label,
    valore: group.value,
    unita: measure.unit,
    stato: 'declared',
    ente: by === 'ente' ? group.name : null,
    luogo: by === 'comune' ? { tipo: 'comune', nome: group.name, istat: group.istat } : null,
    anno: first?.year ?? 0,
    ...(by === 'comune' || by === 'ente' ? {} : { gruppo_di: group.name }),
    operazione: 'somma',
    operandi: [...group.operands],
    fonte,
  };
}

/** The rows that a group rests on: the total that the plan prints for it first. */
export function rowsOf(group: Group, measure: MeasureInfo, by: string, { plan }: ToolContext) {
  const printed = by === 'aggregazione' ? printedTotal(group, measure, plan) : undefined;
  const added = group.operands.map((id) => plan.fact(id) ?? plan.dwelling(id));
  return [printed, ...added].filter((fact) => fact !== undefined);
}

/** What the plan itself prints for an area, where its comuni's rows bear it out. */
const printedTotal = (group: Group, measure: MeasureInfo, plan: ToolContext['plan']) =>
  plan
    .facts({ document: group.document, measures: [measure.id], territoryName: group.name })
    .find(({ id, value }) => value === group.value && !group.operands.includes(id));

/** A figure on all groups together, which rests on their rows. */
export function computedFigure(
  what: { operazione: string; etichetta: string; valore: number; unita: string },
  groups: readonly Group[],
  measure: MeasureInfo,
  of: { document: string; year: number; place: z.infer<typeof luogo>; key: string },
  { plan }: ToolContext,
): z.infer<typeof dato> {
  const [first] = groups;
  const [operand = ''] = first?.operands ?? [];
  const row = plan.fact(operand) ?? plan.dwelling(operand);
  return {
    id: `${of.document}/calcolo/${what.operazione}-gruppi/${of.key}/${measure.id}`,
    misura: measure.id,
    etichetta: what.etichetta,
    valore: what.valore,
    unita: what.unita,
    stato: 'declared',
    ente: null,
    luogo: of.place,
    anno: of.year,
    operazione: what.operazione,
    operandi: groups.flatMap((group) => [...group.operands]),
    fonte: row
      ? toFonte(plan, row)
      : {
          documento: first?.document ?? of.document,
          sezione: '',
          righe: [...(first?.lines ?? [1, 1])],
          testo: '',
        },
  };
}
