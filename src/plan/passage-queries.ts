// SPDX-License-Identifier: EUPL-1.2
import { memo } from './memo.ts';
import { MOST_CHARACTERS } from './passage-question.ts';
import { passageReader } from './passage-reader.ts';
import { COLUMNS, type PassageRecord, toPassage } from './passage-rows.ts';
import { passageSearch } from './passage-search.ts';
import type { PassageRow, Plan } from './plan.ts';
import { LISTS_KEPT, type Prepare } from './statement.ts';

/** Searches kept: one question is looked up more than once while it is answered. */
const SEARCHES_KEPT = 64;

/** The part of a plan that reads its prose. */
export function passageQueries(
  prepare: Prepare,
): Pick<Plan, 'search' | 'passage' | 'passages' | 'passagesOfList' | 'introductionOfList'> {
  const kept = {
    list: memo<readonly PassageRow[]>(LISTS_KEPT),
    introduction: memo<PassageRow | null>(LISTS_KEPT),
    search: memo<ReturnType<Plan['search']>>(SEARCHES_KEPT),
  };
  const search = passageSearch(prepare, passageReader(prepare));
  return {
    search(whole) {
      const asked = { ...whole, query: whole.query.slice(0, MOST_CHARACTERS) };
      return kept.search(JSON.stringify(asked), () => search(asked));
    },
    passage: (id) => {
      const row = prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.id = ?`).get(id);
      return row && toPassage(row);
    },
    passages: (document) =>
      prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.document = ? ORDER BY p.seq`)
        .all(document)
        .map(toPassage),
    passagesOfList: (list) =>
      kept.list(list, () =>
        prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.list = ? ORDER BY p.list_order`)
          .all(list)
          .map(toPassage),
      ),
    introductionOfList: (list) =>
      kept.introduction(list, () => {
        const row = prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.introduces = ?`).get(
          list,
        );
        return row ? toPassage(row) : null;
      }),
  };
}
