// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyFact, ReplyTable } from '../../assistant/reply.ts';
import { formatNumber } from '../../italian/numbers.ts';
import { shownFact } from '../chat/figure-links.ts';
import type { Wording } from '../wording/wording.ts';
import type { Bar, Chart } from './chart.ts';

/** Charts that one reply may carry: more are a page of their own. */
const MOST_CHARTS = 2;

/**
 * The charts of a reply: its own; else those that its tables and facts make, where people would rather look than read:
 * comuni compared, the same place in several plans, the parts of a total.
 */
export function chartsOfReply(reply: Reply, words: Wording['answer']): readonly Chart[] {
  const own = reply.charts.flatMap((chart) =>
    chart.series.map(
      (series): Chart => ({
        kind: 'bars',
        title: chart.series.length > 1 ? `${chart.title}: ${series.name}` : chart.title,
        columns: [series.name, chart.title],
        bars: series.points.map(({ label, value }) => ({ label, value, shown: formatNumber(value) })),
      }),
    ),
  );
  if (own.length > 0) return own;
  const ranked = reply.tables.flatMap((table) => rankedBars(table) ?? []);
  const compared =
    ranked.length > 0
      ? ranked
      : [...placesCompared(reply.facts, words), ...plansCompared(reply.facts, words)];
  const charts =
    compared.length > 0 ? compared : reply.tables.flatMap((table) => partsOfTotals(table, words));
  return charts.slice(0, MOST_CHARTS);
}

/** A table of names and numbers: two columns, the second all numbers, three rows or more. */
function rankedBars(table: ReplyTable): Chart | null {
  if (table.columns.length !== 2 || table.rows.length < 3) return null;
  const bars = table.rows.map(
    ([label = '', shown = '']): Bar => ({ label, value: numberIn(shown) ?? Number.NaN, shown }),
  );
  return bars.every(({ value }) => Number.isFinite(value))
    ? { kind: 'bars', title: table.title, bars }
    : null;
}

/** One measure of one plan at two places or more: of several figures of a place, the one for all owners. */
function placesCompared(facts: readonly ReplyFact[], words: Wording['answer']): readonly Chart[] {
  return grouped(facts, (fact) => `${fact.measure} ${fact.document}`).flatMap((group) => {
    const byPlace = new Map<string, ReplyFact>();
    for (const fact of group) {
      const place = fact.place ?? '';
      const known = byPlace.get(place);
      // Whole before part: a sum over owners is the place's figure.
      if (known === undefined || (known.owner !== null && fact.owner === null)) byPlace.set(place, fact);
    }
    const [first] = group;
    if (byPlace.size < 2 || first === undefined) return [];
    return {
      kind: 'bars',
      title: words.compared(first.label),
      columns: [words.placeColumn, first.label],
      bars: barsOf([...byPlace], ([place]) => place),
    };
  });
}

/** One measure at one place, of one owner, in two plans or more. */
function plansCompared(facts: readonly ReplyFact[], words: Wording['answer']): readonly Chart[] {
  return grouped(facts, (fact) => `${fact.measure} ${fact.place} ${fact.owner}`).flatMap((group) => {
    const byYear = new Map(
      [...group].sort((a, b) => a.year - b.year).map((fact) => [String(fact.year), fact]),
    );
    const documents = new Set(group.map((fact) => fact.document));
    const [first] = group;
    if (byYear.size < 2 || documents.size < 2 || first === undefined) return [];
    return {
      kind: 'bars',
      title: words.years(first.label, first.place ?? ''),
      columns: [words.yearColumn, first.label],
      bars: barsOf([...byYear], ([year]) => words.planOf(year)),
      note: words.definitionsDiffer,
    };
  });
}

/** Rows of a total and its parts that are drawn; of more, one or another would be drawn by chance. */
const MOST_TOTALS = 4;

/** Rows whose figures add up to their last one, with two parts or more to see. */
function partsOfTotals(table: ReplyTable, words: Wording['answer']): readonly Chart[] {
  if (table.rows.length > MOST_TOTALS) return [];
  return table.rows.flatMap((row): Chart[] => {
    const figures = row.map((cell) => numberIn(cell));
    const total = figures.at(-1);
    const parts = row.slice(0, -1).flatMap((shown, column): Bar[] => {
      const value = figures[column];
      return value === null || value === undefined || value <= 0
        ? []
        : [{ label: table.columns[column] ?? '', value, shown }];
    });
    const sum = parts.reduce((all, { value }) => all + value, 0);
    if (parts.length < 2 || typeof total !== 'number' || Math.abs(sum - total) > 0.005) return [];
    const names = row.filter((cell, column) => figures[column] === null && cell !== '');
    // "Comune di Cremona" says "Cremona" already.
    const whole = names.filter((name) => !names.some((other) => other !== name && other.includes(name)));
    return [
      {
        kind: 'parts',
        title: words.parts([...new Set(whole)].join(', '), row.at(-1) ?? ''),
        bars: parts,
      },
    ];
  });
}

function barsOf(
  entries: readonly (readonly [string, ReplyFact])[],
  labelOf: (entry: readonly [string, ReplyFact]) => string,
): readonly Bar[] {
  return entries.flatMap((entry) => {
    const [, fact] = entry;
    return typeof fact.value === 'number'
      ? [{ label: labelOf(entry), value: fact.value, shown: shownFact(fact) ?? '', fact }]
      : [];
  });
}

/** Facts with a number and a place, by a key, in the order of the reply. */
function grouped(
  facts: readonly ReplyFact[],
  keyOf: (fact: ReplyFact) => string,
): readonly (readonly ReplyFact[])[] {
  const groups = new Map<string, ReplyFact[]>();
  for (const fact of facts) {
    if (typeof fact.value !== 'number' || fact.place === null) continue;
    const key = keyOf(fact);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()];
}

function numberIn(cell: string): number | null {
  const digits = /^(\d[\d.]*(?:,\d+)?)\s*[€%]?$/.exec(cell.trim())?.[1];
  return digits === undefined ? null : Number(digits.replaceAll('.', '').replace(',', '.'));
}
