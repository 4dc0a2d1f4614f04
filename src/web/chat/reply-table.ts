// SPDX-License-Identifier: EUPL-1.2
import type { ReplyTable } from '../../assistant/reply.ts';
import type { Markup } from '../html.ts';
import type { Wording } from '../wording/wording.ts';
import { type Cell, renderDataTable } from './data-table.ts';
import type { FigureSource } from './figure-links.ts';
import { statusOfCell } from './figure-status.ts';

/** A reply's table; rows whose source is known say it in a column of their own. */
export function renderReplyTable(
  table: ReplyTable,
  id: string,
  words: Pick<Wording, 'table' | 'status'>,
  sourceOf: (row: readonly string[]) => FigureSource | undefined = () => undefined,
): Markup {
  const sources = table.rows.map(sourceOf);
  const sourced = sources.some((source) => source !== undefined);
  return renderDataTable(
    {
      id,
      title: table.title,
      columns: [
        ...table.columns.map((name) => ({ name })),
        ...(sourced ? [{ name: words.table.sourceColumn, fixed: true }] : []),
      ],
      rows: table.rows.map((row, index): Cell[] => [
        ...row.map((text) => ({ text, status: statusOfCell(text) })),
        ...(sourced ? [sourceCell(row, sources[index])] : []),
      ]),
    },
    words,
  );
}

function sourceCell(row: readonly string[], source: FigureSource | undefined): Cell {
  if (source === undefined) return { text: '' };
  return { text: source.name, link: source.address, label: `${source.name}: ${row[0] ?? ''}` };
}
