// SPDX-License-Identifier: EUPL-1.2
import type { PassageKind } from '../corpus/passages.ts';
import { memo } from './memo.ts';
import { type Stems, stemsWithPlaces } from './passage-find.ts';
import type { Candidate, Sentence } from './passage-rank.ts';
import { sentencesOf } from './passage-sentences.ts';
import { stemsOf, termsOf } from './passage-terms.ts';
import type { Prepare } from './statement.ts';

interface CandidateRecord {
  stems: string;
  title: string;
  path: string;
  context: string;
  before: string | null;
  kind: PassageKind;
  text: string;
  document: string;
  ambito: string;
  year: number;
  opens: number;
  introduces: string | null;
}

/** Passages kept as they are ranked: the terms of one are read from the index once. */
const KEPT = 1024;

/** Reads a passage as it is ranked, by its place among all passages. */
export function candidateReader(prepare: Prepare): (seq: number) => Candidate | null {
  const kept = memo<Candidate | null>(KEPT);
  let about: ReadonlyMap<string, Stems> | null = null;
  return (seq) =>
    kept(String(seq), () => {
      about ??= readAbout(prepare);
      const record = prepare<CandidateRecord>(
        `SELECT i.stems, i.title, i.path, i.context,
           CASE WHEN p.kind = 'paragraph' THEN (SELECT b.stems FROM passages q JOIN passage_index b ON b.rowid = q.seq
             WHERE q.seq = p.seq - 1 AND q.document = p.document AND q.path = p.path AND q.kind = 'paragraph') END AS before, p.kind, p.text, p.document, p.opens, p.introduces, d.ambito, d.year
         FROM passages p JOIN passage_index i ON i.rowid = p.seq JOIN documents d ON d.id = p.document WHERE p.seq = ?`,
      ).get(seq);
      return record ? toCandidate(record, about.get(record.document) ?? stemsWithPlaces([])) : null;
    });
}

function toCandidate(record: CandidateRecord, about: Stems): Candidate {
  // Few of the passages that are found are read sentence by sentence.
  let sentences: readonly Sentence[] | null = null;
  return {
    stems: terms(record.stems),
    title: terms(record.title),
    path: terms(record.path),
    context: terms(record.context),
    before: terms(record.before ?? ''),
    kind: record.kind,
    text: record.text,
    get sentences() {
      sentences ??= sentencesOf(record.text).map((text) => ({
        text,
        stems: stemsWithPlaces(stemsOf(termsOf(text))),
      }));
      return sentences;
    },
    ambito: record.ambito,
    year: record.year,
    about,
    opens: record.opens === 1,
    introduces: record.introduces !== null,
  };
}

const terms = (field: string) => stemsWithPlaces(field.split(' ').filter((term) => term !== ''));

/** Stems of each document's title, kind and ambito. */
function readAbout(prepare: Prepare): Map<string, Stems> {
  return new Map(
    prepare<{ id: string; about: string }>(
      `SELECT d.id, d.title || ' ' || replace(d.kind, '_', ' ') || ' ambito ' || coalesce(a.name, d.ambito) AS about
       FROM documents d LEFT JOIN ambiti a ON a.id = d.ambito`,
    )
      .all()
      .map(({ id, about }) => [id, stemsWithPlaces(stemsOf(termsOf(about)))]),
  );
}
