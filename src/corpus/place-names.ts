// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import type { Check, Territory } from './model.ts';
import { cellOf } from './row-parts.ts';
import { squeeze } from './source-text.ts';
import { finding, type ReadingContext, type TableReading } from './table-context.ts';
import type { LocatedTable } from './table-finder.ts';
import { tableRows } from './table-rows.ts';

/**
 * Names the place of a table's rows from their cells for place and owner. A comune of another ambito is taken for the one it
 * was printed for, where the other rows of the table leave only one.
 */
export function tablePlaces(context: ReadingContext, table: LocatedTable) {
  const { names } = context;
  const kind = table.layout.territory_kind;
  const plain = (cell: string | null, owner: string | null): Territory => {
    if (cell !== null && (cell !== '' || owner === null)) {
      return kind === 'sub_ambito' && cell !== ''
        ? { kind, name: cell, istat: null, raw: cell }
        : names.territory(cell);
    }
    // A table without a column for the place: a comune owns on its own territory, ALER in the whole ambito.
    if (owner === null || names.owner(owner, null)?.kind !== 'comune') return names.ambito;
    return { ...names.territory(owner.replace(/^\s*comune\s+di\s+/i, '')), raw: owner };
  };
  const present = new Set<string>();
  for (const { cells } of tableRows(context, table)) {
    if (!cells) continue;
    const { istat } = plain(cellOf(table, cells, 'territory'), cellOf(table, cells, 'owner'));
    if (istat !== null) present.add(istat);
  }
  return (cell: string | null, owner: string | null) => names.meant(plain(cell, owner), present);
}

/** A name that is damaged, out of place or unknown is a finding: what is printed stays beside what is meant. */
export function noteName(
  context: ReadingContext,
  reading: Pick<TableReading, 'findings'>,
  table: string,
  line: number,
  territory: Territory,
): void {
  const noted = nameFinding(context, table, line, territory);
  if (noted) reading.findings.push(noted);
}

function nameFinding(
  context: ReadingContext,
  table: string,
  line: number,
  territory: Territory,
): Check | null {
  if (territory.kind !== 'comune') return null;
  const { raw, name, doubt } = territory;
  if (!doubt) {
    return dividedElsewhere(raw, name)
      ? finding(
          context,
          table,
          line,
          `Nome di comune con l'apostrofo fuori posto: «${raw}»`,
          `Alla riga ${line} il documento scrive «${raw}»: si intende ${name}.`,
        )
      : null;
  }
  if (territory.istat === null) {
    return finding(
      context,
      table,
      line,
      `Nome di comune non riconosciuto: «${raw}»`,
      `Alla riga ${line} il nome «${raw}» non indica con certezza un comune (${doubt.reason}): le sue cifre non sono attribuite a nessun comune.`,
    );
  }
  if (doubt.reason.includes("non è un comune dell'ambito")) {
    return finding(
      context,
      table,
      line,
      `Comune di un altro ambito: «${raw}»`,
      `Alla riga ${line} il documento scrive «${raw}»: ${doubt.reason}.`,
      'mismatch',
    );
  }
  return finding(
    context,
    table,
    line,
    `Nome di comune scritto in altro modo: «${raw}»`,
    `Alla riga ${line} il documento scrive «${raw}»: si intende ${name}.`,
  );
}

/** "Persico d'Osimo" for Persico Dosimo: the same letters, with an apostrophe that makes other words of them. */
function dividedElsewhere(raw: string, name: string): boolean {
  const printed = raw.replace(/^\s*comune\s+di\s+/i, '');
  const parts = (text: string) => words(text).map((word) => word.text);
  return (
    /['’]/.test(printed) &&
    squeeze(printed) === squeeze(name) &&
    parts(printed).join(' ') !== parts(name).join(' ')
  );
}
