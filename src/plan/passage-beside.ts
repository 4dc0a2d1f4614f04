// SPDX-License-Identifier: EUPL-1.2
import { defines, opensWhatIsAsked } from './passage-answer.ts';
import { holdsWhatIsMeasured } from './passage-intent.ts';
import type { Question } from './passage-question.ts';
import type { Candidate } from './passage-rank.ts';
import type { PassageReader } from './passage-reader.ts';
import { saysTheSame } from './passage-same.ts';
import type { PassageRow } from './plan.ts';

/** A passage of those found, with what tells how well it answers. */
export interface Ranked {
  readonly seq: number;
  readonly score: number;
  readonly coverage: number;
  readonly subject: number;
  readonly closeness: number;
  readonly elsewhere: number;
  /** Share of the question that its best sentence speaks of. */
  readonly sentence: number;
}

/** How much less by score the second passage may answer than the first, to be told beside it. */
const NEARLY = 1.25;

/** Characters of two paragraphs that are given together. */
const TOGETHER = 1000;

/** Passages that one is compared with, to tell how much more than any other it says. */
const COMPARED = 10;

/** The passage that answers nearly as well as the first, and tells what it does not. */
export function besideFirst(
  page: readonly Ranked[],
  question: Question,
  { passageAt, candidate }: PassageReader,
): number | null {
  const [first, ...others] = page.slice(0, COMPARED);
  const row = first && passageAt(first.seq);
  const passage = first && candidate(first.seq);
  if (!row || !passage || question.address.length > 0) return null;
  const next = nextOf(row, first.seq, opensWhatIsAsked(passage, question), passageAt);
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
export function bestOfOthers(
  row: PassageRow,
  passage: Candidate,
  best: readonly Ranked[],
  question: Question,
  { passageAt, candidate }: PassageReader,
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
export function nextOf(
  row: PassageRow,
  seq: number,
  opens: boolean,
  passageAt: PassageReader['passageAt'],
): PassageRow | null {
  if (row.introduces !== null || !(opens || row.text.endsWith(':'))) return null;
  const next = passageAt(seq + 1);
  const isOfSection = next?.document === row.document && row.path.every((step, at) => step === next.path[at]);
  if (!isOfSection || next.kind === 'heading') return null;
  const goesOn = next.kind === 'paragraph' && next.path.join('\n') === row.path.join('\n');
  return row.text.endsWith(':') || (goesOn && row.text.length + next.text.length <= TOGETHER) ? next : null;
}

/** Whether two passages stand in one list, or one introduces that of the other. */
function isSameList(one: PassageRow, other: PassageRow): boolean {
  const lists = [one.list?.id, one.introduces].filter((id) => id != null);
  return lists.some((id) => id === other.list?.id || id === other.introduces);
}
