// SPDX-License-Identifier: EUPL-1.2
import type { PassageRow, PassageSearch } from './plan.ts';

/** How near a passage stands to the one spoken of last: itself, in its section, in the section around it. */
const NEARNESS = { same: 1, section: 0.9, around: 0.4 };
/** What the nearest gains in rank. */
export const NEAR_SCORE = 5;
/** What is left of the doubt that the nearest answers, where it holds what is asked for. */
const DOUBT = 0.45;
/** Where it does not, it is near what is asked and no more. */
const NEAR_ONLY = 0.45;

/** Tells how near the passages of a search are to the line spoken of last: 0 where none was. */
export function nearTo(
  { document, near }: PassageSearch,
  atLine: (document: string, line: number) => PassageRow | null,
  at: (seq: number) => PassageRow | null,
): (seq: number) => number {
  const last = document === undefined || near === undefined ? null : atLine(document, near);
  if (!last) return () => 0;
  const section = last.path.join('\n');
  const around = last.path.slice(0, -1).join('\n');
  return (seq) => {
    const row = at(seq);
    if (row?.document !== last.document) return 0;
    if (row.id === last.id) return NEARNESS.same;
    const own = row.path.join('\n');
    if (own === section) return NEARNESS.section;
    return around !== '' && own.startsWith(around) ? NEARNESS.around : 0;
  };
}

/** How sure it is that a passage answers a question that goes on with one near it. */
export function nearer(nearness: number, holds: boolean, sure: number): number {
  if (nearness === 0) return sure;
  return holds ? 1 - (1 - sure) * (1 - nearness * (1 - DOUBT)) : Math.min(sure, NEAR_ONLY);
}
