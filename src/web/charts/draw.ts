// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from '../html.ts';
import type { Wording } from '../wording/wording.ts';
import type { Bar, Chart } from './chart.ts';

/** Bars in sight; the others are in the table. */
const MOST_BARS = 12;
const ROW = 48;
const PARTS_HEIGHT = 32;
/** Parts that have a fill of their own. */
const FILLS = 6;

/**
 * A chart as SVG at any width: each value is written beside its bar, and the description says them all. Null where
 * there is nothing to see.
 */
export function drawChart(chart: Chart, id: string, words: Wording['answer']): Markup | null {
  const bars = chart.bars.slice(0, MOST_BARS);
  const most = Math.max(...bars.map(({ value }) => value));
  if (bars.length === 0 || most <= 0) return null;
  const said = words.chartSaid(bars.map(({ label, shown }) => `${label} ${shown}`).join('; '));
  const more = chart.bars.length > bars.length && words.firstOf(bars.length, chart.bars.length);
  const height = chart.kind === 'parts' ? PARTS_HEIGHT : bars.length * ROW;
  return html`<figure class="grafico">
<figcaption>${chart.title}${more}</figcaption>
<svg role="img" aria-labelledby="${id}-t ${id}-d" width="100%" height="${height}" focusable="false">
<title id="${id}-t">${chart.title}</title>
<desc id="${id}-d">${said} ${words.chartHelp}</desc>
${chart.kind === 'parts' ? wholeBar(bars) : bars.map((bar, index) => row(bar, index, most))}
</svg>
${chart.kind === 'parts' && key(bars)}
${chart.note !== undefined && html`<p class="nota">${chart.note}</p>`}
</figure>`;
}

function row({ label, value, shown }: Bar, index: number, most: number): Markup {
  const top = index * ROW;
  return html`<text class="nome-barra" x="0" y="${top + 18}">${label}</text>
<text class="valore-barra" x="100%" y="${top + 18}" text-anchor="end">${shown}</text>
<rect class="fondo-barra" x="0" y="${top + 26}" width="100%" height="12" rx="2"/>
<rect class="barra" x="0" y="${top + 26}" width="${percent(value, most)}" height="12" rx="2"/>`;
}

function wholeBar(bars: readonly Bar[]): readonly Markup[] {
  const total = bars.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  return bars.map(({ value }, index) => {
    const drawn = html`<rect class="parte parte-${(index % FILLS) + 1}" x="${percent(before, total)}" y="0" width="${percent(value, total)}" height="${PARTS_HEIGHT}"/>`;
    before += value;
    return drawn;
  });
}

/** The parts in words, each with the fill that it has in the bar; hidden from speech, which has the description. */
function key(bars: readonly Bar[]): Markup {
  return html`<ul class="parti" aria-hidden="true">${bars.map(
    ({ label, shown }, index) =>
      html`<li><svg width="16" height="16" focusable="false"><rect class="parte parte-${(index % FILLS) + 1}" width="16" height="16"/></svg><span>${label}</span> <strong>${shown}</strong></li>`,
  )}</ul>`;
}

function percent(part: number, whole: number): string {
  return `${Math.max(0, (100 * part) / whole).toFixed(2)}%`;
}
