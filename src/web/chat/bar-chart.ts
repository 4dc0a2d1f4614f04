// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyTable } from '../../assistant/reply.ts';
import { formatNumber } from '../../italian/numbers.ts';
import { html, type Markup } from '../html.ts';

type Chart = Reply['charts'][number];

interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as the table writes it. */
  readonly shown: string;
}

/** Bars in sight; the others are in the table. */
const MOST_BARS = 12;
const ROW = 48;

/**
 * The charts of a reply; where it has none, one for each table of a name and a number, from three rows. Each value is
 * written beside its bar, and the table under it says the same.
 */
export function renderCharts(reply: Reply, number: number): readonly (Markup | null)[] {
  if (reply.charts.length > 0) {
    return reply.charts.flatMap((chart, index) =>
      chart.series.map((series, part) =>
        draw(titleOf(chart, series.name), series.points.map(barOf), `grafico-${number}-${index}-${part}`),
      ),
    );
  }
  return reply.tables.map((table, index) => {
    const bars = barsOf(table);
    return bars && draw(table.title, bars, `grafico-${number}-${index}`);
  });
}

function titleOf(chart: Chart, series: string): string {
  return chart.series.length > 1 ? `${chart.title}: ${series}` : chart.title;
}

const barOf = ({ label, value }: { label: string; value: number }): Bar => ({
  label,
  value,
  shown: formatNumber(value),
});

/** A table as bars: two columns, the second all numbers, three rows or more. */
function barsOf(table: ReplyTable): readonly Bar[] | null {
  if (table.columns.length !== 2 || table.rows.length < 3) return null;
  const bars = table.rows.map(([label = '', shown = '']): Bar => {
    const digits = /^(\d[\d.]*(?:,\d+)?)\s*[€%]?$/.exec(shown.trim())?.[1];
    const value = Number(digits?.replaceAll('.', '').replace(',', '.'));
    return { label, value, shown };
  });
  return bars.every(({ value }) => Number.isFinite(value)) ? bars : null;
}

function draw(title: string, all: readonly Bar[], id: string): Markup | null {
  const bars = all.slice(0, MOST_BARS);
  const most = Math.max(...bars.map(({ value }) => value));
  const [first] = bars;
  if (first === undefined || most <= 0) return null;
  const described = bars.map(({ label, shown }) => `${label} ${shown}`).join('; ');
  return html`<figure class="grafico">
<svg role="img" aria-labelledby="${id}-t ${id}-d" width="100%" height="${bars.length * ROW}" focusable="false">
<title id="${id}-t">${title}</title>
<desc id="${id}-d">Grafico a barre. ${described}. Gli stessi dati sono nella tabella che segue.</desc>
${bars.map(
  (
    { label, value, shown },
    index,
  ) => html`<text class="nome-barra" x="0" y="${index * ROW + 18}">${label}</text>
<text class="valore-barra" x="100%" y="${index * ROW + 18}" text-anchor="end">${shown}</text>
<rect class="fondo-barra" x="0" y="${index * ROW + 26}" width="100%" height="10" rx="2"/>
<rect class="barra" x="0" y="${index * ROW + 26}" width="${Math.max(0, (100 * value) / most).toFixed(2)}%" height="10" rx="2"/>`,
)}
</svg>
<figcaption>${title}${all.length > bars.length && `: i primi ${bars.length} di ${all.length}`}. Gli stessi dati sono in tabella.</figcaption>
</figure>`;
}
