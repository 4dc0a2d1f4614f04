// SPDX-License-Identifier: EUPL-1.2
import type { Check } from './model.ts';

/** What a printed line has wrong, told in words: no number is compared with another. */
export function misprint({
  line,
  verdict = 'mismatch',
  ...told
}: Pick<Check, 'id' | 'document' | 'title' | 'note'> & {
  readonly line: number;
  readonly verdict?: Check['verdict'];
}): Check {
  return { ...told, verdict, declared: null, computed: null, difference: null, lines: [line, line] };
}
