// SPDX-License-Identifier: EUPL-1.2
import type { StatementLayout } from './layout-prose.ts';
import type { Fact } from './model.ts';
import { noteName } from './place-names.ts';
import { slug } from './slug.ts';
import { squeeze } from './source-text.ts';
import { finding, type ReadingContext, type TableReading, unitOf } from './table-context.ts';

/** Lines of prose after the opening in which the list of names may begin. */
const REACH = 6;
/** A name to a line, numbered: "13. Piadena Drizzona". */
const NUMBERED = /^\s*\d+[.)]\s+(\p{L}[^.;:]*?)\s*$/u;

/**
 * Reads what a plan says in words about comuni: an opening ("hanno delegato ALER …") and, in parentheses or in the lines
 * after it, the names. Only names that are comuni become facts.
 */
export function readStatement(context: ReadingContext, layout: StatementLayout): TableReading {
  const reading: TableReading = { facts: [], dwellings: [], findings: [] };
  const openings = layout.opening.map(squeeze);
  const { lines } = context.source;
  const index = lines.findIndex((line) => openings.some((opening) => squeeze(line).includes(opening)));
  if (index < 0) {
    reading.findings.push(
      finding(
        context,
        layout.id,
        1,
        `Elenco non trovato: ${layout.id}`,
        `Nel documento non c'è la frase attesa («${layout.opening[0]}…»): nessun comune è stato letto.`,
      ),
    );
    return reading;
  }
  const opening = lines[index] ?? '';
  const take = (line: number, names: readonly string[]) => {
    for (const name of names) {
      const territory = context.names.territory(name);
      if (territory.kind !== 'comune' || territory.istat === null) continue;
      noteName(context, reading, layout.id, line, territory);
      // Said twice, or under two spellings, it is said once.
      if (reading.facts.some((fact) => fact.territory?.istat === territory.istat)) continue;
      reading.facts.push({
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
        raw: line === index + 1 ? opening : `${opening}\n${lines[line - 1] ?? ''}`,
        total: false,
        restates: false,
        detail: null,
      } satisfies Fact);
    }
  };

  const inParentheses = [...opening.matchAll(/\(([^()]*,[^()]*)\)/g)].map((match) => match[1] ?? '');
  for (const list of inParentheses) take(index + 1, split(list));
  if (reading.facts.length > 0) return reading;

  let prose = 0;
  for (let line = index + 2; line <= lines.length && prose < REACH; line++) {
    const text = lines[line - 1] ?? '';
    if (text.trim() === '') continue;
    const numbered = NUMBERED.exec(text)?.[1];
    const names = numbered === undefined ? split(text) : [numbered];
    const comuni = names.filter((name) => context.names.territory(name).istat !== null);
    if ((numbered !== undefined || names.length > 1) && comuni.length * 2 >= names.length) take(line, comuni);
    else if (reading.facts.length > 0) break;
    else prose++;
  }
  return reading;
}

function split(list: string): string[] {
  return list
    .split(/[,;]/)
    .map((name) => name.replace(/\.\s*$/, '').trim())
    .filter((name) => name.length > 2);
}
