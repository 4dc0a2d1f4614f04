// SPDX-License-Identifier: EUPL-1.2
import type { PassageKind } from '../corpus/passages.ts';
import { matchExpression } from './passage-match.ts';
import { readQuestion } from './passage-question.ts';
import { type Candidate, rankBySentences, rankByTerms, weighSentences } from './passage-rank.ts';
import type { Synonyms } from './passage-synonyms.ts';
import { stemsOf, termsOf } from './passage-terms.ts';
import { type Vocabulary, vocabularyOf } from './passage-vocabulary.ts';
import type { PassageHit, PassageRow, PassageSearch, Plan } from './plan.ts';
import { idList, type Prepare } from './statement.ts';

const COLUMNS = `
  p.id, p.document, p.kind, p.path, p.first, p.last, p.text, p.list, p.list_order, p.introduction, p.introduces,
  (SELECT group_concat(text, char(10)) FROM lines l WHERE l.document = p.document AND l.n BETWEEN p.first AND p.last) AS raw`;

/** How much a match weighs in the index: the words as written, stems, the section's title, the titles above, a list's introduction. */
const WEIGHTS = '1.0, 3.0, 4.0, 1.5, 1.0';
/** Of what the index finds, the passages that are ranked with care, and of those the ones whose sentences are read. */
const RANKED = 120;
const READ = 16;
/** Of a longer passage only the sentences that answer are given apart, up to about so many characters. */
const LONG_PASSAGE = 420;
const EXCERPT = 420;

interface PassageRecord {
  id: string;
  document: string;
  kind: PassageKind;
  path: string;
  first: number;
  last: number;
  text: string;
  list: string | null;
  list_order: number | null;
  introduction: string | null;
  introduces: string | null;
  raw: string;
}

interface CandidateRecord {
  seq: number;
  found: number;
  total: number;
  stems: string;
  title: string;
  path: string;
  context: string;
  kind: PassageKind;
  text: string;
  document: string;
  ambito: string;
  year: number;
  opens: number;
  introduces: string | null;
}

interface Ranked {
  readonly seq: number;
  readonly score: number;
  readonly coverage: number;
}

/** The part of a plan that reads its prose. */
export function passageQueries(
  prepare: Prepare,
): Pick<Plan, 'search' | 'passage' | 'passages' | 'passagesOfList'> {
  let known: {
    vocabulary: Vocabulary;
    synonyms: Synonyms;
    about: ReadonlyMap<string, readonly string[]>;
  } | null = null;
  const knowledge = () => {
    known ??= {
      vocabulary: vocabularyOf(prepare),
      synonyms: readSynonyms(prepare),
      about: readAbout(prepare),
    };
    return known;
  };

  const search = (asked: PassageSearch): ReturnType<Plan['search']> => {
    const { vocabulary, synonyms, about } = knowledge();
    const question = readQuestion(asked.query, asked.places ?? [], vocabulary, synonyms);
    const match = matchExpression(question);
    if (match === null) return { total: 0, hits: [] };
    const { sql, values } = where(asked);
    const records = prepare<CandidateRecord>(
      `WITH found AS MATERIALIZED (
         SELECT rowid AS seq, -bm25(passage_index, ${WEIGHTS}) AS found FROM passage_index WHERE passage_index MATCH ?
       ), fitting AS (
         SELECT p.seq, found.found, count(*) OVER () AS total, d.id AS document, d.ambito, d.year
         FROM found JOIN passages p ON p.seq = found.seq JOIN documents d ON d.id = p.document
         WHERE true${sql} ORDER BY found.found DESC, p.seq LIMIT ${RANKED}
       )
       SELECT f.*, i.stems, i.title, i.path, i.context, p.kind, p.text, p.opens, p.introduces
       FROM fitting f JOIN passages p ON p.seq = f.seq JOIN passage_index i ON i.rowid = f.seq`,
    ).all(match, ...values);
    const ranked = records
      .map((record) => {
        const candidate = toCandidate(record, about.get(record.document) ?? []);
        return { seq: record.seq, candidate, ...rankByTerms(candidate, question) };
      })
      .sort(byScore);
    const best: Ranked[] = ranked
      .map((item, index) => ({
        ...item,
        score: index < READ ? item.score + rankBySentences(item.candidate, question) : item.score - UNREAD,
      }))
      .sort(byScore);
    const total = records[0]?.total ?? 0;
    const offset = asked.offset ?? 0;
    const page = best.slice(offset, offset + asked.limit);
    if (page.length < asked.limit && offset + page.length < total && best.length >= RANKED) {
      page.push(...further(asked, match, best, page.length));
    }
    return {
      total,
      hits: page.flatMap(({ seq, score, coverage }): PassageHit[] => {
        const row = prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.seq = ?`).get(seq);
        if (!row) return [];
        return [
          {
            ...toPassage(row),
            score,
            coverage,
            excerpt: excerptOf(row.text, question),
            next: nextOf(row, seq),
          },
        ];
      }),
    };
  };

  /** "I comuni sono:" is nothing without what follows. */
  function nextOf(row: PassageRecord, seq: number): PassageRow | null {
    if (!row.text.endsWith(':') || row.introduces !== null) return null;
    const next = prepare<PassageRecord>(
      `SELECT ${COLUMNS} FROM passages p WHERE p.seq = ? AND p.document = ? AND p.kind <> 'heading'`,
    ).get(seq + 1, row.document);
    return next ? toPassage(next) : null;
  }

  /** What the index found past the passages ranked with care, in its own order. */
  function further(asked: PassageSearch, match: string, best: readonly Ranked[], given: number): Ranked[] {
    const { sql, values } = where(asked);
    const least = best.at(-1)?.score ?? 0;
    const start = Math.max(RANKED, (asked.offset ?? 0) + given);
    return prepare<{ seq: number }>(
      `WITH found AS MATERIALIZED (
         SELECT rowid AS seq, -bm25(passage_index, ${WEIGHTS}) AS found FROM passage_index WHERE passage_index MATCH ?
       )
       SELECT p.seq FROM found JOIN passages p ON p.seq = found.seq JOIN documents d ON d.id = p.document
       WHERE true${sql} ORDER BY found.found DESC, p.seq LIMIT ? OFFSET ?`,
    )
      .all(match, ...values, asked.limit - given, start)
      .map(({ seq }, index) => ({ seq, score: least - start - index, coverage: 0 }));
  }

  return {
    search,
    passage: (id) => {
      const row = prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.id = ?`).get(id);
      return row && toPassage(row);
    },
    passages: (document) =>
      prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.document = ? ORDER BY p.seq`)
        .all(document)
        .map(toPassage),
    passagesOfList: (list) =>
      prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.list = ? ORDER BY p.list_order`)
        .all(list)
        .map(toPassage),
  };
}

