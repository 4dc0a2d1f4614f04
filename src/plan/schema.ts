// SPDX-License-Identifier: EUPL-1.2

/** Bump when the tables change: a database of another version is rebuilt. */
export const SCHEMA_VERSION = 10;

/**
 * `facts` and `dwellings` keep only the lines of their row: the raw text is that of `lines`, so the two cannot disagree.
 * Ids are text and stable across rebuilds; rows are stored in the order of the documents. `standing` is 0 for a row of a
 * table, 1 for a declared total, 2 for a figure that repeats another of its document and is never summed with it.
 * `passage_index` is searched by `passages.seq` and holds folded terms only: the text to read is that of `passages`. The
 * `search_*` tables tell how telling a stem is, which words there are to repair a mistyped one, and what stands for what.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, ambito TEXT NOT NULL, year INTEGER NOT NULL,
  approved TEXT, line_count INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX documents_by_ambito ON documents (ambito, year DESC);

CREATE TABLE lines (
  document TEXT NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (document, n)
) WITHOUT ROWID, STRICT;

CREATE TABLE sections (
  document TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, level INTEGER NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (document, first)
) WITHOUT ROWID, STRICT;

CREATE TABLE measures (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, definition TEXT NOT NULL, unit TEXT NOT NULL, norm TEXT,
  differences TEXT
) WITHOUT ROWID, STRICT;

CREATE TABLE ambiti (id TEXT PRIMARY KEY, name TEXT NOT NULL, provenance TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE comuni (istat TEXT PRIMARY KEY, name TEXT NOT NULL, provincia TEXT NOT NULL, ambito TEXT) WITHOUT ROWID, STRICT;
CREATE INDEX comuni_by_ambito ON comuni (ambito, name);

CREATE TABLE area_members (
  document TEXT NOT NULL, area TEXT NOT NULL, istat TEXT NOT NULL, PRIMARY KEY (document, area, istat)
) WITHOUT ROWID, STRICT;

CREATE TABLE facts (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, tbl TEXT NOT NULL, measure TEXT NOT NULL,
  owner_kind TEXT, owner_name TEXT, owner_istat TEXT,
  territory_kind TEXT, territory_name TEXT, territory_istat TEXT, territory_raw TEXT,
  doubt_certainty TEXT, doubt_reason TEXT,
  year INTEGER NOT NULL, value_number REAL, value_text TEXT, unit TEXT NOT NULL, status TEXT NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, standing INTEGER NOT NULL, detail TEXT
) STRICT;
CREATE INDEX facts_by_place ON facts (document, measure, territory_istat, owner_kind);
CREATE INDEX facts_by_line ON facts (document, first);
CREATE INDEX facts_by_area ON facts (document, territory_name) WHERE territory_kind IN ('aggregazione', 'sub_ambito');

CREATE TABLE dwellings (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, tbl TEXT NOT NULL,
  id_alloggio TEXT, ui TEXT, owner_kind TEXT NOT NULL, owner_name TEXT NOT NULL, owner_istat TEXT,
  comune_name TEXT NOT NULL, comune_istat TEXT, comune_raw TEXT NOT NULL,
  doubt_certainty TEXT, doubt_reason TEXT,
  service TEXT, state TEXT NOT NULL, vacancy TEXT, status TEXT NOT NULL, year INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL
) STRICT;
CREATE INDEX dwellings_by_place ON dwellings (document, comune_istat);
CREATE INDEX dwellings_by_code ON dwellings (id_alloggio);
CREATE INDEX dwellings_by_ui ON dwellings (ui);

CREATE TABLE checks (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, title TEXT NOT NULL, verdict TEXT NOT NULL,
  declared REAL, computed REAL, difference REAL, first INTEGER NOT NULL, last INTEGER NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX checks_by_document ON checks (document, first);
CREATE INDEX checks_by_verdict ON checks (document, verdict, first, last);

CREATE TABLE passages (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, text TEXT NOT NULL,
  list TEXT, list_order INTEGER, introduction TEXT, introduces TEXT, opens INTEGER NOT NULL
) STRICT;
CREATE INDEX passages_by_document ON passages (document);
CREATE INDEX passages_by_list ON passages (list, list_order) WHERE list IS NOT NULL;
CREATE INDEX passages_by_introduced ON passages (introduces) WHERE introduces IS NOT NULL;
CREATE VIRTUAL TABLE passage_index USING fts5 (
  words, stems, title, path, context, tokenize = 'unicode61'
);
CREATE TABLE search_stems (stem TEXT PRIMARY KEY, passages INTEGER NOT NULL, root TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE INDEX search_stems_by_root ON search_stems (root);
CREATE TABLE search_phrases (phrase TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE search_words (word TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE search_synonyms (phrase TEXT PRIMARY KEY, same TEXT NOT NULL, wider TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE search_frame (stem TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
CREATE TABLE search_everyday (stem TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
`;
