// SPDX-License-Identifier: EUPL-1.2
import {
  defines,
  excerptOf,
  glosses,
  isTitledAfter,
  opensWhatIsAsked,
  readSentences,
} from './passage-answer.ts';
import { besideFirst, bestOfOthers, nextOf, type Ranked } from './passage-beside.ts';
import { confidence } from './passage-confidence.ts';
import { holdsWhatIsAsked, holdsWhatIsMeasured } from './passage-intent.ts';
import { knowledgeReader } from './passage-knowledge.ts';
import { type Matches, matchReader, RANKED } from './passage-lookup.ts';
import { NEAR_SCORE, nearer, nearTo } from './passage-near.ts';
import { type Question, readQuestion } from './passage-question.ts';
import { missingFrom, rankByTerms } from './passage-rank.ts';
import type { PassageReader } from './passage-reader.ts';
import { scoreOf } from './passage-weights.ts';
import type { PassageHit, PassageSearch, Plan } from './plan.ts';
import type { Prepare } from './statement.ts';

/** Of the passages ranked by their words, those whose sentences are read. */
const READ = 16;

/** Passages whose sentences were not read come after those whose were. */
const UNREAD = 8;

/** Searches the passages: what the index finds is ranked by its words, and the best by its sentences. */
export function passageSearch(prepare: Prepare, reader: PassageReader): Plan['search'] {
  const { passageAt, candidate } = reader;
  const knowledge = knowledgeReader(prepare);
  const matchesOf = matchReader(prepare);

  return (asked) => {
    const { vocabulary, synonyms } = knowledge();
    const question = readQuestion(asked.query, asked.places ?? [], vocabulary, synonyms, asked.context);
    const matches = matchesOf(asked, question);
    if (matches === null) return { total: 0, hits: [] };
    const { nearness, seqs } = nearTo(asked, reader);
    const best = ranked([...new Set([...matches.seqs, ...seqs])], question, nearness);
    const page = best.slice(asked.offset ?? 0, (asked.offset ?? 0) + asked.limit);
    const second = besideFirst(page, question, reader);
    const subject = hasSubject(question);
    const hits = [...page, ...past(page.length, best, matches, asked)].flatMap((item): PassageHit[] => {
      const { seq, score } = item;
      const row = passageAt(seq);
      const passage = candidate(seq);
      if (!row || !passage) return [];
      const defined = defines(passage, question);
      const sure = () =>
        confidence(
          {
            ...item,
            margin: score - bestOfOthers(row, passage, best, question, reader),
            isHeading: row.kind === 'heading',
            defines: defined,
          },
          question,
        );
      return [
        {
          ...row,
          score,
          confidence: subject
            ? nearer(nearness(seq), holdsWhatIsAsked(question.intents, row.text), sure())
            : 0,
          titled: isTitledAfter(passage, question.concepts),
          missing: missingFrom(passage, question),
          measured:
            (row.introduces !== null || holdsWhatIsMeasured(question.intents, row.text)) &&
            (!question.meaning || defined || glosses(passage, question)),
          excerpt: excerptOf(passage, question),
          next: nextOf(row, seq, opensWhatIsAsked(passage, question), passageAt),
          beside: seq === second,
        },
      ];
    });
    return { total: matches.total, hits };
  };

  /** Passages in the order in which they answer. */
  function ranked(seqs: readonly number[], question: Question, nearness: (seq: number) => number): Ranked[] {
    return seqs
      .flatMap((seq) => {
        const passage = candidate(seq);
        if (!passage) return [];
        const rank = rankByTerms(passage, question);
        const { closeness, elsewhere } = rank.features;
        return [{ seq, passage, ...rank, closeness, elsewhere, score: scoreOf(rank.features) }];
      })
      .sort(byScore)
      .map((item, index) => {
        if (index >= READ) return { ...item, sentence: 0, score: item.score - UNREAD };
        const read = readSentences(item.passage, question);
        return { ...item, sentence: read.sentence ?? 0, score: item.score + scoreOf(read) };
      })
      .map((item) => ({ ...item, score: item.score + nearness(item.seq) * NEAR_SCORE }))
      .sort(byScore);
  }
}

/** What fills a page past the passages ranked with care: what else the index found. */
function past(
  given: number,
  best: readonly Ranked[],
  { total, further }: Matches,
  { limit, offset = 0 }: PassageSearch,
): Ranked[] {
  if (given >= limit || offset + given >= total || best.length < RANKED) return [];
  const least = best.at(-1)?.score ?? 0;
  const start = Math.max(RANKED, offset + given);
  return further(limit - given, start).map((seq, index) => ({
    seq,
    score: least - start - index,
    coverage: 0,
    subject: 0,
    closeness: 0,
    elsewhere: 0,
    sentence: 0,
  }));
}

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
