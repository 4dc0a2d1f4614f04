// SPDX-License-Identifier: EUPL-1.2
import type { DwellingRow } from '../../plan/plan.ts';
import { renderDataTable } from '../chat/data-table.ts';
import { linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';

/** Dwellings listed one by one; with the comune where they are of several. */
export function renderDwellings(
  dwellings: readonly DwellingRow[],
  { id, title, comune }: { readonly id: string; readonly title: string; readonly comune: boolean },
  view: View,
): Markup {
  const { words } = view;
  const names = words.comuni.dwellingColumns;
  const table = renderDataTable(
    {
      id,
      title,
      columns: [
        { name: names.id, code: true },
        ...(comune ? [{ name: words.plans.comune }] : []),
        { name: names.ui, code: true },
        { name: names.owner },
        { name: names.service },
        { name: names.state },
        { name: names.vacancy },
        { name: names.source, fixed: true },
      ],
      rows: dwellings.map((dwelling) => {
        const lines = nameRanges([dwelling.lines], words.lines);
        return [
          {
            text: dwelling.idAlloggio ?? words.status.empty,
            status: dwelling.idAlloggio === null ? dwelling.status : 'declared',
          },
          ...(comune ? [{ text: dwelling.comune.name }] : []),
          { text: dwelling.ui ?? '' },
          { text: dwelling.owner.name },
          { text: dwelling.service ?? '' },
          { text: dwelling.state },
          { text: dwelling.vacancy ?? '' },
          {
            text: lines,
            link: linesAddress(dwelling.document, [dwelling.lines]),
            label: `${lines}: ${dwelling.idAlloggio ?? dwelling.comune.name}`,
          },
        ];
      }),
    },
    words,
  );
  return html`<div lang="it">${table}</div>`;
}
