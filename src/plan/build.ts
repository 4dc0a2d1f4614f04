// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Corpus } from '../corpus/load-corpus.ts';
import type { Territory } from '../corpus/model.ts';
import type { Gazetteer } from '../places/model.ts';
import { areaMembers } from './area-members.ts';
import { whileWriting } from './build-failure.ts';
import { draftPath, publish } from './database-files.ts';
import { passageIndex } from './passage-index.ts';
import type { Synonyms } from './passage-synonyms.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** What a build put into the database. */
export interface BuildSummary {
  readonly documents: number;
  readonly facts: number;
  readonly dwellings: number;
  readonly checks: number;
  readonly passages: number;
}

/**
 * Writes the plan database whole: a draft, verified, then given the name of its content. Whatever fails, the databases that
 * stood in the folder still stand there, untouched, and two builds at once write two files, each whole.
 * @throws PlanUnavailable where the folder cannot be written
 */
export function buildPlan(
  folder: string,
  corpus: Corpus,
  gazetteer: Gazetteer,
  synonyms: Synonyms,
  fingerprint: string,
): BuildSummary & { readonly path: string } {
  return whileWriting(folder, () => {
    mkdirSync(folder, { recursive: true });
    const draft = draftPath(folder, fingerprint);
    try {
      const summary = writeDraft(draft, corpus, gazetteer, synonyms, fingerprint);
      return { ...summary, path: publish(draft, folder, fingerprint) };
    } finally {
      discard(draft);
    }
  });
}

/** After a success the draft has another name; after a failure it is in the way, and the failure is what must be told. */
function discard(draft: string): void {
  for (const path of [draft, `${draft}-journal`]) {
    try {
      rmSync(path, { force: true });
    } catch {
      // The next build removes it.
    }
  }
}

function writeDraft(
  draft: string,
  corpus: Corpus,
  gazetteer: Gazetteer,
  synonyms: Synonyms,
  fingerprint: string,
): BuildSummary {
  const db = new Database(draft);
  try {
    // The draft is thrown away if anything fails: no journal is needed to protect it.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec(SCHEMA);
    const read = db.transaction(() => insertAll(db, corpus, gazetteer, synonyms, fingerprint))();
    db.exec('ANALYZE');
    // With samples of the values SQLite plans a statement anew for each value bound to it, which takes longer than to run it.
    db.exec('DROP TABLE IF EXISTS sqlite_stat4');
    return verify(db, read);
  } finally {
    db.close();
  }
}

/** Writes each document as it is read, and counts what was read. */
function insertAll(
  db: Database.Database,
  corpus: Corpus,
  gazetteer: Gazetteer,
  synonyms: Synonyms,
  fingerprint: string,
): BuildSummary {
  const insert = (table: string, columns: readonly string[]) =>
    db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const meta = insert('meta', ['key', 'value']);
  meta.run('schema_version', String(SCHEMA_VERSION));
  meta.run('fingerprint', fingerprint);

  const measure = insert('measures', ['id', 'label', 'definition', 'unit', 'norm', 'differences']);
  for (const { id, label, definition, unit, norm, differences } of corpus.measures) {
    measure.run(id, label, definition, unit, norm, differences);
  }
  const ambito = insert('ambiti', ['id', 'name', 'provenance']);
  for (const { id, nome, provenienza } of gazetteer.ambiti) ambito.run(id, nome, provenienza);
  const comune = insert('comuni', ['istat', 'name', 'provincia', 'ambito']);
  for (const place of gazetteer.comuni) comune.run(place.istat, place.nome, place.provincia, place.ambito);

  const document = insert('documents', ['id', 'title', 'kind', 'ambito', 'year', 'approved', 'line_count']);
  const line = insert('lines', ['document', 'n', 'text']);
  const section = insert('sections', ['document', 'first', 'last', 'level', 'title']);
  const fact = insert('facts', [
    ...['id', 'document', 'tbl', 'measure', 'owner_kind', 'owner_name', 'owner_istat'],
    ...['territory_kind', 'territory_name', 'territory_istat', 'territory_raw'],
    ...['doubt_certainty', 'doubt_reason', 'year', 'value_number', 'value_text', 'unit', 'status'],
    ...['first', 'last', 'standing', 'detail'],
  ]);
  const member = insert('area_members', ['document', 'area', 'istat']);
  const dwelling = insert('dwellings', [
    ...['id', 'document', 'tbl', 'id_alloggio', 'ui', 'owner_kind', 'owner_name', 'owner_istat'],
    ...['comune_name', 'comune_istat', 'comune_raw', 'doubt_certainty', 'doubt_reason'],
    ...['service', 'state', 'vacancy', 'status', 'year', 'first', 'last'],
  ]);
  const check = insert('checks', [
    ...['id', 'document', 'title', 'verdict', 'declared', 'computed', 'difference', 'first', 'last', 'note'],
  ]);

  const passages = passageIndex(db, synonyms);
  const read = { documents: 0, facts: 0, dwellings: 0, checks: 0, passages: 0 };
  for (const reading of corpus.documents) {
    const { id, title, kind, ambito, year, approved } = reading.manifest;
    document.run(id, title, kind, ambito, year, approved, reading.lines.length);
    for (const [index, text] of reading.lines.entries()) line.run(id, index + 1, text);
    for (const { title, level, lines } of reading.sections) section.run(id, lines[0], lines[1], level, title);
    for (const item of reading.facts) {
      fact.run(
        ...[item.id, item.document, item.table, item.measure],
        ...[item.owner?.kind ?? null, item.owner?.name ?? null, item.owner?.comune ?? null],
        ...[item.territory?.kind ?? null, item.territory?.name ?? null, item.territory?.istat ?? null],
        ...[item.territory?.raw ?? null, ...doubt(item.territory)],
        ...[item.year, typeof item.value === 'number' ? item.value : null],
        ...[typeof item.value === 'string' ? item.value : null, item.unit, item.status],
        ...[item.lines[0], item.lines[1], item.restates ? 2 : item.total ? 1 : 0, item.detail],
      );
    }
    for (const { area, istat } of areaMembers(reading, gazetteer)) member.run(id, area, istat);
    for (const item of reading.dwellings) {
      dwelling.run(
        ...[item.id, item.document, item.table, item.idAlloggio, item.ui],
        ...[item.owner.kind, item.owner.name, item.owner.comune],
        ...[item.comune.name, item.comune.istat, item.comune.raw, ...doubt(item.comune)],
        ...[item.service, item.state, item.vacancy, item.status, item.year, item.lines[0], item.lines[1]],
      );
    }
    for (const item of reading.checks) {
      check.run(
        ...[item.id, item.document, item.title, item.verdict, item.declared, item.computed],
        ...[item.difference, item.lines[0], item.lines[1], item.note],
      );
    }
    passages.add(reading.passages);
    read.documents += 1;
    for (const kind of ['facts', 'dwellings', 'checks', 'passages'] as const)
      read[kind] += reading[kind].length;
  }
  passages.finish();
  return read;
}

function doubt(territory: Territory | null): [string | null, string | null] {
  return [territory?.doubt?.certainty ?? null, territory?.doubt?.reason ?? null];
}

/** Counts what was written against what was read, and lets SQLite check the file. */
function verify(db: Database.Database, read: BuildSummary): BuildSummary {
  const tables = ['documents', 'facts', 'dwellings', 'checks', 'passages'] as const;
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const whole =
    tables.every((table) => count(table) === read[table]) &&
    db.pragma('integrity_check', { simple: true }) === 'ok';
  if (!whole) throw new Error('La nuova base dati non è intera: quella di prima resta in uso.');
  return read;
}
