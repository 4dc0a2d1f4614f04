// SPDX-License-Identifier: EUPL-1.2
import type { DocumentReading } from '../../src/corpus/read-document.ts';

/** Changes a stretch of lines (1-based, both included), line by line; null drops one. */
export function edit(
  lines: readonly string[],
  first: number,
  last: number,
  change: (line: string) => string | null,
): string[] {
  return lines.flatMap((line, index) => {
    if (index + 1 < first || index + 1 > last) return [line];
    const changed = change(line);
    return changed === null ? [] : [changed];
  });
}

/** Puts lines before one (1-based). */
export function insert(lines: readonly string[], before: number, added: readonly string[]): string[] {
  return [...lines.slice(0, before - 1), ...added, ...lines.slice(before - 1)];
}

/** Exchanges two cells of a line with tabs. */
export const swapCells = (first: number, second: number) => (line: string) => {
  const cells = line.split('\t');
  [cells[first], cells[second]] = [cells[second] ?? '', cells[first] ?? ''];
  return cells.join('\t');
};

/** A reading's figures of a table: id without the document, value and status. The order of the rows does not matter. */
export function figures(reading: DocumentReading, table: string) {
  return reading.facts
    .filter((fact) => fact.table === table)
    .map((fact) => `${fact.id.split('/').slice(2).join('/')} = ${fact.value} (${fact.status})`)
    .sort();
}

export function findings(reading: DocumentReading, table: string) {
  return reading.checks
    .filter((check) => check.id.includes(`/verifica/${table}/`) && check.verdict !== 'ok')
    .map((check) => check.title);
}
