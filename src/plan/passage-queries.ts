// SPDX-License-Identifier: EUPL-1.2
import { memo } from './memo.ts';
import {
  defines,
  excerptOf,
  glosses,
  isTitledAfter,
  opensWhatIsAsked,
  readSentences,
} from './passage-answer.ts';
import { candidateReader } from './passage-candidates.ts';
import { confidence } from './passage-confidence.ts';
import { holdsWhatIsAsked, holdsWhatIsMeasured } from './passage-intent.ts';
import { addressExpression, matchExpression, openingExpression } from './passage-match.ts';
import { NEAR_SCORE, nearer, nearTo } from './passage-near.ts';
import { MOST_CHARACTERS, type Question, readQuestion } from './passage-question.ts';
import { BETWEEN, fewMatches, type Range, rangesIn } from './passage-ranges.ts';
import { type Candidate, missingFrom, rankByTerms } from './passage-rank.ts';
import { COLUMNS, type PassageRecord, toPassage } from './passage-rows.ts';
import { saysTheSame } from './passage-same.ts';
import type { Synonyms } from './passage-synonyms.ts';
import { type Vocabulary, vocabularyOf } from './passage-vocabulary.ts';
import { scoreOf } from './passage-weights.ts';
import type { PassageHit, PassageRow, PassageSearch, Plan } from './plan.ts';
import { idList, LISTS_KEPT, PAGE, type Prepare, ROWS_KEPT, type Where } from './statement.ts';

/** How much a match weighs in the index: the words as written, stems, the section's title, the titles above, a list's introduction. */
const WEIGHTS = '1.0, 3.0, 4.0, 1.5, 1.0';
const FOUND = `
  WITH found AS MATERIALIZED (
    SELECT rowid AS seq, -bm25(passage_index, ${WEIGHTS}) AS found FROM passage_index
    WHERE passage_index MATCH ? AND rowid ${BETWEEN}
  )`;
/** Of what the index finds, the passages that are ranked with care, and of those the ones whose sentences are read. */
const RANKED = 120;
/** Searches kept: one question is looked up more than once while it is answered. */
const SEARCHES_KEPT = 64;
const READ = 16;

interface Ranked {
  readonly seq: number;
  readonly score: number;
  readonly coverage: number;
  readonly subject: number;
  readonly closeness: number;
  readonly elsewhere: number;
  /** Share of the question that its best sentence speaks of. */
  readonly sentence: number;
}

