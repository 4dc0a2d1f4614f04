// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../italian/fold.ts';
import { stem } from '../italian/stem.ts';
import { answerIfSure } from './answer-rules.ts';
import { notCounted } from './compose/situations.ts';
import type { Draft } from './draft.ts';
import { mayBeUntold } from './kind-of-answer.ts';
import { COUNTS } from './read/asked-aspect.ts';
import { isOtherCount } from './read/other-count.ts';
import { asksOther, toldApart } from './read/told-apart.ts';
import type { Turn } from './turn.ts';

/** A count of what no table counts, or of a part that none tells apart: what is answered must be what is asked. */
export async function answerNotCounted(turn: Turn): Promise<Draft | null> {
  const { answering, reading, requests } = turn;
  const { lexicon } = answering;
  const other = isOtherCount(reading, lexicon) || (requests.length > 0 && asksOther(reading, lexicon));
  if (other && (await mayBeUntold(turn))) return notCounted(reading, reading.unknownWords);
  if (requests.length === 0 || toldApart(reading, lexicon).length === 0) return null;
  const untold = await untoldBy(await turn.figures(), turn);
  // "Le misure di sostegno previste": what no figure tells may be told in words, where no number is asked.
  if (untold === null || COUNTS.test(reading.question)) return untold;
  return (await answerIfSure(answering)) ?? untold;
}

/**
 * That what was found has not the words which tell apart what is asked: neither its figures nor the rows they stand in. Null
 * where it has them, or where no figure was found and the documents may say it in words.
 */
export async function untoldBy(parts: readonly Draft[], turn: Turn): Promise<Draft | null> {
  const { reading, answering } = turn;
  const { lexicon } = answering;
  const apart = toldApart(reading, lexicon);
  if (apart.length === 0) return null;
  const told = parts.filter(({ outcome }) => outcome === 'answered' || outcome === 'partial');
  if (told.length === 0 && !COUNTS.test(reading.question)) return null;
  const roots = new Set(told.flatMap(rootsOf));
  const untold = apart.filter((word) => !roots.has(stem(word)));
  return untold.length > 0 && (await mayBeUntold(turn)) ? notCounted(reading, untold) : null;
}

/** The towns in ALER's own name tell nothing apart. */
const OF_ALER = /brescia\s*[-–]\s*cremona\s*[-–]\s*mantova/gi;

/** The roots of the words that figures and their rows are told in. */
function rootsOf({ figures, sources }: Draft): string[] {
  const texts = [
    ...figures.map(({ etichetta, luogo, valore }) =>
      [etichetta, luogo?.nome, valore].filter((said) => typeof said === 'string').join(' '),
    ),
    ...sources.map(({ sezione, testo }) => `${sezione} ${testo.replaceAll(OF_ALER, '')}`),
  ];
  return [...new Set(texts)].flatMap((text) => words(fold(text)).map(({ text: word }) => stem(word)));
}
