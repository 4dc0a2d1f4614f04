// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { FeedbackStore, KeptFeedback } from './feedback.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS feedback (
  id INTEGER PRIMARY KEY AUTOINCREMENT, date TEXT NOT NULL, verdict TEXT NOT NULL, outcome TEXT NOT NULL,
  mode TEXT NOT NULL, voice TEXT NOT NULL, fact TEXT, subject TEXT NOT NULL, comment TEXT NOT NULL, question TEXT,
  version TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS feedback_by_date ON feedback (date);
`;

/**
 * Keeps judgements in an SQLite file of their own, made when missing. What is deleted is overwritten, so that it is gone
 * from the disk, too.
 */
export function openSqliteFeedback(path: string): FeedbackStore {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  db.pragma('journal_mode = DELETE');
  db.pragma('secure_delete = ON');
  db.exec(SCHEMA);
  const insert = db.prepare(
    `INSERT INTO feedback (date, verdict, outcome, mode, voice, fact, subject, comment, question, version)
     VALUES (@date, @verdict, @outcome, @mode, @voice, @fact, @subject, @comment, @question, @version)`,
  );
  const since = db.prepare<[string], KeptFeedback>('SELECT * FROM feedback WHERE date >= ? ORDER BY id');
  const remove = db.prepare('DELETE FROM feedback WHERE date < ?');
  return {
    add: (feedback) => {
      insert.run(feedback);
    },
    since: (date) => since.all(date),
    deleteBefore: (date) => remove.run(date).changes,
    close: () => {
      db.close();
    },
  };
}
