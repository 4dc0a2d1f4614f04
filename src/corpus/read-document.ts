// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../places/model.ts';
import { checkBalance } from './check-balances.ts';
import { checkFootnotes } from './check-footnotes.ts';
import { checkGroups } from './check-groups.ts';
import { checkNorms, type Norms } from './check-norms.ts';
import { checkProvinces } from './check-provinces.ts';
import { checkAgreement, checkParts, checkTotals } from './checks.ts';
import { pageFurniture } from './furniture.ts';
import type { CellWords, Layout, Measure, TableLayout } from './layout.ts';
import type { Check, Dwelling, Fact, Manifest, Section } from './model.ts';
import { createNameReader } from './owner.ts';
import { paragraphs } from './paragraphs.ts';
import { findPassages, type Passage } from './passages.ts';
import { readDwellingRows } from './read-dwelling-rows.ts';
import { readPhrase } from './read-phrases.ts';
import { readPivot } from './read-pivot.ts';
import { readRows } from './read-rows.ts';
import { readStatement } from './read-statements.ts';
import { type GivenSection, outline } from './sections.ts';
import { uniqueKeys } from './slug.ts';
import { SourceError, type SourceText } from './source-text.ts';
import { learnRepair, type Repair } from './split-words.ts';
import { finding, type ReadingContext, type TableReading } from './table-context.ts';
import { findTables, type LocatedTable, type MissingTable } from './table-finder.ts';

/** All that a document says, as data. */
export interface DocumentReading {
  readonly manifest: Manifest;
  readonly lines: readonly string[];
  readonly sections: readonly Section[];
  readonly facts: readonly Fact[];
  readonly dwellings: readonly Dwelling[];
  readonly checks: readonly Check[];
  readonly passages: readonly Passage[];
}

/** What the reading of a document needs to know besides its text. */
export interface DocumentKnowledge {
  readonly manifest: Manifest;
  readonly layout: Layout;
  readonly gazetteer: Gazetteer;
  readonly words: CellWords;
  readonly measures: readonly Measure[];
  /** Puts cut words together, learned from all documents; from this one alone where left out. */
  readonly repair?: Repair;
  /** Acts whose year is known; without them citations are not checked. */
  readonly norms?: Norms;
}

const READERS: Record<TableLayout['reader'], (context: ReadingContext, table: LocatedTable) => TableReading> =
  {
    rows: readRows,
    dwelling_rows: readDwellingRows,
    pivot: readPivot,
  };

/**
 * Reads a document by its layout: facts, dwellings, sections and the checks of its arithmetic.
 * @throws SourceError where the manifest names an ambito that the gazetteer does not know
 */
export function readDocument(source: SourceText, knowledge: DocumentKnowledge): DocumentReading {
  const { manifest, layout, gazetteer } = knowledge;
  const ambito = gazetteer.ambito(manifest.ambito);
  if (!ambito)
    throw new SourceError(
      `Il manifesto di «${manifest.id}» nomina un ambito sconosciuto: ${manifest.ambito}.`,
    );
  const keys = new Map<string, (name: string) => string>();
  const furniture = pageFurniture(source, layout.furniture);
  const context: ReadingContext = {
    source,
    paragraphs: paragraphs(source, furniture),
    furniture,
    manifest,
    names: createNameReader(gazetteer, ambito),
    words: knowledge.words,
    measures: new Map(knowledge.measures.map((measure) => [measure.id, measure])),
    key: (table) => {
      const known = keys.get(table) ?? uniqueKeys();
      keys.set(table, known);
      return known;
    },
  };

  const { located, missing } = findTables(source, layout.tables, furniture);
  const readings = [
    ...located.map((table) => READERS[table.layout.reader](context, table)),
    ...layout.statements.map((statement) => readStatement(context, statement)),
    ...layout.phrases.map((phrase) => readPhrase(context, phrase)),
  ];
  const facts = readings.flatMap((reading) => reading.facts);
  const dwellings = readings.flatMap((reading) => reading.dwellings);
  const ofTable = (table: TableLayout) => facts.filter((fact) => fact.table === table.id);
  const said = { facts, dwellings, names: context.names };
  const checks = [
    ...missing.map((table) => missingTable(context, table)),
    ...readings.flatMap((reading) => reading.findings),
    ...layout.tables
      .filter((table) => table.reader === 'rows')
      .flatMap((table) => [
        ...checkTotals(manifest.id, table, ofTable(table)),
        ...checkParts(manifest.id, table, ofTable(table)),
        ...checkFootnotes(manifest.id, table, facts),
      ]),
    ...checkGroups(manifest.id, facts),
    ...checkNorms(source, knowledge.norms ?? []),
    ...checkProvinces(source, gazetteer),
    ...layout.agreements.flatMap((agreement) => checkAgreement(manifest.id, agreement, facts, dwellings)),
    ...layout.balances.flatMap((balance) => checkBalance(manifest.id, balance, said)),
  ];
  const repair = knowledge.repair ?? learnRepair([source]);
  const outlined = outline(source, tableSections(source, located), repair);
  return {
    manifest,
    lines: source.lines,
    sections: outlined.sections,
    passages: findPassages(source, outlined, repair),
    facts,
    dwellings,
    checks: withUniqueIds(checks),
  };
}

/** Two findings about one line get two ids. */
function withUniqueIds(checks: readonly Check[]): Check[] {
  const unique = uniqueKeys();
  return checks.map((check) => ({ ...check, id: unique(check.id) }));
}

/** A table whose heading, or whose column, is not where the layout expects it gives a finding and no figure. */
function missingTable(context: ReadingContext, { layout, line, missing }: MissingTable): Check {
  const columns = missing.map((column) => `«${column.header[0]}»`).join(', ');
  return finding(
    context,
    layout.id,
    line ?? 1,
    `Tabella non letta: ${layout.id}`,
    columns === ''
      ? 'Il documento non contiene la tabella attesa, o la sua intestazione non è riconoscibile: nessuna cifra è stata letta.'
      : `Alla tabella manca la colonna ${columns}: nessuna cifra è stata letta.`,
  );
}

/** Tables are sections too: those without a heading get the layout's title, from their first block to the last. */
function tableSections(source: SourceText, located: readonly LocatedTable[]): GivenSection[] {
  const sections: GivenSection[] = [];
  for (const title of new Set(
    located.flatMap(({ layout }) => (layout.heading.length ? [] : [layout.title ?? layout.id])),
  )) {
    const blocks = located.filter(({ layout }) => (layout.title ?? layout.id) === title);
    const first = blocks[0];
    const last = blocks.at(-1);
    if (!first || !last) continue;
    let line = first.headerLine;
    // The filter lines above the first header belong to the block.
    while (line > 1 && (source.lines[line - 2] ?? '').includes('\t')) line--;
    if ((source.lines[line - 2] ?? '').trim() === '' && (source.lines[line - 3] ?? '').includes('\t')) {
      line -= 2;
      while (line > 1 && (source.lines[line - 2] ?? '').includes('\t')) line--;
    }
    sections.push({ title, level: 1, lines: [line, last.endLine - 1] });
  }
  return sections;
}
