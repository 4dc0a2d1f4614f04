// SPDX-License-Identifier: EUPL-1.2
import type { FactRow } from '../../plan/plan.ts';
import { type Cell, LONGEST_FIGURE, renderDataTable } from '../chat/data-table.ts';
import { linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { factAddress, factLabel, shownValue } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';

/** A table of the plan, with the rows as the document orders them. */
interface PlanTable {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly FactRow[];
}

/** The figures of a plan by table, named by the section that each stands in. */
export function tablesOf(facts: readonly FactRow[], view: View): readonly PlanTable[] {
  const byTable = new Map<string, FactRow[]>();
  for (const fact of facts) {
    const known = byTable.get(fact.table);
    if (known) known.push(fact);
    else byTable.set(fact.table, [fact]);
  }
  const tables: PlanTable[] = [];
  const told = new Map<string, FactRow[]>();
  for (const [id, rows] of byTable) {
    const [first] = rows;
    const section = first && view.plan.sectionAt(first.document, first.lines[0]);
    const title = section?.title ?? id;
    const sentence = rows.every((row) => row.lines[0] === first?.lines[0]);
    // Figures that a section tells in sentences are a table together, not one each.
    const known = sentence ? told.get(title) : undefined;
    if (known) known.push(...rows);
    else {
      const own = [...rows];
      tables.push({ id, title, facts: own });
      if (sentence) told.set(title, own);
    }
  }
  return tables;
}

/** A table of a plan as it is read: a row for each owner and territory, a column for each measure, every cell a link. */
export function renderPlanTable(table: PlanTable, view: View): Markup {
  const { words } = view;
  const measures = [...new Map(table.facts.map((fact) => [factLabel(fact), fact.measure])).keys()];
  const rows = new Map<string, FactRow[]>();
  for (const fact of table.facts) {
    const row = `${fact.lines[0]} ${fact.territory?.name ?? ''} ${fact.owner?.name ?? ''}`;
    let key = row;
    // Two figures of one name in one row of the document: each has a row of its own here.
    for (let more = 2; rows.get(key)?.some((one) => factLabel(one) === factLabel(fact)); more += 1) {
      key = `${row} ${more}`;
    }
    rows.set(key, [...(rows.get(key) ?? []), fact]);
  }
  const owned = table.facts.some((fact) => fact.owner !== null);
  return renderDataTable(
    {
      id: `tabella-${table.id}`,
      title: table.title,
      columns: [
        { name: words.plans.territory },
        ...(owned ? [{ name: words.plans.owner }] : []),
        ...measures.map((name) => ({ name })),
        { name: words.table.sourceColumn, fixed: true },
      ],
      rows: [...rows.values()].map((facts) => planRow(facts, measures, owned, view)),
    },
    words,
  );
}

function planRow(
  facts: readonly FactRow[],
  measures: readonly string[],
  owned: boolean,
  view: View,
): readonly Cell[] {
  const { words } = view;
  const [first] = facts;
  if (first === undefined) return [];
  const place = first.territory?.name ?? first.owner?.name ?? '';
  const lines = nameRanges([first.lines], words.lines);
  return [
    {
      text: first.total ? `${place} (${words.plans.total})` : place,
      ...(first.territory?.istat && { link: `/comuni/${first.territory.istat}` }),
    },
    ...(owned ? [{ text: first.owner?.name ?? '' }] : []),
    ...measures.map((name): Cell => {
      const fact = facts.find((one) => factLabel(one) === name);
      return fact === undefined ? { text: '' } : figureCell(fact, view);
    }),
    { text: lines, link: linesAddress(first.document, [first.lines]), label: `${lines}: ${place}` },
  ];
}

/** A figure in a table: its value leads to its own page; a text stands as it is, with the way there beside it. */
export function figureCell(fact: FactRow, view: View): Cell {
  const text = shownValue(fact, view);
  const link = factAddress(fact.id);
  const label = `${text}: ${factLabel(fact)}, ${fact.territory?.name ?? fact.owner?.name ?? fact.year}`;
  if (text.length <= LONGEST_FIGURE) return { text, status: fact.status, link, label };
  const { details } = view.words.facts;
  const beside = html`<a href="${link}" aria-label="${details}: ${factLabel(fact)}">${details}</a>`;
  return { text, status: fact.status, beside };
}

/** Tables in folds, each with the count of its rows; the first is open. */
export function renderFolded(tables: readonly PlanTable[], view: View): Markup {
  return html`${tables.map((table) => {
    const rows = new Set(table.facts.map((fact) => fact.lines[0])).size;
    return html`<details class="piega" id="${table.id}"><summary><span lang="it">${table.title}</span> <small>${view.words.plans.rows(rows)}</small></summary>
<div lang="it">${renderPlanTable(table, view)}</div></details>`;
  })}`;
}
