// SPDX-License-Identifier: EUPL-1.2
import type { ReplyTable } from '../../assistant/reply.ts';
import type { Markup } from '../html.ts';
import type { Wording } from '../wording/wording.ts';
import { type Cell, LONGEST_FIGURE, renderDataTable } from './data-table.ts';
import type { FigureSource, SourceOf } from './figure-sources.ts';
import { statusOfCell } from './figure-status.ts';

type Words = Pick<Wording, 'table' | 'status' | 'answer'>;

/** A reply's table: each figure leads to its source, and a column names the source of a row that has one only. */
export function renderReplyTable(table: ReplyTable, id: string, words: Words, sourceOf: SourceOf): Markup {
  const sources = table.facts.map((row) => row.map((fact) => (fact === null ? undefined : sourceOf(fact))));
  const ofRows = sources.map(onlySource);
  const sourced = ofRows.some((source) => source !== undefined);
  return renderDataTable(
    {
      id,
      title: table.title,
      columns: [
        ...table.columns.map((name) => ({ name })),
        ...(sourced ? [{ name: words.table.sourceColumn, fixed: true }] : []),
      ],
      rows: table.rows.map((row, index): Cell[] => [
        ...row.map((text, column) => figureCell(text, sources[index]?.[column], words)),
        ...(sourced ? [sourceCell(row, ofRows[index])] : []),
      ]),
    },
    words,
  );
}

function figureCell(text: string, source: FigureSource | undefined, words: Words): Cell {
  const status = statusOfCell(text);
  // A sentence in a cell is no figure: its row's source says where it stands.
  if (source === undefined || text === '' || text.length > LONGEST_FIGURE) return { text, status };
  return { text, status, link: source.address, label: words.answer.figureSource(text, source.name) };
}

function sourceCell(row: readonly string[], source: FigureSource | undefined): Cell {
  if (source === undefined) return { text: '' };
  return { text: source.name, link: source.address, label: `${source.name}: ${row[0] ?? ''}` };
}

function onlySource(sources: readonly (FigureSource | undefined)[]): FigureSource | undefined {
  const found = sources.filter((source) => source !== undefined);
  const [first] = found;
  return found.every(({ address }) => address === first?.address) ? first : undefined;
}
