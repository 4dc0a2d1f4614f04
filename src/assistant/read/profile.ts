// SPDX-License-Identifier: EUPL-1.2
import type { Word } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Whether all that there is on a place is asked, "dimmi tutto di Sabbioneta", "la situazione di Soncino": by a phrase that asks
 * it, beside which no word is left `unread` that says something else.
 */
export function asksProfile(
  tokens: readonly Word[],
  unread: readonly string[],
  { profile, framingStems, idleStems }: Lexicon,
): boolean {
  const said = ` ${tokens.map(({ text }) => text).join(' ')} `;
  const asking = profile.phrases.find((phrase) => said.includes(` ${phrase} `));
  if (asking === undefined) return false;
  const own = new Set(asking.split(' '));
  return unread.every((word) => own.has(word) || framingStems.has(stem(word)) || idleStems.has(stem(word)));
}
