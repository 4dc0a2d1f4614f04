// SPDX-License-Identifier: EUPL-1.2
import type { ReplyFact } from '../../assistant/reply.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as the table writes it. */
  readonly shown: string;
  /** What the value was read from, where the chart draws facts. */
  readonly fact?: ReplyFact;
}

/** What a chart shows: bars side by side, or the parts of one total in one bar. */
export interface Chart {
  readonly kind: 'bars' | 'parts';
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Headings of the table to show beside it, where the reply has none with the same figures. */
  readonly columns?: readonly [name: string, value: string];
  /** What the reader must know to compare them. */
  readonly note?: string;
}
