// SPDX-License-Identifier: EUPL-1.2
import type { PassageReader } from './passage-reader.ts';
import type { PassageSearch } from './plan.ts';

/** How near a passage stands to the one spoken of last: itself, next to it in its section, further on, in the section around it. */
const NEARNESS = { same: 1, beside: 0.9, section: 0.8, around: 0.4 };
/** What the nearest gains in rank. */
export const NEAR_SCORE = 5;
/** Places between two passages that stand next to each other. */
const NEXT = 2;
/** What is left of the doubt that the nearest answers, where it holds what is asked for. */
const DOUBT = 0.45;
/** Where it does not, it is near what is asked and no more. */
const NEAR_ONLY = 0.45;
/** Passages on either side of the one spoken of that are looked at, whether the index finds them or not. */
const LOOKED_AT = 8;

/** What stands near the line spoken of last. */
export interface Nearby {
  /** How near a passage stands to it: 0 where it does not, or nothing was spoken of. */
  nearness(seq: number): number;
  /** The passages of its section that stand next to it. */
  readonly seqs: readonly number[];
}

const NOWHERE: Nearby = { nearness: () => 0, seqs: [] };

/** Tells what stands near the line that a search goes on from. */
export function nearTo(
  { document, near }: PassageSearch,
  { placeOfLine, passageAt }: Pick<PassageReader, 'placeOfLine' | 'passageAt'>,
): Nearby {
  const place = document === undefined || near === undefined ? null : placeOfLine(document, near);
  const last = place === null ? null : passageAt(place);
  if (place === null || !last) return NOWHERE;
  const section = last.path.join('\n');
  const around = last.path.slice(0, -1).join('\n');
  const nearness = (seq: number) => {
    const row = passageAt(seq);
    if (row?.document !== last.document) return 0;
    if (row.id === last.id) return NEARNESS.same;
    const own = row.path.join('\n');
    if (own === section) return Math.abs(seq - place) <= NEXT ? NEARNESS.beside : NEARNESS.section;
    return around !== '' && own.startsWith(around) ? NEARNESS.around : 0;
  };
  const seqs: number[] = [];
  for (let seq = place - LOOKED_AT; seq <= place + LOOKED_AT; seq++)
    if (nearness(seq) >= NEARNESS.section) seqs.push(seq);
  return { nearness, seqs };
}

/** How sure it is that a passage answers a question that goes on with one near it. */
export function nearer(nearness: number, holds: boolean, sure: number): number {
  if (nearness === 0) return sure;
  return holds ? 1 - (1 - sure) * (1 - nearness * (1 - DOUBT)) : Math.min(sure, NEAR_ONLY);
}
