// SPDX-License-Identifier: EUPL-1.2
import type { StatementLayout } from './layout.ts';
import type { Fact } from './model.ts';
import { slug } from './slug.ts';
import { squeeze } from './source-text.ts';
import { type ReadingContext, unitOf } from './table-context.ts';

/** Lines after the opening in which the list of names may go on. */
const REACH = 10;

/**
 * Reads what a plan says in words about comuni: an opening ("hanno delegato ALER …") and, in parentheses or in the lines
 * after it, the names. Only names that are comuni become facts.
 */
export function readStatement(context: ReadingContext, layout: StatementLayout): Fact[] {
  const openings = layout.opening.map(squeeze);
  const index = context.source.lines.findIndex((line) =>
    openings.some((opening) => squeeze(line).includes(opening)),
  );
  if (index < 0) return [];
  const opening = context.source.lines[index] ?? '';
  const facts: Fact[] = [];
  const take = (line: number, names: readonly string[]) => {
    for (const name of names) {
      const territory = context.names.territory(name);
      if (territory.kind !== 'comune' || territory.istat === null) continue;
      facts.push({
        id: `${context.manifest.id}/${layout.id}/${slug(territory.name)}/${layout.measure}`,
        document: context.manifest.id,
        table: layout.id,
        measure: layout.measure,
        owner: null,
        territory,
        year: context.manifest.year,
        value: opening.trim(),
        unit: unitOf(context, layout.measure),
        status: 'declared',
        lines: [index + 1, line],
        raw: line === index + 1 ? opening : `${opening}\n${context.source.lines[line - 1] ?? ''}`,
        total: false,
      });
    }
  };

  const inParentheses = [...opening.matchAll(/\(([^()]*,[^()]*)\)/g)].map((match) => match[1] ?? '');
  for (const list of inParentheses) take(index + 1, split(list));
  if (facts.length > 0) return facts;

  for (let line = index + 2; line <= index + 1 + REACH; line++) {
    const names = split(context.source.lines[line - 1] ?? '');
    const comuni = names.filter((name) => context.names.territory(name).istat !== null);
    if (names.length > 1 && comuni.length * 2 >= names.length) take(line, comuni);
    else if (facts.length > 0 && names.length > 0) break;
  }
  return facts;
}

function split(list: string): string[] {
  return list
    .split(/[,;]/)
    .map((name) => name.replace(/\.\s*$/, '').trim())
    .filter((name) => name.length > 2);
}
