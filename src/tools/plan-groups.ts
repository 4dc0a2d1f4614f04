// SPDX-License-Identifier: EUPL-1.2
import { ranked } from '../plan/groups.ts';
import type { DocumentInfo, Group, MeasureInfo } from '../plan/plan.ts';
import type { Dato } from './rows.ts';
import type { Scope } from './scope.ts';
import { singleFigure } from './single-figure.ts';
import type { ToolContext } from './tool.ts';

/** The figure that each plan gives of a place as one group, by the plan's title or by its ambito's name. */
export function planGroups(
  documents: readonly DocumentInfo[],
  question: {
    readonly by: 'piano' | 'ambito';
    readonly measure: MeasureInfo;
    readonly ente: 'comune' | 'aler' | undefined;
    /** The place in each plan; null for the whole ambito of the plan. */
    readonly scope: Scope | null;
    readonly order: 'crescente' | 'decrescente';
  },
  { plan, gazetteer }: ToolContext,
): { groups: readonly Group[]; figures: ReadonlyMap<Group, Dato> } {
  const found = documents.flatMap((document) => {
    const ambito = gazetteer.ambito(document.ambito);
    if (!ambito) return [];
    const place = { tipo: 'ambito', nome: ambito.nome, istat: null };
    const whole: Scope = { document, ambito, comune: null, area: null, newer: null, place, key: 'ambito' };
    const scope = question.scope ? { ...question.scope, document } : whole;
    const { dato } = singleFigure(plan, scope, question.measure, question.ente);
    if (dato === null || typeof dato.valore !== 'number') return [];
    return [{ name: question.by === 'ambito' ? ambito.nome : document.title, dato, value: dato.valore }];
  });
  const sign = question.order === 'crescente' ? 1 : -1;
  found.sort((a, b) => sign * (a.value - b.value) || a.name.localeCompare(b.name));
  const { groups } = ranked(
    found.map(({ name, dato, value }) => ({
      name,
      istat: null,
      document: dato.fonte.documento,
      value,
      operands: dato.operandi ?? [dato.id],
      lines: dato.fonte.righe,
    })),
  );
  const figures = new Map<Group, Dato>();
  for (const [index, { name, dato }] of found.entries()) {
    const group = groups[index];
    if (group) figures.set(group, { ...dato, gruppo_di: name });
  }
  return { groups, figures };
}