/** Passages whose sentences were not read come after those whose were. */
const UNREAD = 8;

const byScore = (a: Ranked, b: Ranked) => b.score - a.score || a.seq - b.seq;

/** The sentences of a long passage that answer best, in its order, apart by "[…]" where some between them are left out. */
function excerptOf(text: string, question: Parameters<typeof weighSentences>[1]): string | null {
  if (text.length <= LONG_PASSAGE) return null;
  const sentences = weighSentences(text, question);
  const order = sentences
    .map((item, index) => ({ ...item, index }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  const chosen = new Set<number>();
  let length = 0;
  const most = order[0]?.weight ?? 0;
  for (const { sentence, weight, index } of order) {
    if (chosen.size > 0 && (length + sentence.length > EXCERPT || weight < most / 2)) continue;
    chosen.add(index);
    length += sentence.length;
  }
  if (chosen.size === sentences.length) return null;
  return [...chosen]
    .sort((a, b) => a - b)
    .map(
      (index, at, all) =>
        (at > 0 && all[at - 1] !== index - 1 ? ' […] ' : at > 0 ? ' ' : '') +
        (sentences[index]?.sentence ?? ''),
    )
    .join('');
}

function toCandidate(record: CandidateRecord, about: readonly string[]): Candidate {
  return {
    stems: terms(record.stems),
    title: terms(record.title),
    path: terms(record.path),
    context: terms(record.context),
    kind: record.kind,
    text: record.text,
    ambito: record.ambito,
    year: record.year,
    about,
    opens: record.opens === 1,
    introduces: record.introduces !== null,
  };
}

const terms = (field: string) => field.split(' ').filter((term) => term !== '');

function readSynonyms(prepare: Prepare): Synonyms {
  const rows = prepare<{ phrase: string; same: string; wider: string }>(
    'SELECT * FROM search_synonyms',
  ).all();
  return {
    phrases: new Map(
      rows.map(({ phrase, same, wider }) => [phrase, { same: idList(same), wider: idList(wider) }]),
    ),
    frame: new Set(
      prepare<{ stem: string }>('SELECT stem FROM search_frame')
        .all()
        .map(({ stem }) => stem),
    ),
  };
}

/** Stems of each document's title, kind and ambito. */
function readAbout(prepare: Prepare): Map<string, readonly string[]> {
  return new Map(
    prepare<{ id: string; about: string }>(
      `SELECT d.id, d.title || ' ' || replace(d.kind, '_', ' ') || ' ambito ' || coalesce(a.name, d.ambito) AS about
       FROM documents d LEFT JOIN ambiti a ON a.id = d.ambito`,
    )
      .all()
      .map(({ id, about }) => [id, stemsOf(termsOf(about))]),
  );
}

function where(search: PassageSearch): { sql: string; values: (string | number)[] } {
  const conditions: readonly [string, string | number | undefined][] = [
    ['p.document = ?', search.document],
    ['d.ambito = ?', search.ambito],
    ['d.year = ?', search.year],
    ['p.kind = ?', search.kind],
  ];
  let sql = '';
  const values: (string | number)[] = [];
  for (const [condition, value] of conditions) {
    if (value === undefined) continue;
    sql += ` AND ${condition}`;
    values.push(value);
  }
  return { sql, values };
}

function toPassage(row: PassageRecord): PassageRow {
  const path: unknown = JSON.parse(row.path);
  return {
    id: row.id,
    document: row.document,
    kind: row.kind,
    path: Array.isArray(path) ? path.map(String) : [],
    lines: [row.first, row.last],
    text: row.text,
    raw: row.raw,
    list:
      row.list === null ? null : { id: row.list, order: row.list_order ?? 0, introduction: row.introduction },
    introduces: row.introduces,
  };
}
