// SPDX-License-Identifier: EUPL-1.2
import type Database from 'better-sqlite3';
import type { DocumentReading } from '../corpus/read-document.ts';
import { words } from '../italian/fold.ts';
import { stem } from '../italian/stem.ts';
import { rootOf } from '../italian/word-roots.ts';
import { EXACT, type Synonyms } from './passage-synonyms.ts';
import { indexedTerms } from './passage-terms.ts';

/** Writes the passages of one document after the other, the index that finds them, and what the search knows of words. */
export interface PassageIndex {
  add(passages: DocumentReading['passages']): void;
  /** After the last document. */
  finish(): void;
}

export function passageIndex(db: Database.Database, synonyms: Synonyms): PassageIndex {
  const insert = (table: string, columns: readonly string[]) =>
    db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const passage = insert('passages', [
    ...['id', 'document', 'kind', 'path', 'first', 'last', 'text'],
    ...['list', 'list_order', 'introduction', 'introduces', 'opens'],
  ]);
  const terms = insert('passage_index', ['rowid', 'words', 'stems', 'title', 'path', 'context']);
  const frequencies = new Map<string, number>();
  const stemOfWord = new Map<string, string>();

  const add: PassageIndex['add'] = (passages) => {
    for (const [index, item] of passages.entries()) {
      const before = passages[index - 1];
      const opens = before === undefined || section(before.path) !== section(item.path);
      const { lastInsertRowid } = passage.run(
        ...[item.id, item.document, item.kind, JSON.stringify(item.path), item.lines[0], item.lines[1]],
        ...[item.text, item.list?.id ?? null, item.list?.order ?? null, item.list?.introduction ?? null],
        ...[item.introduces, opens ? 1 : 0],
      );
      const items =
        item.introduces === null ? [] : passages.filter(({ list }) => list?.id === item.introduces);
      const own = indexedTerms(item, items);
      terms.run(lastInsertRowid, own.words, own.stems, own.title, own.path, own.context);
      const held = new Set([own.stems, own.title].flatMap((field) => field.split(' ')));
      for (const term of held) if (term !== '') frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      for (const { text } of words(`${item.text} ${item.path.join(' ')}`)) {
        if (!/\d/.test(text)) stemOfWord.set(text, stem(text));
      }
    }
  };

  const finish = () => {
    db.exec("INSERT INTO passage_index (passage_index) VALUES ('optimize')");
    const frequency = insert('search_stems', ['stem', 'passages', 'root']);
    for (const [term, passages] of frequencies) frequency.run(term, passages, rootOf(term));
    const word = insert('search_words', ['word', 'stem']);
    for (const [text, stemmed] of stemOfWord) word.run(text, stemmed);
    const synonym = insert('search_synonyms', ['phrase', 'same', 'wider']);
    for (const [phrase, { same, wider }] of synonyms.phrases) {
      synonym.run(phrase, JSON.stringify(same), JSON.stringify(wider));
    }
    countPhrases(db, synonyms);
    const frame = insert('search_frame', ['stem']);
    for (const term of synonyms.frame) frame.run(term);
    const everyday = insert('search_everyday', ['stem']);
    for (const term of synonyms.everyday) everyday.run(term);
  };

  return { add, finish };
}

/** Counts the passages that hold each phrase of the synonyms: its words may be frequent, and it rare. */
function countPhrases(db: Database.Database, { phrases }: Synonyms): void {
  const known = [...phrases].flatMap(([phrase, { same, wider }]) => [phrase, ...same, ...wider]);
  const count = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM passage_index WHERE passage_index MATCH ?',
  );
  const insert = db.prepare('INSERT INTO search_phrases (phrase, passages) VALUES (?, ?)');
  for (const phrase of new Set(known)) {
    if (phrase.includes(' ') && !phrase.startsWith(EXACT))
      insert.run(phrase, count.get(`{stems title} : "${phrase}"`)?.n ?? 0);
  }
}

/** The section of a path: without the passage's own place in an act. */
function section(path: readonly string[]): string {
  return path.filter((step) => !/^(?:comma|lettera|numero|punto) /.test(step)).join('\n');
}
