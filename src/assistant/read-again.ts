// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import { stem } from '../italian/stem.ts';
import type { Draft } from './draft.ts';
import { BEFORE_NAME, isGeneral } from './find-passages.ts';
import { mayGoOn, type Thread, type Threads } from './read/conversation.ts';
import type { Near, Reading } from './read/reading.ts';
import type { DraftOf } from './told.ts';

/** A conversation as it may be meant: its turns, and what is known of each from the reply before it. */
export interface Meant {
  readonly turns: readonly string[];
  readonly threads: Threads;
}

/** Words of a turn that may ask more of what was told, rather than something of its own. */
const LONGEST = 9;
/** Replies back to which small talk may stand between. */
const MOST_BETWEEN = 2;

/** Whether a reply says so little of a question that it may have been meant otherwise. */
export function isWeak({ outcome, figures, sources, prose }: Draft): boolean {
  if (outcome === 'clarification' || outcome === 'out_of_scope') return figures.length === 0;
  if (outcome === 'not_available') return figures.length + sources.length === 0;
  return outcome === 'partial' && prose !== undefined && figures.length === 0;
}

/**
 * Whether a reply to the turn read in another way answers it: in the document spoken of, with words that hold all that the turn
 * names; where it names nothing, only in the very passage that was spoken of.
 */
export function answersTurn(
  { outcome, prose, sources }: Draft,
  reading: Reading,
  spoken: readonly Near[],
): boolean {
  const { unknownWords } = reading;
  const inSame = spoken.filter(({ document }) => document === prose?.documento);
  if (prose === undefined || inSame.length === 0) return false;
  const telling = unknownWords.filter((word) => word.length >= TELLING);
  const [first, last] = prose.righe;
  // The passage that a figure stands in is told, though it may not say all that is asked.
  if (inSame.some(({ line }) => first <= line && line <= last))
    return outcome === 'answered' || outcome === 'partial';
  if (outcome !== 'answered') return false;
  const told = new Set(sources.flatMap(({ testo }) => words(testo).map(({ text }) => stem(text))));
  return telling.length > 0 && telling.every((word) => told.has(stem(word)));
}

/** Letters from which on a word tells what a question is about. */
const TELLING = 5;

/** How many of the words that a turn names something with a reply in the documents' words leaves untold. */
export function unreadBy({ sources, prose }: Draft, { unknownWords, places, question }: Reading): number {
  if (prose === undefined) return Number.POSITIVE_INFINITY;
  const outside = places.flatMap((place) => (place.kind === 'elsewhere' ? [place.nome] : []));
  const named = words(question).flatMap(({ text }, index, all) =>
    NAMED_AFTER.some((way) => way.test(all[index - 1]?.text ?? '')) ? [text] : [],
  );
  const telling = [
    ...unknownWords.filter((word) => word.length >= TELLING && named.includes(word) && !isGeneral(word)),
    ...outside,
  ];
  const own = sources.filter(
    ({ documento, righe }) =>
      documento === prose.documento && righe[0] <= prose.righe[1] && prose.righe[0] <= righe[1],
  );
  const told = new Set(
    own.flatMap(({ testo, sezione }) => words(`${sezione} ${testo}`).map(({ text }) => stem(text))),
  );
  return telling.filter((said) => words(said).some(({ text }) => !told.has(stem(text)))).length;
}

/** What stands before the name of a thing, a place, or what was done. */
const NAMED_AFTER = [BEFORE_NAME, /^(?:in|via|per|con|a|di|da|su|casa|progetto)$/, /^stat[oaie]$/];

/** A way in which the last turn may be meant, and where what was spoken of stands. */
export interface OtherWay extends Meant {
  readonly spoken: readonly Near[];
}

/**
 * The other ways in which a short turn may be meant that names nothing by itself, the likeliest first: of the words that stand
 * where the last figures do, and as one question with the one that it goes on with.
 */
export async function otherWays(
  { turns, threads }: Meant,
  alone: Reading,
  draftOf: DraftOf,
): Promise<readonly OtherWay[]> {
  const index = turns.length - 1;
  const turn = turns[index];
  if (turn === undefined || index < 1 || !mayAskMore(alone)) return [];
  for (let last = index - 1; last >= Math.max(0, index - MOST_BETWEEN); last--) {
    const draft = await draftOf(last);
    if (tellsNothing(draft)) continue;
    const source = draft.prose ?? draft.sources[0];
    if (source === undefined) return [];
    const near = { document: source.documento, line: source.righe[0] };
    const before = threads.slice(0, index);
    const goesOn: Thread = { near, whole: false, recall: null };
    const whole: Thread = { near, whole: true, recall: null };
    const bare = turn.replace(/[\s?!.]+$/, '');
    const spoken = draft.sources.map(({ documento, righe: [line] }) => ({ document: documento, line }));
    const asked = [...new Set([turns[last], turns[rootOf(last, threads)]])];
    const ways: readonly OtherWay[] = [
      { turns, threads: [...before, goesOn], spoken: [near, ...spoken] },
      { turns, threads: [...before, { ...whole, rooted: true }], spoken: [near] },
      ...asked.map((said) => ({
        turns: [...turns.slice(0, index), `${bare} ${said}`],
        threads: [...before, whole],
        spoken: [near],
      })),
    ];
    // What was made whole by the question before it may go on with the words as it stands.
    return draft.prose === undefined || threads[index]?.whole ? ways : ways.slice(1);
  }
  return [];
}

/** Small talk, or that the documents do not speak of something: nothing in it can be gone on with. */
export const tellsNothing = ({ outcome, figures, sources }: Draft): boolean =>
  outcome === 'smalltalk' || (outcome === 'not_available' && figures.length + sources.length === 0);

/** The question that the one at an index goes on with, in the documents' words. */
function rootOf(index: number, threads: Threads): number {
  let root = index;
  while (root > 0 && threads[root] && (!threads[root]?.whole || threads[root]?.rooted)) root--;
  return root;
}

const mayAskMore = (alone: Reading): boolean =>
  mayGoOn(alone) &&
  !alone.foreign &&
  !alone.personal &&
  alone.recall === null &&
  alone.places.every(({ kind }) => kind === 'elsewhere') &&
  alone.absent.length === 0 &&
  words(alone.question).length <= LONGEST;

/** A measure named by a common word ("gente", "quanti soldi"), and neither where nor whose: it may be of what was told in words. */
export const isBareMeasure = (reading: Reading): boolean => {
  const { question, places, owners, years, uses, operation, codes, recognised } = reading;
  const said = recognised.filter(({ as }) => as.startsWith('topic: ')).map(({ words: name }) => name);
  return (
    places.length + owners.length + years.length + uses.length + codes.length === 0 &&
    operation === null &&
    !reading.whole &&
    !reading.list &&
    said.length < 2 &&
    said.every((name) => words(name.replace(/^quant\p{L}+ /u, '')).length === 1) &&
    words(question).length <= LONGEST_BARE
  );
};
const LONGEST_BARE = 9;
