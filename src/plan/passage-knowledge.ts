// SPDX-License-Identifier: EUPL-1.2
import type { Synonyms } from './passage-synonyms.ts';
import { type Vocabulary, vocabularyOf } from './passage-vocabulary.ts';
import { idList, type Prepare } from './statement.ts';

/** What the search knows of words: those of all passages, and what else may be meant by one. */
export interface Knowledge {
  readonly vocabulary: Vocabulary;
  readonly synonyms: Synonyms;
}

/** Reads what the search knows of words, at its first question. */
export function knowledgeReader(prepare: Prepare): () => Knowledge {
  let known: Knowledge | null = null;
  return () => {
    known ??= { vocabulary: vocabularyOf(prepare), synonyms: readSynonyms(prepare) };
    return known;
  };
}

function readSynonyms(prepare: Prepare): Synonyms {
  const rows = prepare<{ phrase: string; same: string; wider: string }>(
    'SELECT * FROM search_synonyms',
  ).all();
  return {
    phrases: new Map(
      rows.map(({ phrase, same, wider }) => [phrase, { same: idList(same), wider: idList(wider) }]),
    ),
    frame: stemsIn(prepare, 'search_frame'),
    everyday: stemsIn(prepare, 'search_everyday'),
  };
}

function stemsIn(prepare: Prepare, table: 'search_frame' | 'search_everyday'): ReadonlySet<string> {
  const rows = prepare<{ stem: string }>(`SELECT stem FROM ${table}`).all();
  return new Set(rows.map(({ stem }) => stem));
}
