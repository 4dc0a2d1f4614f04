// SPDX-License-Identifier: EUPL-1.2
import type { Check } from '../../corpus/model.ts';
import { type DataTable, renderDataTable } from '../chat/data-table.ts';
import { linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { html, type Markup } from '../html.ts';
import { DOUBT, TICK, WARNING } from '../icons.ts';
import { count, type View } from '../view.ts';
import { checkAddress } from './check-address.ts';

const VERDICT_ICONS = { ok: TICK, mismatch: WARNING, scope_differs: DOUBT, not_checkable: DOUBT } as const;

/** The shape of a verdict, which says it without its colour. */
export const verdictIcon = (verdict: Check['verdict']) => VERDICT_ICONS[verdict];

/** What does not add up in sight, what does in a fold. */
export function renderCheckList(checks: readonly Check[], id: string, view: View): Markup {
  const ok = checks.filter((check) => check.verdict === 'ok');
  const others = checks.filter((check) => check.verdict !== 'ok');
  return html`${others.length > 0 && renderChecks(others, id, view)}${
    ok.length > 0 &&
    html`<details class="piega"><summary>${view.words.plans.okChecks(count(view, ok.length))}</summary>${renderChecks(ok, `${id}-ok`, view)}</details>`
  }`;
}

/** Checks as a table: verdict with its shape, what it means, the lines. */
export function renderChecks(checks: readonly Check[], id: string, view: View): Markup {
  const { words } = view;
  const table: DataTable = {
    id,
    title: words.plans.checks,
    columns: [
      { name: words.plans.check },
      { name: words.plans.verdict },
      { name: words.plans.meaning },
      { name: words.table.sourceColumn, fixed: true },
    ],
    rows: checks.map((check) => {
      const lines = nameRanges([check.lines], words.lines);
      const verdict = words.plans.verdicts[check.verdict];
      return [
        { text: check.title, link: checkAddress(check.id) },
        {
          text: verdict,
          beside: html`<span class="verdetto verdetto-${check.verdict}">${verdictIcon(check.verdict)}</span>`,
        },
        { text: check.note },
        { text: lines, link: linesAddress(check.document, [check.lines]), label: `${lines}: ${check.title}` },
      ];
    }),
  };
  return html`<div class="verifiche" lang="it">${renderDataTable(table, words)}</div>`;
}
