// SPDX-License-Identifier: EUPL-1.2
import { memo } from './memo.ts';
import { candidateReader } from './passage-candidates.ts';
import type { Candidate } from './passage-rank.ts';
import { COLUMNS, type PassageRecord, toPassage } from './passage-rows.ts';
import type { PassageRow } from './plan.ts';
import { type Prepare, ROWS_KEPT } from './statement.ts';

/** Reads passages by their place: those of all documents stand in one order, a document after the other. */
export interface PassageReader {
  /** The passage at a place among all. */
  passageAt(seq: number): PassageRow | null;
  /** The place of the passage that holds a line of a document. */
  placeOfLine(document: string, line: number): number | null;
  /** The passage at a place, as it is ranked. */
  candidate(seq: number): Candidate | null;
}

/** A reader that keeps what it read last. */
export function passageReader(prepare: Prepare): PassageReader {
  const kept = memo<PassageRow | null>(ROWS_KEPT);
  return {
    passageAt: (seq) =>
      kept(String(seq), () => {
        const row = prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.seq = ?`).get(seq);
        return row ? toPassage(row) : null;
      }),
    placeOfLine(document, line) {
      const row = prepare<{ seq: number }>(
        'SELECT seq FROM passages WHERE document = ? AND first <= ? AND last >= ? ORDER BY seq LIMIT 1',
      ).get(document, line, line);
      return row?.seq ?? null;
    },
    candidate: candidateReader(prepare),
  };
}