/** The part of a plan that reads its prose. */
export function passageQueries(
  prepare: Prepare,
): Pick<Plan, 'search' | 'passage' | 'passages' | 'passagesOfList' | 'introductionOfList'> {
  const candidate = candidateReader(prepare);
  const kept = {
    passage: memo<PassageRow | null>(ROWS_KEPT),
    list: memo<readonly PassageRow[]>(LISTS_KEPT),
    introduction: memo<PassageRow | null>(LISTS_KEPT),
    search: memo<ReturnType<Plan['search']>>(SEARCHES_KEPT),
  };
  const passageAt = (seq: number) =>
    kept.passage(String(seq), () => {
      const row = prepare<PassageRecord>(`SELECT ${COLUMNS} FROM passages p WHERE p.seq = ?`).get(seq);
      return row ? toPassage(row) : null;
    });
  const passageAtLine = (document: string, line: number) => {
    const row = prepare<PassageRecord>(
      `SELECT ${COLUMNS} FROM passages p WHERE p.document = ? AND p.first <= ? AND p.last >= ? ORDER BY p.seq LIMIT 1`,
    ).get(document, line, line);
    return row ? toPassage(row) : null;
  };
  const rangesOf = rangesIn(prepare);
  let known: { readonly vocabulary: Vocabulary; readonly synonyms: Synonyms } | null = null;
  const knowledge = () => {
    known ??= { vocabulary: vocabularyOf(prepare), synonyms: readSynonyms(prepare) };
    return known;
  };

  const search = (whole: PassageSearch): ReturnType<Plan['search']> => {
    const asked = { ...whole, query: whole.query.slice(0, MOST_CHARACTERS) };
    return kept.search(JSON.stringify(asked), () => searched(asked));
  };

  const searched = (asked: PassageSearch): ReturnType<Plan['search']> => {
    const { vocabulary, synonyms } = knowledge();
    const question = readQuestion(asked.query, asked.places ?? [], vocabulary, synonyms, asked.context);
    const subject = hasSubject(question);
    const match = matchExpression(question);
    if (match === null) return { total: 0, hits: [] };
    const { sql, values } = where(asked);
    const order = orderOf(addressExpression(question));
    const ranges = rangesOf(asked);
    // Where all that the index finds is ranked with care, its own order decides nothing.
    const few = fewMatches(prepare, match, ranges, asked.kind, RANKED)?.map((seq, _, all) => ({
      seq,
      total: all.length,
    }));
    const found =
      few ??
      prepare<{ seq: number; total: number }>(
        `${FOUND} SELECT p.seq, count(*) OVER () AS total
       FROM found JOIN passages p ON p.seq = found.seq JOIN documents d ON d.id = p.document
       WHERE true${sql} ORDER BY ${order.sql} LIMIT ${RANKED}`,
      ).all(match, ...span(ranges), ...values, ...order.values);
    const opening = few === null ? openingExpression(question) : null;
    const opens = opening === null ? [] : (fewMatches(prepare, opening, ranges, asked.kind, READ * 2) ?? []);
    const seqs = new Set([...found.map(({ seq }) => seq), ...opens]);
    const ranked = [...seqs]
      .flatMap((seq) => {
        const passage = candidate(seq);
        if (!passage) return [];
        const rank = rankByTerms(passage, question);
        const { closeness, elsewhere } = rank.features;
        return [{ seq, passage, ...rank, closeness, elsewhere, score: scoreOf(rank.features) }];
      })
      .sort(byScore);
    const nearness = nearTo(asked, passageAtLine, passageAt);
    const best: Ranked[] = ranked
      .map((item, index) => {
        if (index >= READ) return { ...item, sentence: 0, score: item.score - UNREAD };
        const read = readSentences(item.passage, question);
        return { ...item, sentence: read.sentence ?? 0, score: item.score + scoreOf(read) };
      })
      .map((item) => ({ ...item, score: item.score + nearness(item.seq) * NEAR_SCORE }))
      .sort(byScore);
    const total = found[0]?.total ?? 0;
    const offset = asked.offset ?? 0;
    const page = best.slice(offset, offset + asked.limit);
    const second = besideFirst(page.slice(0, COMPARED), question);
    if (page.length < asked.limit && offset + page.length < total && best.length >= RANKED) {
      page.push(...further(asked, match, order, best, page.length));
    }
    return {
      total,
      hits: page.flatMap((item): PassageHit[] => {
        const { seq, score } = item;
        const row = passageAt(seq);
        const passage = candidate(seq);
        if (!row || !passage) return [];
        return [
          {
            ...row,
            score,
            confidence: subject
              ? nearer(
                  nearness(seq),
                  holdsWhatIsAsked(question.intents, row.text),
                  confidence(
                    {
                      ...item,
                      closeness: item.closeness,
                      margin: score - bestOfOthers(row, passage, best, question),
                      isHeading: row.kind === 'heading',
                      defines: defines(passage, question),
                    },
                    question,
                  ),
                )
              : 0,
            titled: isTitledAfter(passage, question.concepts),
            missing: missingFrom(passage, question),
            measured:
              (row.introduces !== null || holdsWhatIsMeasured(question.intents, row.text)) &&
              (!question.meaning || defines(passage, question) || glosses(passage, question)),
            excerpt: excerptOf(passage, question),
            next: nextOf(row, seq, opensWhatIsAsked(passage, question)),
            beside: seq === second,
          },
        ];
      }),
    };
  };

  /** The passage that answers nearly as well as the first, and tells what it does not. */
  function besideFirst([first, ...others]: readonly Ranked[], question: Question): number | null {
    const row = first && passageAt(first.seq);
    const passage = first && candidate(first.seq);
    if (!row || !passage || question.address.length > 0) return null;
    const next = nextOf(row, first.seq, opensWhatIsAsked(passage, question));
    const found = others.find(({ seq, score, elsewhere }) => {
      const other = passageAt(seq);
      const terms = candidate(seq);
      if (first.score - score > NEARLY || elsewhere > first.elsewhere || other === null || terms === null)
        return false;
      const told = other.kind === 'heading' || other.id === next?.id || isSameList(other, row);
      return !told && !saysTheSame(terms, passage) && holdsWhatIsMeasured(question.intents, other.text);
    });
    return found?.seq ?? null;
  }

  /** The best score of a passage outside the list of another, that does not say the same in other words. */
  function bestOfOthers(
    row: PassageRow,
    passage: Candidate,
    best: readonly Ranked[],
    question: Question,
  ): number {
    const defined = defines(passage, question);
    const ofOthers = best.slice(0, COMPARED).filter(({ seq }) => {
      const other = passageAt(seq);
      const terms = candidate(seq);
      if (other === null || terms === null || other.id === row.id || isSameList(other, row)) return false;
      return !saysTheSame(terms, passage) && !(defined && defines(terms, question));
    });
    return Math.max(0, ...ofOthers.map(({ score }) => score));
  }

  /** "I comuni sono:" is nothing without what follows; and what opens a section goes on saying what it is about. */
  function nextOf(row: PassageRow, seq: number, opens: boolean): PassageRow | null {
    if (row.introduces !== null || !(opens || row.text.endsWith(':'))) return null;
    const next = passageAt(seq + 1);
    const isOfSection =
      next?.document === row.document && row.path.every((step, at) => step === next.path[at]);
    if (!isOfSection || next.kind === 'heading') return null;
    const goesOn = next.kind === 'paragraph' && next.path.join('\n') === row.path.join('\n');
    return row.text.endsWith(':') || (goesOn && row.text.length + next.text.length <= TOGETHER) ? next : null;
  }

  /** What the index found past the passages ranked with care, in its own order. */
  function further(
    asked: PassageSearch,
    match: string,
    order: Where,
    best: readonly Ranked[],
    given: number,
  ): Ranked[] {
    const { sql, values } = where(asked);
    const least = best.at(-1)?.score ?? 0;
    const start = Math.max(RANKED, (asked.offset ?? 0) + given);
    return prepare<{ seq: number }>(
      `${FOUND} SELECT p.seq FROM found JOIN passages p ON p.seq = found.seq JOIN documents d ON d.id = p.document
       WHERE true${sql} ORDER BY ${order.sql} ${PAGE}`,
    )
      .all(match, ...span(rangesOf(asked)), ...values, ...order.values, asked.limit - given, start)
      .map(({ seq }, index) => ({
        seq,
        score: least - start - index,
        coverage: 0,
        subject: 0,
        closeness: 0,
        elsewhere: 0,
        sentence: 0,
      }));
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

/** How much less by score the second passage may answer than the first, to be told beside it. */
const NEARLY = 1.25;

/** Characters of two paragraphs that are given together. */
const TOGETHER = 1000;

/** Passages that one is compared with, to tell how much more than any other it says. */
const COMPARED = 10;

/** Whether two passages stand in one list, or one introduces that of the other. */
function isSameList(one: PassageRow, other: PassageRow): boolean {
  const lists = [one.list?.id, one.introduces].filter((id) => id != null);
  return lists.some((id) => id === other.list?.id || id === other.introduces);
}

/** From the first place of some ranges to the last. */
const span = (ranges: readonly Range[]): Range => [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0];

/** Passages whose sentences were not read come after those whose were. */
const UNREAD = 8;

const byScore = (a: Pick<Ranked, 'score' | 'seq'>, b: Pick<Ranked, 'score' | 'seq'>) =>
  b.score - a.score || a.seq - b.seq;

/** A place, a year or a number alone asks nothing that a text could answer. */
function hasSubject({ concepts, address }: Question): boolean {
  return (
    address.length > 0 ||
    concepts.some(
      ({ year, isPlace, alternatives }) =>
        year === null && !isPlace && !/^\d+$/.test(alternatives[0]?.stems.join('') ?? ''),
    )
  );
}

/** Best first; the places that are asked by their number before all others. */
function orderOf(address: string | null): Where {
  const best = 'found.found DESC, p.seq';
  if (address === null) return { sql: best, values: [] };
  const asked = 'p.seq IN (SELECT rowid FROM passage_index WHERE passage_index MATCH ?)';
  return { sql: `${asked} DESC, ${best}`, values: [address] };
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

function where(search: PassageSearch): Where {
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
